import { type Image, image, type UpdateImage } from '@atelier/contract'
import type { CallOptions, Client } from '../client.ts'
import { request } from '../request.ts'

/**
 * Writes an image's caption (JSON text, manual from then on) or has it made anew (`regenerate_caption`); exactly one of the two. 400 for a caption
 * that is no JSON object, 404 for unknown ids, 409 when the dataset is completed.
 */
export function updateImage(
  client: Client,
  datasetId: number,
  imageId: number,
  body: UpdateImage,
  options: CallOptions = {},
): Promise<Image> {
  const path = `/v1/tailored-gen/datasets/${datasetId}/images/${imageId}`
  return request(client, { method: 'PUT', path, body, answer: image, ...options })
}
