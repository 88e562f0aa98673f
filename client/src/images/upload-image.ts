import { type Image, image, type UploadImage } from '@atelier/contract'
import type { CallOptions, Client } from '../client.ts'
import { request } from '../request.ts'

/**
 * Uploads one image (`file` as base64, or `image_url`) to a basic draft dataset and returns it with its caption, which is null before the
 * dataset has a visual schema. 409 when the dataset is completed or full, 412 when the image is too small, 413 over 12 MB, 415 when it is no
 * jpeg, png or webp, 422 when it is damaged, moderated, or its address cannot be used. See `uploadImageFile` for bytes.
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
