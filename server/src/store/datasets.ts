import { and, eq, exists, getTableColumns, isNull, lte, ne, or, sql } from 'drizzle-orm'
import type { Database } from './database.ts'
import { afterPage, inPage, type Page } from './page.ts'
import { datasets, images } from './schema.ts'

export type DatasetRow = typeof datasets.$inferSelect & {
  imagesCount: number
  /** Images whose caption holds conflicts. */
  conflictsCount: number
}

const counted = {
  ...getTableColumns(datasets),
  imagesCount: sql<number>`(select count(*)::int from ${images} where ${images.datasetId} = "datasets"."id")`,
  conflictsCount: sql<number>`(select count(*)::int from ${images} where ${images.datasetId} = "datasets"."id" and ${images.captionConflicts} is not null)`,
}

/** No job that makes captions has been heard of for so long. */
function silentFor(ms: number) {
  const heard = sql`now() - make_interval(secs => ${ms / 1000})`
  return or(isNull(datasets.captionsHeartbeatAt), lte(datasets.captionsHeartbeatAt, heard))
}

/** Datasets, each within its organization, with the number of their images. */
export function createDatasetRepository(database: Database) {
  return {
    async insert(values: typeof datasets.$inferInsert): Promise<DatasetRow> {
      const [row] = await database.insert(datasets).values(values).returning()
      if (row === undefined) throw new Error('the dataset was not stored')
      return { ...row, imagesCount: 0, conflictsCount: 0 }
    },

    async find(organizationId: number, id: number): Promise<DatasetRow | undefined> {
      const own = and(eq(datasets.organizationId, organizationId), eq(datasets.id, id))
      const [row] = await database.select(counted).from(datasets).where(own)
      return row
    },

    /** A dataset whoever owns it, for jobs. */
    async findAnywhere(id: number): Promise<DatasetRow | undefined> {
      const [row] = await database.select(counted).from(datasets).where(eq(datasets.id, id))
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

    async list(
      organizationId: number,
      filter: { projectId?: number } = {},
      page: Page = {},
    ): Promise<DatasetRow[]> {
      const { projectId } = filter
      const own = and(
        eq(datasets.organizationId, organizationId),
        projectId === undefined ? undefined : eq(datasets.projectId, projectId),
        afterPage(datasets.id, page),
      )
      const query = database.select(counted).from(datasets).where(own).$dynamic()
      return inPage(query, datasets.id, page)
    },

    /** Deletes a dataset that has no images any more. */
    async delete(id: number): Promise<void> {
      await database.delete(datasets).where(eq(datasets.id, id))
    },

    /** A sign of life of the job that makes captions anew. */
    async beatCaptions(id: number): Promise<void> {
      await database
        .update(datasets)
        .set({ captionsHeartbeatAt: sql`now()` })
        .where(eq(datasets.id, id))
    },

    /** Takes on the captions that images of a draft wait for; false when another job has them, or had until `silentMs` ago. */
    async claimWaiting(id: number, silentMs: number): Promise<boolean> {
      const rows = await database
        .update(datasets)
        .set({ captionsHeartbeatAt: sql`now()` })
        .where(
          and(
            eq(datasets.id, id),
            ne(datasets.captionsUpdateStatus, 'in_progress'),
            silentFor(silentMs),
          ),
        )
        .returning({ id: datasets.id })
      return rows.length > 0
    },

    /** A sign of life of the job that has taken them on, or its end. */
    async beatWaiting(id: number, { end = false } = {}): Promise<void> {
      await database
        .update(datasets)
        .set({ captionsHeartbeatAt: end ? null : sql`now()` })
        .where(and(eq(datasets.id, id), ne(datasets.captionsUpdateStatus, 'in_progress')))
    },

    /** Drafts with images that wait for a caption and that no job has had for `silentMs`. */
    async listWithWaiting(silentMs: number): Promise<number[]> {
      const waiting = exists(
        database
          .select({ id: images.id })
          .from(images)
          .where(
            and(
              eq(images.datasetId, datasets.id),
              eq(images.captionStale, true),
              isNull(images.caption),
            ),
          ),
      )
      const rows = await database
        .select({ id: datasets.id })
        .from(datasets)
        .where(
          and(
            eq(datasets.status, 'draft'),
            ne(datasets.captionsUpdateStatus, 'in_progress'),
            silentFor(silentMs),
            waiting,
          ),
        )
      return rows.map((row) => row.id)
    },

    /** Datasets whose captions are being made by a job that has not been heard of for `silentMs`. */
    async listWithAbandonedCaptions(silentMs: number): Promise<number[]> {
      const rows = await database
        .select({ id: datasets.id })
        .from(datasets)
        .where(and(eq(datasets.captionsUpdateStatus, 'in_progress'), silentFor(silentMs)))
      return rows.map((row) => row.id)
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
