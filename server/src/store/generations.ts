import { and, eq, inArray, lte, sql } from 'drizzle-orm'
import type { Database } from './database.ts'
import { generations } from './schema.ts'

export type GenerationRow = typeof generations.$inferSelect

/** Requests for images and their results. */
export function createGenerationRepository(database: Database) {
  return {
    async insert(values: typeof generations.$inferInsert): Promise<void> {
      await database.insert(generations).values(values)
    },

    async find(requestId: string): Promise<GenerationRow | undefined> {
      const [row] = await database
        .select()
        .from(generations)
        .where(eq(generations.requestId, requestId))
      return row
    },

    /** Changes a request that is not finished yet; false for a finished one, which stays as it is. */
    async update(
      requestId: string,
      changes: Partial<typeof generations.$inferInsert>,
    ): Promise<boolean> {
      const open = and(
        eq(generations.requestId, requestId),
        inArray(generations.state, ['queued', 'running']),
      )
      const rows = await database
        .update(generations)
        // The database's clock: servers that share it need not agree on the time.
        .set({ ...changes, updatedAt: sql`now()` })
        .where(open)
        .returning({ requestId: generations.requestId })
      return rows.length > 0
    },

    /** Forgets requests that ended and are older than `ageMs`; the keys of their objects. */
    async deleteOlderThan(ageMs: number): Promise<string[]> {
      const before = sql`now() - make_interval(secs => ${ageMs / 1000})`
      const rows = await database
        .delete(generations)
        .where(
          and(
            inArray(generations.state, ['completed', 'failed']),
            lte(generations.createdAt, before),
          ),
        )
        .returning({ objectKey: generations.objectKey, inputKey: generations.inputKey })
      return rows.flatMap((row) => [row.objectKey, row.inputKey]).filter((key) => key !== null)
    },

    /** Requests that are not finished and that nobody has touched for `silentMs`. */
    async listAbandoned(silentMs: number): Promise<Pick<GenerationRow, 'requestId' | 'kind'>[]> {
      const touched = sql`now() - make_interval(secs => ${silentMs / 1000})`
      return database
        .select({ requestId: generations.requestId, kind: generations.kind })
        .from(generations)
        .where(
          and(
            inArray(generations.state, ['queued', 'running']),
            lte(generations.updatedAt, touched),
          ),
        )
    },
  }
}

export type GenerationRepository = ReturnType<typeof createGenerationRepository>
