import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Database } from './database.ts'
import { images } from './schema.ts'

export type ImageRow = typeof images.$inferSelect

/** Images of datasets. */
export function createImageRepository(database: Database) {
  return {
    async insert(values: typeof images.$inferInsert): Promise<ImageRow> {
      const [row] = await database.insert(images).values(values).returning()
      if (row === undefined) throw new Error('the image was not stored')
      return row
    },

    async find(datasetId: number, id: number): Promise<ImageRow | undefined> {
      const own = and(eq(images.datasetId, datasetId), eq(images.id, id))
      const [row] = await database.select().from(images).where(own)
      return row
    },

    list(datasetId: number, limit?: number): Promise<ImageRow[]> {
      const query = database
        .select()
        .from(images)
        .where(eq(images.datasetId, datasetId))
        .orderBy(asc(images.id))
      return limit === undefined ? query : query.limit(limit)
    },

    /** Images that wait for a caption. */
    listUncaptioned(datasetId: number): Promise<ImageRow[]> {
      const waiting = and(eq(images.datasetId, datasetId), isNull(images.caption))
      return database.select().from(images).where(waiting).orderBy(asc(images.id))
    },

    async update(id: number, changes: Partial<typeof images.$inferInsert>): Promise<void> {
      await database
        .update(images)
        .set({ ...changes, updatedAt: new Date() })
        .where(eq(images.id, id))
    },
  }
}

export type ImageRepository = ReturnType<typeof createImageRepository>
