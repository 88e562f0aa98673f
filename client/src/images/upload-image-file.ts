import { type Image, image, type UploadImage } from '@atelier/contract'
import type { CallOptions, Client } from '../client.ts'
import { request } from '../request.ts'

/** What is said about a file that is uploaded. */
export type UploadImageFileFields = Omit<UploadImage, 'file' | 'image_url'>

/** As `uploadImage`, with the bytes themselves as multipart/form-data: a third less to send than base64. A `File` gives the image its name. */
export function uploadImageFile(
  client: Client,
  datasetId: number,
  file: Blob | Uint8Array<ArrayBuffer>,
  fields: UploadImageFileFields = {},
  options: CallOptions = {},
): Promise<Image> {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields))
    if (value !== undefined) form.set(name, String(value))
  const blob = file instanceof Blob ? file : new Blob([file])
  // Without a name the part would be a field and not a file.
  form.set('file', blob, (file instanceof File && file.name) || 'image')
  const path = `/v1/tailored-gen/datasets/${datasetId}/images`
  return request(client, { method: 'POST', path, form, answer: image, ...options })
}
