import { and, asc, desc, eq, inArray, isNull, lt, or, sql } from 'drizzle-orm'
import type { Database } from './database.ts'
import { checkpoints, models } from './schema.ts'

export type ModelRow = typeof models.$inferSelect & { checkpointSteps: number[] }

const UNFINISHED = ['queued', 'running', 'stopping'] as const

/** Held by nobody, or by somebody who has not been heard of for `staleMs`. */
function unclaimed(staleMs: number) {
  const heard = sql`now() - make_interval(secs => ${staleMs / 1000})`
  return or(isNull(models.leaseOwner), lt(models.heartbeatAt, heard))
}

async function withSteps(
  database: Database,
  rows: readonly (typeof models.$inferSelect)[],
): Promise<ModelRow[]> {
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const found = await database
    .select({ modelId: checkpoints.modelId, step: checkpoints.step })
    .from(checkpoints)
    .where(inArray(checkpoints.modelId, ids))
    .orderBy(desc(checkpoints.step))
  const stepsOf = (id: number) => found.filter((c) => c.modelId === id).map((c) => c.step)
  return rows.map((row) => ({ ...row, checkpointSteps: stepsOf(row.id) }))
}

/** A claim on a training: whoever holds the newest token may write, anybody older may not. */
export interface Lease {
  modelId: number
  owner: string
  token: number
}

/** Models, their trainings and what those saved. */
export function createModelRepository(database: Database) {
  return {
    async insert(values: typeof models.$inferInsert): Promise<ModelRow> {
      const [row] = await database.insert(models).values(values).returning()
      if (row === undefined) throw new Error('the model was not stored')
      return { ...row, checkpointSteps: [] }
    },

    /** A model by id, whoever owns it: generation answers 403, not 404, for another organization's. */
    async find(id: number): Promise<ModelRow | undefined> {
      const [row] = await withSteps(
        database,
        await database.select().from(models).where(eq(models.id, id)),
      )
      return row
    },

    async list(
      organizationId: number,
      filter: { projectId?: number; datasetIds?: readonly number[] } = {},
    ): Promise<ModelRow[]> {
      const own = [eq(models.organizationId, organizationId)]
      if (filter.projectId !== undefined) own.push(eq(models.projectId, filter.projectId))
      if (filter.datasetIds !== undefined)
        own.push(inArray(models.datasetId, [...filter.datasetIds]))
      const rows = await database
        .select()
        .from(models)
        .where(and(...own))
        .orderBy(asc(models.id))
      return withSteps(database, rows)
    },

    /** Moves a model from one of `from` to a new state; false when it was in none of them. */
    async changeState(
      id: number,
      from: readonly ModelRow['state'][],
      changes: Partial<typeof models.$inferInsert>,
    ): Promise<boolean> {
      const rows = await database
        .update(models)
        .set({ ...changes, updatedAt: new Date() })
        .where(and(eq(models.id, id), inArray(models.state, [...from])))
        .returning({ id: models.id })
      return rows.length > 0
    },

    /** Claims an unfinished training that nobody has been heard of for `staleMs`; undefined when it is held or over. */
    async claim(modelId: number, owner: string, staleMs: number): Promise<Lease | undefined> {
      const rows = await database
        .update(models)
        .set({
          leaseOwner: owner,
          leaseToken: sql`${models.leaseToken} + 1`,
          heartbeatAt: sql`now()`,
        })
        .where(
          and(eq(models.id, modelId), inArray(models.state, [...UNFINISHED]), unclaimed(staleMs)),
        )
        .returning({ token: models.leaseToken })
      const [row] = rows
      return row && { modelId, owner, token: row.token }
    },

    /** Writes under a lease, and so shows a sign of life; a new state is a change that callers are told the time of. False when the lease was lost to somebody newer. */
    async writeUnderLease(
      lease: Lease,
      changes: Partial<typeof models.$inferInsert> = {},
    ): Promise<boolean> {
      const rows = await database
        .update(models)
        .set({
          heartbeatAt: sql`now()`,
          ...changes,
          ...(changes.state ? { updatedAt: new Date() } : {}),
        })
        .where(and(eq(models.id, lease.modelId), eq(models.leaseToken, lease.token)))
        .returning({ id: models.id })
      return rows.length > 0
    },

    /** Trainings that should run and whose holder has not been heard of for `staleMs`. */
    async listAbandoned(staleMs: number): Promise<number[]> {
      const rows = await database
        .select({ id: models.id })
        .from(models)
        .where(and(inArray(models.state, [...UNFINISHED]), unclaimed(staleMs)))
      return rows.map((row) => row.id)
    },

    /** Gives up every lease: right only where no other server can be alive, as in an exclusively locked folder. */
    async dropAllLeases(): Promise<void> {
      await database.update(models).set({ leaseOwner: null, heartbeatAt: null })
    },

    async upsertCheckpoint(values: typeof checkpoints.$inferInsert): Promise<void> {
      await database
        .insert(checkpoints)
        .values(values)
        .onConflictDoUpdate({
          target: [checkpoints.modelId, checkpoints.step],
          set: { objectKey: values.objectKey, sha256: values.sha256 },
        })
    },

    async findCheckpoint(modelId: number, step: number) {
      const where = and(eq(checkpoints.modelId, modelId), eq(checkpoints.step, step))
      const [row] = await database.select().from(checkpoints).where(where)
      return row
    },
  }
}

export type ModelRepository = ReturnType<typeof createModelRepository>
