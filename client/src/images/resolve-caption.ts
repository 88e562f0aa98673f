import { type Image, image, type ResolveCaption } from '@atelier/contract'
import type { CallOptions, Client } from '../client.ts'
import { request } from '../request.ts'

/**
 * Takes a side of an image's `caption_conflicts`: `choices` for some of them, or `take` for all. 400 for a path without a conflict, 404 for unknown
 * ids, 409 when the dataset is completed.
 */
export function resolveCaption(
  client: Client,
  datasetId: number,
  imageId: number,
  body: ResolveCaption,
  options: CallOptions = {},
): Promise<Image> {
  const path = `/v1/tailored-gen/datasets/${datasetId}/images/${imageId}/captions/resolve`
  return request(client, { method: 'POST', path, body, answer: image, ...options })
}
