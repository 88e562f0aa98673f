import { and, asc, eq, getTableColumns, sql } from 'drizzle-orm'
import type { Database } from './database.ts'
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

    list(organizationId: number): Promise<ProjectRow[]> {
      const own = eq(projects.organizationId, organizationId)
      return database.select(withDatasets).from(projects).where(own).orderBy(asc(projects.id))
    },
  }
}

export type ProjectRepository = ReturnType<typeof createProjectRepository>
