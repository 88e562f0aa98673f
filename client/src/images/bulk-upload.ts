import { type BulkUpload, type BulkUploadStarted, bulkUploadStarted } from '@atelier/contract'
import type { CallOptions, Client } from '../client.ts'
import { request } from '../request.ts'

/**
 * Fills an empty advanced dataset from a ZIP at a public address (up to 5,000 images, 5 GB) and returns at once; follow it with `waitForBulkUpload`.
 * Each dataset has one attempt. 400 when it has had it, has images or is basic, or when the address gives nothing; 404 for an unknown dataset,
 * 413 over 5 GB.
 */
export function bulkUpload(
  client: Client,
  datasetId: number,
  body: BulkUpload,
  options: CallOptions = {},
): Promise<BulkUploadStarted> {
  const path = `/v1/tailored-gen/datasets/${datasetId}/images/bulk-upload`
  return request(client, { method: 'POST', path, body, answer: bulkUploadStarted, ...options })
}
