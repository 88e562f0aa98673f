import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { BulkUpload, BulkUploadStarted, BulkUploadStatus } from '@atelier/contract'
import { v7 as uuid } from 'uuid'
import { errors, PublicError } from '../../errors.ts'
import type { DownloadFile } from '../../outbound/download-file.ts'
import type { Queue } from '../../queue/queue.ts'
import type { BulkUploadRow } from '../../store/bulk-uploads.ts'
import type { DatasetRow } from '../../store/datasets.ts'
import type { Store, Transaction } from '../../store/store.ts'
import { type Caller, getDataset } from '../access.ts'
import { MAX_ARCHIVE_BYTES } from './fetch-archive.ts'

/** An address that says nothing in this time is taken all the same: some servers pack the archive only now. */
const PROBE_MS = 5_000

interface Dependencies {
  store: Store
  queue: Queue
  downloadFile: DownloadFile
  /** For archives while they are read. */
  workDir: string
}

async function requireStartable(tx: Transaction, dataset: DatasetRow): Promise<void> {
  if (dataset.uploadType !== 'advanced')
    throw errors.badRequest('This dataset is basic: its images are uploaded one by one')
  if (dataset.status === 'completed')
    throw errors.badRequest('The dataset is completed; clone it to change it')
  if ((await tx.bulkUploads.find(dataset.id)) !== undefined)
    throw errors.badRequest('The dataset has had its one archive; use another dataset')
  if (dataset.imagesCount > 0)
    throw errors.badRequest('The dataset has images already; use an empty one')
}

function progressOf({ state, total, done, failed }: BulkUploadRow): number {
  if (state === 'completed') return 100
  // The last percent is for when it is over.
  return total ? Math.min(Math.floor((100 * (done + failed)) / total), 99) : 0
}

/** Takes archives of images, which a job then reads, and tells how far it is. */
export function createBulkService({ store, queue, downloadFile, workDir }: Dependencies) {
  /** Looks whether an address gives something that is not too large. What can be known now should not cost the dataset its one attempt. */
  async function probe(address: string): Promise<void> {
    await mkdir(workDir, { recursive: true })
    const enough = new AbortController()
    const timer = setTimeout(() => enough.abort(), PROBE_MS)
    const path = join(workDir, `${uuid()}.probe`)
    try {
      await downloadFile(address, path, {
        maxBytes: MAX_ARCHIVE_BYTES,
        timeoutMs: 2 * PROBE_MS,
        idleTimeoutMs: 2 * PROBE_MS,
        signal: enough.signal,
        onProgress: () => enough.abort(),
      })
    } catch (error) {
      if (enough.signal.aborted) return
      if (error instanceof PublicError && error.status === 422)
        throw errors.badField('zip_url', error.message, address)
      throw error
    } finally {
      clearTimeout(timer)
      // There only when it was small enough to have arrived before it could be stopped.
      await rm(path, { force: true })
    }
  }

  return {
    async start(caller: Caller, datasetId: number, body: BulkUpload): Promise<BulkUploadStarted> {
      await requireStartable(store, await getDataset(store, caller, datasetId))
      await probe(body.zip_url)
      await store.transaction(async (tx) => {
        await tx.datasets.lock(datasetId)
        await requireStartable(tx, await getDataset(tx, caller, datasetId))
        await tx.bulkUploads.insert({
          datasetId,
          key: uuid(),
          zipUrl: body.zip_url,
          contentModeration: body.content_moderation ?? false,
          state: 'pending',
        })
        const group = String(caller.organizationId)
        await queue.enqueue(tx.database, 'ingest-archive', { datasetId }, { group })
      })
      return { message: 'The archive is being read', dataset_id: datasetId, status: 'pending' }
    },

    async status(caller: Caller, datasetId: number): Promise<BulkUploadStatus> {
      await getDataset(store, caller, datasetId)
      const row = await store.bulkUploads.find(datasetId)
      if (row === undefined) throw errors.notFound('Bulk upload')
      const refused = await store.bulkUploads.listFailed(datasetId)
      return {
        status: row.state,
        progress_percentage: progressOf(row),
        total_processed: row.done + row.failed,
        done: row.done,
        failed: row.failed,
        failed_images: refused.map(({ filename, errorCode, errorMessage }) => ({
          filename,
          error_code: errorCode ?? 422,
          error_message: errorMessage ?? '',
        })),
        failure: row.failure,
      }
    },
  }
}

export type BulkService = ReturnType<typeof createBulkService>
