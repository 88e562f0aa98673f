import type { Logger } from 'pino'
import type { Objects } from '../../objects/objects.ts'
import type { Queue } from '../../queue/queue.ts'
import type { Store } from '../../store/store.ts'

const BATCH = 100
/** Results are kept at least a day; an id older than this is answered as unknown, and what it made is deleted. */
export const RETENTION_MS = 7 * 24 * 3_600_000

interface Dependencies {
  store: Store
  objects: Objects
  queue: Queue
  log: Logger
}

/** Deletes what nobody can reach any more: objects whose last reference went, and results that have expired. */
export function createPurge({ store, objects, queue, log }: Dependencies) {
  async function purgeOne(key: string): Promise<void> {
    // Whoever shares an object locks its dataset, as whoever deletes does, so a reference cannot turn up after this.
    if (!(await store.doomedObjects.isReferenced(key))) await objects.delete(key)
    await store.doomedObjects.remove(key)
  }

  return {
    /** Sees to it that an object is deleted that may never have had a reference. */
    forget(key: string): Promise<void> {
      return store.transaction(async (tx) => {
        await tx.doomedObjects.add([key])
        await queue.enqueue(tx.database, 'purge-objects', {})
      })
    },

    /** Deletes the doomed objects; one that fails stays on the list. */
    async run(signal: AbortSignal): Promise<void> {
      for (;;) {
        const keys = await store.doomedObjects.list(BATCH)
        if (keys.length === 0) return
        for (const key of keys) {
          if (signal.aborted) return
          await purgeOne(key)
        }
        if (keys.length < BATCH) return
      }
    },

    /** Lets expired results go, and sees to objects that an interrupted purge left over. */
    async patrol(): Promise<void> {
      const expired = await store.transaction(async (tx) => {
        const keys = await tx.generations.deleteOlderThan(RETENTION_MS)
        await tx.doomedObjects.add(keys)
        return keys.length
      })
      if (expired > 0) log.info({ expired }, 'expired results')
      if ((await store.doomedObjects.list(1)).length > 0)
        await queue.enqueue(store.database, 'purge-objects', {})
    },
  }
}

export type Purge = ReturnType<typeof createPurge>
