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

    /** Changes a request that is not finished yet; a finished one stays as it is. */
    async update(
      requestId: string,
      changes: Partial<typeof generations.$inferInsert>,
    ): Promise<void> {
      const open = and(
        eq(generations.requestId, requestId),
        inArray(generations.state, ['queued', 'running']),
      )
      await database
        .update(generations)
        // The database's clock: servers that share it need not agree on the time.
        .set({ ...changes, updatedAt: sql`now()` })
        .where(open)
    },

    /** Requests that are not finished and that nobody has touched for `silentMs`. */
    async listAbandoned(silentMs: number): Promise<string[]> {
      const touched = sql`now() - make_interval(secs => ${silentMs / 1000})`
      const rows = await database
        .select({ requestId: generations.requestId })
        .from(generations)
        .where(
          and(
            inArray(generations.state, ['queued', 'running']),
            lte(generations.updatedAt, touched),
          ),
        )
      return rows.map((row) => row.requestId)
    },
  }
}

export type GenerationRepository = ReturnType<typeof createGenerationRepository>
