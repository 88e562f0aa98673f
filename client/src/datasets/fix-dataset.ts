import { type DatasetFix, datasetFix, type FixDataset } from '@atelier/contract'
import type { CallOptions, Client } from '../client.ts'
import { request } from '../request.ts'

/**
 * Puts findings of `lintDataset` right: those named by `findings`, or `all` that have a fix. All of them or none; those that are not there any
 * more are named in the answer. 404 for an unknown dataset, 409 when it is completed or captions are being made.
 */
export function fixDataset(
  client: Client,
  datasetId: number,
  body: FixDataset,
  options: CallOptions = {},
): Promise<DatasetFix> {
  const path = `/v1/tailored-gen/datasets/${datasetId}/lint/fix`
  return request(client, { method: 'POST', path, body, answer: datasetFix, ...options })
}
