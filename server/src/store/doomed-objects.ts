import { asc, eq, sql } from 'drizzle-orm'
import { type Database, rowsOf } from './database.ts'
import { doomedObjects } from './schema.ts'

/** Objects that lost a reference. Written in the transaction that took it away, so that none is forgotten and none goes too early. */
export function createDoomedObjectRepository(database: Database) {
  return {
    async add(keys: readonly string[]): Promise<void> {
      for (let i = 0; i < keys.length; i += 1000) {
        const batch = keys.slice(i, i + 1000).map((key) => ({ key }))
        await database.insert(doomedObjects).values(batch).onConflictDoNothing()
      }
    },

    async list(limit: number): Promise<string[]> {
      const query = database.select({ key: doomedObjects.key }).from(doomedObjects)
      const rows = await query.orderBy(asc(doomedObjects.createdAt)).limit(limit)
      return rows.map((row) => row.key)
    },

    /** Whether anything still refers to an object: a clone shares the pictures of its original. */
    async isReferenced(key: string): Promise<boolean> {
      const rows = await rowsOf<{ held: boolean }>(
        database,
        sql`select exists (select 1 from images where object_key = ${key} or thumbnail_key = ${key})
          or exists (select 1 from checkpoints where object_key = ${key})
          or exists (select 1 from generations where object_key = ${key} or input_key = ${key})
          or exists (select 1 from evaluations where report_key = ${key})
          or exists (select 1 from evaluation_concepts where real_key = ${key} or tailored_key = ${key} or base_key = ${key}) as held`,
      )
      return rows[0]?.held ?? true
    },

    async remove(key: string): Promise<void> {
      await database.delete(doomedObjects).where(eq(doomedObjects.key, key))
    },
  }
}

export type DoomedObjectRepository = ReturnType<typeof createDoomedObjectRepository>
