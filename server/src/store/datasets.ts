import { and, asc, eq, getTableColumns, sql } from 'drizzle-orm'
import type { Database } from './database.ts'
import { datasets, images } from './schema.ts'

export type DatasetRow = typeof datasets.$inferSelect & { imagesCount: number }

const counted = {
  ...getTableColumns(datasets),
  imagesCount: sql<number>`(select count(*)::int from ${images} where ${images.datasetId} = "datasets"."id")`,
}

/** Datasets, each within its organization, with the number of their images. */
export function createDatasetRepository(database: Database) {
  return {
    async insert(values: typeof datasets.$inferInsert): Promise<DatasetRow> {
      const [row] = await database.insert(datasets).values(values).returning()
      if (row === undefined) throw new Error('the dataset was not stored')
      return { ...row, imagesCount: 0 }
    },

    async find(organizationId: number, id: number): Promise<DatasetRow | undefined> {
      const own = and(eq(datasets.organizationId, organizationId), eq(datasets.id, id))
      const [row] = await database.select(counted).from(datasets).where(own)
      return row
    },

    /** Holds the dataset's row until the transaction ends, so that its images and its status change one after another. */
    async lock(id: number): Promise<void> {
      await database
        .select({ id: datasets.id })
        .from(datasets)
        .where(eq(datasets.id, id))
        .for('update')
    },

    list(organizationId: number, projectId?: number): Promise<DatasetRow[]> {
      const own = eq(datasets.organizationId, organizationId)
      const where = projectId === undefined ? own : and(own, eq(datasets.projectId, projectId))
      return database.select(counted).from(datasets).where(where).orderBy(asc(datasets.id))
    },

    async update(id: number, changes: Partial<typeof datasets.$inferInsert>): Promise<void> {
      await database
        .update(datasets)
        .set({ ...changes, updatedAt: new Date() })
        .where(eq(datasets.id, id))
    },
  }
}

export type DatasetRepository = ReturnType<typeof createDatasetRepository>
