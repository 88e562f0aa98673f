import { type Image, image } from '@atelier/contract'
import type { CallOptions, Client } from '../client.ts'
import { request } from '../request.ts'

/** Shows the caption that the present one was made from, with its source and its conflicts. 404 for unknown ids, 409 when there is none or the dataset is completed. */
export function undoCaption(
  client: Client,
  datasetId: number,
  imageId: number,
  options: CallOptions = {},
): Promise<Image> {
  const path = `/v1/tailored-gen/datasets/${datasetId}/images/${imageId}/captions/undo`
  return request(client, { method: 'POST', path, answer: image, ...options })
}
