import { and, eq, inArray } from 'drizzle-orm'
import type { Database } from './database.ts'
import { generations } from './schema.ts'

export type GenerationRow = typeof generations.$inferSelect

export async function insertGeneration(
  database: Database,
  values: typeof generations.$inferInsert,
): Promise<void> {
  await database.insert(generations).values(values)
}

export async function findGeneration(
  database: Database,
  requestId: string,
): Promise<GenerationRow | undefined> {
  const [row] = await database
    .select()
    .from(generations)
    .where(eq(generations.requestId, requestId))
  return row
}

/** Changes a request that is not finished yet; a finished one stays as it is. */
export async function updateGeneration(
  database: Database,
  requestId: string,
  changes: Partial<typeof generations.$inferInsert>,
): Promise<void> {
  const open = and(
    eq(generations.requestId, requestId),
    inArray(generations.state, ['queued', 'running']),
  )
  await database
    .update(generations)
    .set({ ...changes, updatedAt: new Date() })
    .where(open)
}

/** Requests that no server has finished: after a restart they are enqueued again. */
export async function listUnfinished(database: Database): Promise<string[]> {
  const rows = await database
    .select({ requestId: generations.requestId })
    .from(generations)
    .where(inArray(generations.state, ['queued', 'running']))
  return rows.map((row) => row.requestId)
}
