import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm'
import type { Database } from './database.ts'
import { afterPage, inPage, type Page } from './page.ts'
import { images } from './schema.ts'

/** Far below the 65,535 parameters that a statement may have. */
const COPY_BATCH = 500

export type ImageRow = typeof images.$inferSelect

/** Images of datasets. */
export function createImageRepository(database: Database) {
  return {
    async insert(values: typeof images.$inferInsert): Promise<ImageRow> {
      const [row] = await database.insert(images).values(values).returning()
      if (row === undefined) throw new Error('the image was not stored')
      return row
    },

    /** Adds several at once, in their order. */
    async insertAll(values: readonly (typeof images.$inferInsert)[]): Promise<void> {
      if (values.length > 0) await database.insert(images).values([...values])
    },

    async find(datasetId: number, id: number): Promise<ImageRow | undefined> {
      const own = and(eq(images.datasetId, datasetId), eq(images.id, id))
      const [row] = await database.select().from(images).where(own)
      return row
    },

    async list(datasetId: number, page: Page = {}): Promise<ImageRow[]> {
      const own = and(eq(images.datasetId, datasetId), afterPage(images.id, page))
      const query = database.select().from(images).where(own).$dynamic()
      return inPage(query, images.id, page)
    },

    /** Images that wait for a caption. */
    listUncaptioned(datasetId: number): Promise<ImageRow[]> {
      const waiting = and(eq(images.datasetId, datasetId), isNull(images.caption))
      return database.select().from(images).where(waiting).orderBy(asc(images.id))
    },

    /** One image whose caption is to be made anew. */
    async findStale(datasetId: number): Promise<ImageRow | undefined> {
      const stale = and(eq(images.datasetId, datasetId), eq(images.captionStale, true))
      const query = database.select().from(images).where(stale).orderBy(asc(images.id)).limit(1)
      return (await query)[0]
    },

    /** Images without a caption that a job is to give them, at most so many. */
    listWaiting(datasetId: number, limit: number): Promise<ImageRow[]> {
      const own = and(
        eq(images.datasetId, datasetId),
        eq(images.captionStale, true),
        isNull(images.caption),
      )
      return database.select().from(images).where(own).orderBy(asc(images.id)).limit(limit)
    },

    /** Has a job give captions to all images of a dataset that have none. */
    async markWaiting(datasetId: number): Promise<void> {
      await database
        .update(images)
        .set({ captionStale: true })
        .where(and(eq(images.datasetId, datasetId), isNull(images.caption)))
    },

    /** Lets all images of a dataset keep the captions they have; those without one go on waiting. */
    async keepCaptions(datasetId: number): Promise<void> {
      await database
        .update(images)
        .set({ captionStale: false })
        .where(and(eq(images.datasetId, datasetId), isNotNull(images.caption)))
    },

    /** Marks all captions of a dataset as to be made anew. */
    async markStale(datasetId: number): Promise<void> {
      await database
        .update(images)
        .set({ captionStale: true })
        .where(eq(images.datasetId, datasetId))
    },

    /** Copies all rows of one dataset into another; the pictures themselves are shared. */
    async copy(fromDatasetId: number, toDatasetId: number): Promise<void> {
      const rows = await this.list(fromDatasetId)
      for (let i = 0; i < rows.length; i += COPY_BATCH) {
        const batch = rows.slice(i, i + COPY_BATCH)
        await database.insert(images).values(
          batch.map(({ id: _id, createdAt: _createdAt, updatedAt: _updatedAt, ...row }) => ({
            ...row,
            datasetId: toDatasetId,
            // The history stays with the original.
            captionVersion: 1,
            captionOrigin: 'clone' as const,
            // Who has none yet waits for it in the copy as well.
            captionStale: row.captionStale && row.caption === null,
          })),
        )
      }
    },

    /** Deletes one image, or all of a dataset, and gives back the keys of the objects they had. */
    async delete(datasetId: number, id?: number): Promise<string[]> {
      const all = eq(images.datasetId, datasetId)
      const rows = await database
        .delete(images)
        .where(id === undefined ? all : and(all, eq(images.id, id)))
        .returning({ objectKey: images.objectKey, thumbnailKey: images.thumbnailKey })
      return rows.flatMap((row) => [row.objectKey, row.thumbnailKey])
    },

    /** The image as it is then; undefined when it is gone. */
    async update(
      id: number,
      changes: Partial<typeof images.$inferInsert>,
    ): Promise<ImageRow | undefined> {
      const [row] = await database
        .update(images)
        .set({ ...changes, updatedAt: new Date() })
        .where(eq(images.id, id))
        .returning()
      return row
    },

    /** Says of an image that its caption need not be made anew. */
    async markFresh(id: number): Promise<void> {
      await database.update(images).set({ captionStale: false }).where(eq(images.id, id))
    },
  }
}

export type ImageRepository = ReturnType<typeof createImageRepository>
