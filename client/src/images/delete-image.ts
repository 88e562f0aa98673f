import { z } from 'zod'
import type { CallOptions, Client } from '../client.ts'
import { request } from '../request.ts'

/** Deletes an image of a draft. 404 for unknown ids, 409 when the dataset is completed. */
export function deleteImage(
  client: Client,
  datasetId: number,
  imageId: number,
  options: CallOptions = {},
): Promise<void> {
  const path = `/v1/tailored-gen/datasets/${datasetId}/images/${imageId}`
  return request(client, { method: 'DELETE', path, answer: z.void(), ...options })
}
