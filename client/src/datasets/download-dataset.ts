import { type DatasetDownload, datasetDownload } from '@atelier/contract'
import type { CallOptions, Client } from '../client.ts'
import { request } from '../request.ts'

/**
 * Where an advanced dataset can be fetched as a ZIP, and its captions as JSON when all of them are automatic; see `streamResult` for the bytes.
 * 404 for an unknown id, 409 when the dataset is basic.
 */
export function downloadDataset(
  client: Client,
  datasetId: number,
  options: CallOptions = {},
): Promise<DatasetDownload> {
  // The one operation of its family whose published address lacks `/tailored-gen`.
  const path = `/v1/datasets/${datasetId}/download`
  return request(client, { method: 'GET', path, answer: datasetDownload, ...options })
}
