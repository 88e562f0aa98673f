import { type Image, image } from '@atelier/contract'
import type { CallOptions, Client } from '../client.ts'
import { request } from '../request.ts'

/** Takes back an `undoCaption`. 404 for unknown ids, 409 when nothing was undone or the dataset is completed. */
export function redoCaption(
  client: Client,
  datasetId: number,
  imageId: number,
  options: CallOptions = {},
): Promise<Image> {
  const path = `/v1/tailored-gen/datasets/${datasetId}/images/${imageId}/captions/redo`
  return request(client, { method: 'POST', path, answer: image, ...options })
}
