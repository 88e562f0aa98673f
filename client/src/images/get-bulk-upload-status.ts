import { type BulkUploadStatus, bulkUploadStatus } from '@atelier/contract'
import type { CallOptions, Client } from '../client.ts'
import { request } from '../request.ts'

/** How far an archive is, and which of its images were refused and why. 404 for a dataset that is unknown or was never given an archive. */
export function getBulkUploadStatus(
  client: Client,
  datasetId: number,
  options: CallOptions = {},
): Promise<BulkUploadStatus> {
  const path = `/v1/tailored-gen/datasets/${datasetId}/images/bulk-upload/status`
  return request(client, { method: 'GET', path, answer: bulkUploadStatus, ...options })
}
