import { and, asc, eq } from 'drizzle-orm'
import type { Database } from './database.ts'
import { images } from './schema.ts'

export type ImageRow = typeof images.$inferSelect

export async function insertImage(
  database: Database,
  values: typeof images.$inferInsert,
): Promise<ImageRow> {
  const [row] = await database.insert(images).values(values).returning()
  if (row === undefined) throw new Error('the image was not stored')
  return row
}

export async function findImage(
  database: Database,
  datasetId: number,
  id: number,
): Promise<ImageRow | undefined> {
  const own = and(eq(images.datasetId, datasetId), eq(images.id, id))
  const [row] = await database.select().from(images).where(own)
  return row
}

export function listImages(
  database: Database,
  datasetId: number,
  limit?: number,
): Promise<ImageRow[]> {
  const query = database
    .select()
    .from(images)
    .where(eq(images.datasetId, datasetId))
    .orderBy(asc(images.id))
  return limit === undefined ? query : query.limit(limit)
}

export async function updateImage(
  database: Database,
  id: number,
  changes: Partial<typeof images.$inferInsert>,
): Promise<void> {
  await database
    .update(images)
    .set({ ...changes, updatedAt: new Date() })
    .where(eq(images.id, id))
}
