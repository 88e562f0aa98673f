import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import { type Archive, ArchiveError } from '../../archive/archive.ts'
import { PublicError } from '../../errors.ts'
import type { JobContext, Queue } from '../../queue/queue.ts'
import type { BulkLease, BulkUploadRow } from '../../store/bulk-uploads.ts'
import type { Store } from '../../store/store.ts'
import type { ArchiveFiles } from './fetch-archive.ts'
import type { IngestEntries } from './ingest-entries.ts'
import { DatasetClosedError, DatasetGoneError, LeaseLostError } from './write-outcomes.ts'

/** Silence after which an upload counts as abandoned. */
export const BULK_STALE_MS = 30_000
const HEARTBEAT_MS = 2_000
/** For everything after the download, each time it is taken up. */
const READING_MS = 6 * 3_600_000

interface Dependencies {
  store: Store
  queue: Queue
  files: ArchiveFiles
  openArchive: (path: string, signal: AbortSignal) => Promise<Archive>
  ingestEntries: IngestEntries
  log: Logger
}

/** What is told of an upload that came to nothing; undefined when the fault is ours. */
function reasonOf(error: unknown): string | undefined {
  const told =
    error instanceof ArchiveError ||
    error instanceof DatasetClosedError ||
    error instanceof PublicError
  return told ? error.message : undefined
}

/** Reads uploaded archives into their datasets. A kill costs no more than the files on their way; none is stored twice. */
export function createArchiveIngestion(dependencies: Dependencies) {
  const { store, queue, files, openArchive, ingestEntries, log } = dependencies
  const owner = randomUUID()

  async function readInto(
    upload: BulkUploadRow,
    lease: BulkLease,
    archive: Archive,
    signal: AbortSignal,
  ): Promise<void> {
    const { fingerprint, entries } = archive
    if (upload.fingerprint !== null && upload.fingerprint !== fingerprint)
      throw new ArchiveError('The archive has changed since the first part of it was read')
    await store.bulkUploads.writeUnderLease(lease, { fingerprint, total: entries.length })
    const dataset = await store.datasets.findAnywhere(upload.datasetId)
    if (dataset === undefined) throw new DatasetGoneError()
    const looked = new Set(await store.bulkUploads.listEntries(upload.datasetId))
    const rest = entries.filter(({ index }) => !looked.has(index))
    const captioned = dataset.visualSchema !== null
    await ingestEntries(upload, lease, archive, rest, { captioned, signal })
  }

  async function ingest(upload: BulkUploadRow, lease: BulkLease, stop: AbortSignal): Promise<void> {
    const path = await files.fetch(upload.key, upload.zipUrl ?? '', stop)
    const late = new ArchiveError('The archive took too long to be read')
    const timer = new AbortController()
    const timeout = setTimeout(() => timer.abort(late), READING_MS)
    const signal = AbortSignal.any([stop, timer.signal])
    try {
      const archive = await openArchive(path, signal)
      try {
        await readInto(upload, lease, archive, signal)
      } finally {
        await archive.close()
      }
    } finally {
      clearTimeout(timeout)
    }
  }

  /** Ends an upload for good. */
  async function end(
    { key }: BulkUploadRow,
    lease: BulkLease,
    changes: Parameters<typeof store.bulkUploads.writeUnderLease>[1],
  ): Promise<void> {
    await store.bulkUploads.writeUnderLease(lease, { ...changes, zipUrl: null, leaseOwner: null })
    await files.remove(key)
  }

  async function runClaimed(
    upload: BulkUploadRow,
    lease: BulkLease,
    { signal: shutdown, lastAttempt }: JobContext,
  ): Promise<void> {
    const { datasetId } = upload
    const lost = new AbortController()
    const heartbeat = setInterval(() => {
      store.bulkUploads.writeUnderLease(lease).then(
        (held) => (held ? undefined : lost.abort(new LeaseLostError())),
        (err: unknown) => log.warn({ err }, 'heartbeat'),
      )
    }, HEARTBEAT_MS)
    try {
      await ingest(upload, lease, AbortSignal.any([shutdown, lost.signal]))
      await end(upload, lease, { state: 'completed' })
    } catch (error) {
      const gone = (await store.datasets.findAnywhere(datasetId)) === undefined
      if (gone) return await files.remove(upload.key)
      if (error instanceof LeaseLostError || lost.signal.aborted) return
      const reason = shutdown.aborted ? undefined : reasonOf(error)
      if (reason !== undefined) {
        log.info({ datasetId, reason }, 'an archive was of no use')
        return await end(upload, lease, { state: 'failed', failure: reason })
      }
      // The next attempt, or the next server, goes on after the last file that was stored.
      if (shutdown.aborted || !lastAttempt)
        await store.bulkUploads.writeUnderLease(lease, { leaseOwner: null })
      if (shutdown.aborted) return
      log.error({ err: error, datasetId, lastAttempt }, 'reading an archive failed')
      if (!lastAttempt) throw error
      const failure = 'The archive could not be read; the server log has the reason'
      await end(upload, lease, { state: 'failed', failure })
    } finally {
      clearInterval(heartbeat)
    }
  }

  return {
    /** Reads an archive if nobody else does; safe to be called twice. An error it throws is worth another attempt. */
    async run(datasetId: number, context: JobContext): Promise<void> {
      const lease = await store.bulkUploads.claim(datasetId, owner, BULK_STALE_MS)
      const upload = lease && (await store.bulkUploads.find(datasetId))
      if (lease && upload) await runClaimed(upload, lease, context)
    },

    /** Enqueues what a dead server left unfinished, and lets go of archives that nobody reads any more. */
    async recover(silentMs: number): Promise<void> {
      for (const { datasetId } of await store.bulkUploads.listAbandoned(silentMs)) {
        const dataset = await store.datasets.findAnywhere(datasetId)
        if (dataset === undefined) continue
        const group = String(dataset.organizationId)
        await queue.enqueue(store.database, 'ingest-archive', { datasetId }, { group })
      }
      await files.sweep(() => store.bulkUploads.listUnfinishedKeys())
    },
  }
}

export type ArchiveIngestion = ReturnType<typeof createArchiveIngestion>
