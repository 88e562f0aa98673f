import { z } from 'zod'
import type { CallOptions, Client } from '../client.ts'
import { request } from '../request.ts'

/** Deletes a dataset with its images; models that learnt from it stay. 404 for an unknown id, 409 while a model is being trained on it. */
export function deleteDataset(
  client: Client,
  datasetId: number,
  options: CallOptions = {},
): Promise<void> {
  const path = `/v1/tailored-gen/datasets/${datasetId}`
  return request(client, { method: 'DELETE', path, answer: z.void(), ...options })
}
