import { and, eq, getTableColumns, sql } from 'drizzle-orm'
import type { Database } from './database.ts'
import { afterPage, inPage, type Page } from './page.ts'
import { datasets, projects } from './schema.ts'

export type ProjectRow = typeof projects.$inferSelect & { hasDatasets: boolean }

const withDatasets = {
  ...getTableColumns(projects),
  hasDatasets: sql<boolean>`exists (select 1 from ${datasets} where ${datasets.projectId} = "projects"."id")`,
}

/** Projects, each within its organization. */
export function createProjectRepository(database: Database) {
  return {
    async insert(values: typeof projects.$inferInsert): Promise<ProjectRow> {
      const [row] = await database.insert(projects).values(values).returning()
      if (row === undefined) throw new Error('the project was not stored')
      return { ...row, hasDatasets: false }
    },

    async find(organizationId: number, id: number): Promise<ProjectRow | undefined> {
      const own = and(eq(projects.organizationId, organizationId), eq(projects.id, id))
      const [row] = await database.select(withDatasets).from(projects).where(own)
      return row
    },

    /**
     * Keeps the project from being deleted until the transaction ends (`share`), or from everything else too (`update`). Taken before any
     * lock on its datasets.
     */
    async lock(id: number, mode: 'key share' | 'update'): Promise<void> {
      await database.select({ id: projects.id }).from(projects).where(eq(projects.id, id)).for(mode)
    },

    async update(id: number, changes: Partial<typeof projects.$inferInsert>): Promise<void> {
      await database
        .update(projects)
        .set({ ...changes, updatedAt: new Date() })
        .where(eq(projects.id, id))
    },

    /** Deletes a project that has no datasets and no models any more. */
    async delete(id: number): Promise<void> {
      await database.delete(projects).where(eq(projects.id, id))
    },

    async list(organizationId: number, page: Page = {}): Promise<ProjectRow[]> {
      const own = and(eq(projects.organizationId, organizationId), afterPage(projects.id, page))
      const query = database.select(withDatasets).from(projects).where(own).$dynamic()
      return inPage(query, projects.id, page)
    },
  }
}

export type ProjectRepository = ReturnType<typeof createProjectRepository>
