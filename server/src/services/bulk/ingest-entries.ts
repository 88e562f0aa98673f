import type { Archive, ArchiveEntry } from '../../archive/archive.ts'
import { mapInOrder } from '../../lib/map-in-order.ts'
import type { BulkLease, BulkUploadRow } from '../../store/bulk-uploads.ts'
import type { Outcome, PrepareEntry } from './prepare-entry.ts'
import type { WriteOutcomes } from './write-outcomes.ts'

/** Files on their way at once: enough that a decoder never waits, few enough that somebody's single upload does not wait for long. */
const MOST_AT_ONCE = 6
const MOST_BYTES_AT_ONCE = 32 * 1024 * 1024
/** How much is written in one go: syncing files and committing rows costs about as much for many as for one. */
const BATCH_FILES = 48
const BATCH_BYTES = 16 * 1024 * 1024

interface Dependencies {
  prepareEntry: PrepareEntry
  writeOutcomes: WriteOutcomes
}

function heldBytes(outcome: Outcome): number {
  if ('fault' in outcome) return 0
  const { image, pixels } = outcome
  return image.bytes.length + image.thumbnail.length + (pixels?.data.length ?? 0)
}

/** Collects until there is enough to be written; one batch is written while the next comes together. */
class Batches {
  readonly #write: (outcomes: readonly Outcome[]) => Promise<void>
  #outcomes: Outcome[] = []
  #bytes = 0
  #writing: Promise<void> = Promise.resolve()

  constructor(write: (outcomes: readonly Outcome[]) => Promise<void>) {
    this.#write = write
  }

  async add(outcome: Outcome): Promise<void> {
    this.#outcomes.push(outcome)
    this.#bytes += heldBytes(outcome)
    if (this.#outcomes.length >= BATCH_FILES || this.#bytes >= BATCH_BYTES) await this.#flush()
  }

  /** Writes the rest; what was added is stored when this resolves. */
  async end(): Promise<void> {
    if (this.#outcomes.length > 0) await this.#flush()
    await this.#writing
  }

  /** Waits for a batch that is being written, so that nothing goes on after an error. */
  async settle(): Promise<void> {
    await this.#writing.catch(() => {})
  }

  async #flush(): Promise<void> {
    await this.#writing
    const outcomes = this.#outcomes
    this.#outcomes = []
    this.#bytes = 0
    this.#writing = this.#write(outcomes)
    // Told to whoever waits for it next.
    this.#writing.catch(() => {})
  }
}

/** Reads all files of an archive that were not looked at yet, several at a time, and stores what they come to in the archive's order. */
export function createIngestEntries({ prepareEntry, writeOutcomes }: Dependencies) {
  return async (
    upload: BulkUploadRow,
    lease: BulkLease,
    archive: Archive,
    entries: readonly ArchiveEntry[],
    { captioned, signal }: { captioned: boolean; signal: AbortSignal },
  ): Promise<void> => {
    const batches = new Batches((outcomes) => writeOutcomes(upload, lease, outcomes))
    const bounds = {
      count: MOST_AT_ONCE,
      weight: MOST_BYTES_AT_ONCE,
      weightOf: ({ sizeBytes, fault }: ArchiveEntry) => (fault === undefined ? sizeBytes : 0),
    }
    const prepare = async (entry: ArchiveEntry) => {
      signal.throwIfAborted()
      return prepareEntry(upload, archive, entry, captioned)
    }
    try {
      for await (const outcome of mapInOrder(entries, bounds, prepare)) {
        // What a shutdown made fail is no fault of the file.
        signal.throwIfAborted()
        await batches.add(outcome)
      }
      await batches.end()
    } finally {
      await batches.settle()
    }
  }
}

export type IngestEntries = ReturnType<typeof createIngestEntries>
