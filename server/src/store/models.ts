import { and, desc, eq, inArray, isNull, lt, notInArray, or, sql } from 'drizzle-orm'
import type { Database } from './database.ts'
import { deleteEvaluationsOf } from './evaluations.ts'
import { afterPage, inPage, type Page } from './page.ts'
import { checkpoints, models } from './schema.ts'

export type CheckpointRow = typeof checkpoints.$inferSelect
export type ModelRow = typeof models.$inferSelect & { checkpointSteps: number[] }

const UNFINISHED = ['queued', 'running', 'stopping'] as const

function isUnfinished(state: ModelRow['state']): boolean {
  return (UNFINISHED as readonly string[]).includes(state)
}

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
      filter: { projectId?: number } = {},
      page: Page = {},
    ): Promise<ModelRow[]> {
      const { projectId } = filter
      const own = and(
        eq(models.organizationId, organizationId),
        projectId === undefined ? undefined : eq(models.projectId, projectId),
        afterPage(models.id, page),
      )
      const query = database.select().from(models).where(own).$dynamic()
      return withSteps(database, await inPage(query, models.id, page))
    },

    /** Keeps a model from being deleted until the transaction ends. */
    async lock(id: number): Promise<void> {
      await database
        .select({ id: models.id })
        .from(models)
        .where(eq(models.id, id))
        .for('key share')
    },

    /** Models of a dataset or project that are being trained; their rows stay locked until the transaction ends. */
    async lockInTraining(of: { datasetId: number } | { projectId: number }): Promise<number[]> {
      const own =
        'datasetId' in of ? eq(models.datasetId, of.datasetId) : eq(models.projectId, of.projectId)
      const rows = await database
        .select({ id: models.id, state: models.state })
        .from(models)
        .where(own)
        .for('update')
      return rows.filter(({ state }) => isUnfinished(state)).map(({ id }) => id)
    },

    async update(id: number, changes: Partial<typeof models.$inferInsert>): Promise<void> {
      await database
        .update(models)
        .set({ ...changes, updatedAt: new Date() })
        .where(eq(models.id, id))
    },

    /** Deletes a model that is not in training, with its checkpoints and evaluations; the keys of their objects, or undefined when it is in training or gone. */
    async delete(id: number): Promise<string[] | undefined> {
      const idle = and(eq(models.id, id), notInArray(models.state, [...UNFINISHED]))
      const locked = await database.select({ id: models.id }).from(models).where(idle).for('update')
      if (locked.length === 0) return undefined
      const rows = await database
        .delete(checkpoints)
        .where(eq(checkpoints.modelId, id))
        .returning({ objectKey: checkpoints.objectKey })
      const evaluated = await deleteEvaluationsOf(database, id)
      await database.delete(models).where(eq(models.id, id))
      return [...rows.map((row) => row.objectKey), ...evaluated]
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

    /** Stops a training that nobody has begun; false when somebody has. */
    async stopUnclaimed(id: number): Promise<boolean> {
      const waiting = and(
        eq(models.id, id),
        eq(models.state, 'queued'),
        isNull(models.leaseOwner),
        eq(models.leaseToken, 0),
      )
      const rows = await database
        .update(models)
        .set({ state: 'stopped', updatedAt: new Date() })
        .where(waiting)
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

    /**
     * Writes under a lease, and so shows a sign of life; a new state is a change that callers are told the time of.
     *
     * @returns the state the training is in now, or undefined when the lease was lost to somebody newer
     */
    async writeUnderLease(
      lease: Lease,
      changes: Partial<typeof models.$inferInsert> = {},
    ): Promise<ModelRow['state'] | undefined> {
      const rows = await database
        .update(models)
        .set({
          heartbeatAt: sql`now()`,
          ...changes,
          ...(changes.state ? { updatedAt: new Date() } : {}),
        })
        .where(and(eq(models.id, lease.modelId), eq(models.leaseToken, lease.token)))
        .returning({ state: models.state })
      return rows[0]?.state
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

    async findCheckpoint(modelId: number, step: number): Promise<CheckpointRow | undefined> {
      const where = and(eq(checkpoints.modelId, modelId), eq(checkpoints.step, step))
      const [row] = await database.select().from(checkpoints).where(where)
      return row
    },

    /** The checkpoints of a model, newest first. */
    listCheckpoints(modelId: number): Promise<CheckpointRow[]> {
      return database
        .select()
        .from(checkpoints)
        .where(eq(checkpoints.modelId, modelId))
        .orderBy(desc(checkpoints.step))
    },

    async deleteCheckpoint(modelId: number, step: number): Promise<string | undefined> {
      const [row] = await database
        .delete(checkpoints)
        .where(and(eq(checkpoints.modelId, modelId), eq(checkpoints.step, step)))
        .returning({ objectKey: checkpoints.objectKey })
      return row?.objectKey
    },
  }
}

export type ModelRepository = ReturnType<typeof createModelRepository>
