import { type LintReport, lintReport } from '@atelier/contract'
import type { CallOptions, Client } from '../client.ts'
import { request } from '../request.ts'

/** What there is to put right in a dataset's visual schema and captions. Takes seconds where pictures are looked at for the first time. */
export function lintDataset(
  client: Client,
  datasetId: number,
  options: CallOptions = {},
): Promise<LintReport> {
  const path = `/v1/tailored-gen/datasets/${datasetId}/lint`
  return request(client, { method: 'GET', path, answer: lintReport, ...options })
}
