import { and, desc, eq, lt, max, notInArray } from 'drizzle-orm'
import type { Database } from './database.ts'
import type { Page } from './page.ts'
import { captionVersions } from './schema.ts'

export type CaptionVersionRow = typeof captionVersions.$inferSelect

/** Captions that images had, each under a number of its own; they are never changed. */
export function createCaptionVersionRepository(database: Database) {
  const ofImage = (imageId: number) => eq(captionVersions.imageId, imageId)
  return {
    /** Adds versions; those that are there already stay as they are. */
    async add(rows: readonly (typeof captionVersions.$inferInsert)[]): Promise<void> {
      await database
        .insert(captionVersions)
        .values([...rows])
        .onConflictDoNothing()
    },

    async find(imageId: number, version: number): Promise<CaptionVersionRow | undefined> {
      const own = and(ofImage(imageId), eq(captionVersions.version, version))
      const [row] = await database.select().from(captionVersions).where(own)
      return row
    },

    /** The newest version that was made from another. */
    async findMadeFrom(imageId: number, parent: number): Promise<CaptionVersionRow | undefined> {
      const [row] = await database
        .select()
        .from(captionVersions)
        .where(and(ofImage(imageId), eq(captionVersions.parent, parent)))
        .orderBy(desc(captionVersions.version))
        .limit(1)
      return row
    },

    /** Versions of an image, newest first; `after` is the number that they come after, and so are below. */
    list(imageId: number, { after, limit }: Page = {}): Promise<CaptionVersionRow[]> {
      const below = after === undefined ? undefined : lt(captionVersions.version, after)
      const query = database
        .select()
        .from(captionVersions)
        .where(and(ofImage(imageId), below))
        .orderBy(desc(captionVersions.version))
        .$dynamic()
      return limit === undefined ? query : query.limit(limit)
    },

    /** The highest number that a version of an image has; 0 when there are none. */
    async newest(imageId: number): Promise<number> {
      const [row] = await database
        .select({ version: max(captionVersions.version) })
        .from(captionVersions)
        .where(ofImage(imageId))
      return row?.version ?? 0
    },

    /** Forgets the oldest versions of an image until `most` are left, but none of those to be kept. */
    async prune(imageId: number, most: number, kept: readonly number[]): Promise<void> {
      const newest = database
        .select({ version: captionVersions.version })
        .from(captionVersions)
        .where(ofImage(imageId))
        .orderBy(desc(captionVersions.version))
        .limit(most)
      await database
        .delete(captionVersions)
        .where(
          and(
            ofImage(imageId),
            notInArray(captionVersions.version, newest),
            notInArray(captionVersions.version, [...kept]),
          ),
        )
    },
  }
}

export type CaptionVersionRepository = ReturnType<typeof createCaptionVersionRepository>
