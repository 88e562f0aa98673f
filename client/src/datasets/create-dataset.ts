import { type CreateDataset, type Dataset, dataset } from '@atelier/contract'
import type { CallOptions, Client } from '../client.ts'
import { request } from '../request.ts'

/** Creates an empty draft dataset in a project; 404 when there is no such project. */
export function createDataset(
  client: Client,
  body: CreateDataset,
  options: CallOptions = {},
): Promise<Dataset> {
  const path = '/v1/tailored-gen/datasets'
  return request(client, { method: 'POST', path, body, answer: dataset, ...options })
}
