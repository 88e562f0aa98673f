import type { BulkUploadStatus } from '@atelier/contract'
import type { Client } from '../client.ts'
import { JobFailedError } from '../errors.ts'
import { type PollOptions, poll } from '../poll.ts'
import { getBulkUploadStatus } from './get-bulk-upload-status.ts'

/** Options of {@link waitForBulkUpload}. */
export interface WaitForBulkUploadOptions extends PollOptions {
  /** Called at each question while the archive is read. */
  readonly onProgress?: (status: BulkUploadStatus) => void
}

function isRunning({ status }: BulkUploadStatus): boolean {
  return status === 'pending' || status === 'processing'
}

/**
 * Waits until an archive is read, and returns the report on it: single images may have been refused.
 *
 * @throws {JobFailedError} the archive as a whole was of no use
 */
export async function waitForBulkUpload(
  client: Client,
  datasetId: number,
  options: WaitForBulkUploadOptions = {},
): Promise<BulkUploadStatus> {
  const { signal, onProgress } = options
  const ended = await poll(
    async () => {
      const status = await getBulkUploadStatus(client, datasetId, { signal })
      if (isRunning(status)) onProgress?.(status)
      return status
    },
    (status) => !isRunning(status),
    { maxFailures: 60, ...options },
  )
  if (ended.status === 'completed') return ended
  const reason = ended.failure ? `: ${ended.failure}` : ''
  const message = `The archive of dataset ${datasetId} could not be used${reason}`
  throw new JobFailedError(message, ended.status, ended)
}
