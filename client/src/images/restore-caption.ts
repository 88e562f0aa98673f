import { type Image, image } from '@atelier/contract'
import type { CallOptions, Client } from '../client.ts'
import { request } from '../request.ts'

/** Makes an earlier caption the image's again, as a new version. 404 for unknown ids and versions, 409 when the dataset is completed. */
export function restoreCaption(
  client: Client,
  datasetId: number,
  imageId: number,
  version: number,
  options: CallOptions = {},
): Promise<Image> {
  const path = `/v1/tailored-gen/datasets/${datasetId}/images/${imageId}/captions/${version}/restore`
  return request(client, { method: 'POST', path, answer: image, ...options })
}
