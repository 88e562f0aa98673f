import { type CloneDataset, type Dataset, dataset } from '@atelier/contract'
import type { CallOptions, Client } from '../client.ts'
import { request } from '../request.ts'

/**
 * Copies a dataset as a draft, with its visual schema, its images and their captions; the way to change one that is completed. It is called
 * `Copy of …` unless the body says otherwise. 404 for an unknown id.
 */
export function cloneDataset(
  client: Client,
  datasetId: number,
  body: CloneDataset = {},
  options: CallOptions = {},
): Promise<Dataset> {
  const path = `/v1/tailored-gen/datasets/${datasetId}/clone`
  return request(client, { method: 'POST', path, body, answer: dataset, ...options })
}
