import { type Image, image, type UploadImage } from '@atelier/contract'
import type { CallOptions, Client } from '../client.ts'
import { request } from '../request.ts'

/**
 * Uploads one image (`file` as base64, or `image_url`) to a draft dataset and returns it with its caption. 412 when it is
 * too small, 413 over 12 MB, 415 when it is no jpeg, png or webp, 409 when the dataset is completed or full.
 */
export function uploadImage(
  client: Client,
  datasetId: number,
  body: UploadImage,
  options: CallOptions = {},
): Promise<Image> {
  const path = `/v1/tailored-gen/datasets/${datasetId}/images`
  return request(client, { method: 'POST', path, body, answer: image, ...options })
}
