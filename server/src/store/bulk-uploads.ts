import { and, asc, eq, inArray, isNotNull, isNull, lt, or, sql } from 'drizzle-orm'
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core'
import type { Database } from './database.ts'
import { bulkUploadEntries, bulkUploads } from './schema.ts'

export type BulkUploadRow = typeof bulkUploads.$inferSelect
export type BulkEntryRow = typeof bulkUploadEntries.$inferSelect

const UNFINISHED = ['pending', 'processing'] as const
const unfinished = inArray(bulkUploads.state, [...UNFINISHED])

/** Held by nobody, or by somebody who has not been heard of for `staleMs`. */
function unclaimed(staleMs: number) {
  const heard = sql`now() - make_interval(secs => ${staleMs / 1000})`
  return or(isNull(bulkUploads.leaseOwner), lt(bulkUploads.heartbeatAt, heard))
}

/** A claim on an upload: whoever holds the newest token may write, anybody older may not. */
export interface BulkLease {
  datasetId: number
  token: number
}

/** Archives uploaded to datasets, and what became of each of their files. */
export function createBulkUploadRepository(database: Database) {
  async function write(
    { datasetId, token }: BulkLease,
    changes: PgUpdateSetSource<typeof bulkUploads>,
  ): Promise<boolean> {
    const rows = await database
      .update(bulkUploads)
      .set({ heartbeatAt: sql`now()`, updatedAt: new Date(), ...changes })
      .where(and(eq(bulkUploads.datasetId, datasetId), eq(bulkUploads.leaseToken, token)))
      .returning({ datasetId: bulkUploads.datasetId })
    return rows.length > 0
  }

  return {
    /** False when the dataset has had its upload. */
    async insert(values: typeof bulkUploads.$inferInsert): Promise<boolean> {
      const rows = await database
        .insert(bulkUploads)
        .values(values)
        .onConflictDoNothing()
        .returning({ datasetId: bulkUploads.datasetId })
      return rows.length > 0
    },

    async find(datasetId: number): Promise<BulkUploadRow | undefined> {
      const own = eq(bulkUploads.datasetId, datasetId)
      const [row] = await database.select().from(bulkUploads).where(own)
      return row
    },

    /** Whether an upload to a dataset waits or runs. */
    async isUnfinished(datasetId: number): Promise<boolean> {
      const rows = await database
        .select({ datasetId: bulkUploads.datasetId })
        .from(bulkUploads)
        .where(and(eq(bulkUploads.datasetId, datasetId), unfinished))
      return rows.length > 0
    },

    /** Claims an unfinished upload that nobody has been heard of for `staleMs`; undefined when it is held, over or gone. */
    async claim(datasetId: number, owner: string, staleMs: number): Promise<BulkLease | undefined> {
      const [row] = await database
        .update(bulkUploads)
        .set({
          state: 'processing',
          leaseOwner: owner,
          leaseToken: sql`${bulkUploads.leaseToken} + 1`,
          heartbeatAt: sql`now()`,
        })
        .where(and(eq(bulkUploads.datasetId, datasetId), unfinished, unclaimed(staleMs)))
        .returning({ token: bulkUploads.leaseToken })
      return row && { datasetId, token: row.token }
    },

    /** Writes under a lease, and so shows a sign of life; false when the lease was lost, or the dataset is gone. */
    writeUnderLease(
      lease: BulkLease,
      changes: Partial<typeof bulkUploads.$inferInsert> = {},
    ): Promise<boolean> {
      return write(lease, changes)
    },

    /** Counts what a batch came to, under a lease; false when it was lost, or the dataset is gone. */
    count(lease: BulkLease, batch: { done: number; failed: number }): Promise<boolean> {
      return write(lease, {
        done: sql`${bulkUploads.done} + ${batch.done}`,
        failed: sql`${bulkUploads.failed} + ${batch.failed}`,
      })
    },

    /** Unfinished uploads whose holder has not been heard of for `staleMs`. */
    listAbandoned(staleMs: number): Promise<BulkUploadRow[]> {
      return database
        .select()
        .from(bulkUploads)
        .where(and(unfinished, unclaimed(staleMs)))
    },

    /** Keys of all uploads that wait or run. */
    async listUnfinishedKeys(): Promise<string[]> {
      const rows = await database
        .select({ key: bulkUploads.key })
        .from(bulkUploads)
        .where(unfinished)
      return rows.map(({ key }) => key)
    },

    /** Places in the archive of the files that were looked at. */
    async listEntries(datasetId: number): Promise<number[]> {
      const rows = await database
        .select({ entry: bulkUploadEntries.entry })
        .from(bulkUploadEntries)
        .where(eq(bulkUploadEntries.datasetId, datasetId))
      return rows.map(({ entry }) => entry)
    },

    /** Notes what became of files; the places of those that were not noted before. */
    async addEntries(rows: readonly (typeof bulkUploadEntries.$inferInsert)[]): Promise<number[]> {
      if (rows.length === 0) return []
      const added = await database
        .insert(bulkUploadEntries)
        .values([...rows])
        .onConflictDoNothing()
        .returning({ entry: bulkUploadEntries.entry })
      return added.map(({ entry }) => entry)
    },

    /** Files that were refused, in the order of the archive. */
    listFailed(datasetId: number): Promise<BulkEntryRow[]> {
      const refused = isNotNull(bulkUploadEntries.errorCode)
      return database
        .select()
        .from(bulkUploadEntries)
        .where(and(eq(bulkUploadEntries.datasetId, datasetId), refused))
        .orderBy(asc(bulkUploadEntries.entry))
    },

    /** Gives up every lease: right only where no other server can be alive, as in an exclusively locked folder. */
    async dropAllLeases(): Promise<void> {
      await database.update(bulkUploads).set({ leaseOwner: null }).where(unfinished)
    },
  }
}

export type BulkUploadRepository = ReturnType<typeof createBulkUploadRepository>
