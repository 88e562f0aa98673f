import { type Image, image } from '@atelier/contract'
import type { CallOptions, Client } from '../client.ts'
import { request } from '../request.ts'

/** One image of a dataset; 404 when either id is unknown. */
export function getImage(
  client: Client,
  datasetId: number,
  imageId: number,
  options: CallOptions = {},
): Promise<Image> {
  const path = `/v1/tailored-gen/datasets/${datasetId}/images/${imageId}`
  return request(client, { method: 'GET', path, answer: image, ...options })
}
