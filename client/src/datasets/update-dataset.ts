import { type Dataset, dataset, type UpdateDataset } from '@atelier/contract'
import type { CallOptions, Client } from '../client.ts'
import { request } from '../request.ts'

/**
 * Changes a dataset's name, visual schema or status. Completing freezes it: 409 with fewer than five images, without a
 * visual schema, or while an image has no caption.
 */
export function updateDataset(
  client: Client,
  datasetId: number,
  body: UpdateDataset,
  options: CallOptions = {},
): Promise<Dataset> {
  const path = `/v1/tailored-gen/datasets/${datasetId}`
  return request(client, { method: 'PUT', path, body, answer: dataset, ...options })
}
