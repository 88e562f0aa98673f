import { and, asc, eq, isNull } from 'drizzle-orm'
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

    /** Marks all captions of a dataset as to be made anew. */
    async markStale(datasetId: number): Promise<void> {
      await database
        .update(images)
        .set({ captionStale: true })
        .where(eq(images.datasetId, datasetId))
    },

    /** Puts a new caption where one was still to be made; false when a person wrote one meanwhile, or deleted the image. */
    async replaceStale(id: number, caption: ImageRow['caption']): Promise<boolean> {
      const rows = await database
        .update(images)
        .set({ caption, captionSource: 'automatic', captionStale: false, updatedAt: new Date() })
        .where(and(eq(images.id, id), eq(images.captionStale, true)))
        .returning({ id: images.id })
      return rows.length > 0
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
            captionStale: false,
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

    async update(id: number, changes: Partial<typeof images.$inferInsert>): Promise<void> {
      await database
        .update(images)
        .set({ ...changes, updatedAt: new Date() })
        .where(eq(images.id, id))
    },
  }
}

export type ImageRepository = ReturnType<typeof createImageRepository>
