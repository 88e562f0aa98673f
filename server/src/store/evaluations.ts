import { and, asc, eq, inArray, isNull, lt, or, sql } from 'drizzle-orm'
import type { Database } from './database.ts'
import { afterPage, inPage, type Page } from './page.ts'
import { evaluationConcepts, evaluations } from './schema.ts'

export type ConceptRow = typeof evaluationConcepts.$inferSelect
/** With the number of its concepts, and of the pictures that are drawn. */
export type EvaluationRow = typeof evaluations.$inferSelect & { concepts: number; drawn: number }
export type NewConcept = Omit<typeof evaluationConcepts.$inferInsert, 'evaluationId'>

const unfinished = inArray(evaluations.state, ['queued', 'running'])

/** Held by nobody, or by somebody who has not been heard of for `staleMs`. */
function unclaimed(staleMs: number) {
  const heard = sql`now() - make_interval(secs => ${staleMs / 1000})`
  return or(isNull(evaluations.leaseOwner), lt(evaluations.heartbeatAt, heard))
}

/** A claim on an evaluation: whoever holds the newest token may write, anybody older may not. */
export interface EvaluationLease {
  evaluationId: number
  token: number
}

/** The keys of the objects that evaluations refer to, whether they are drawn yet or not. */
async function keysOf(database: Database, ids: readonly number[]): Promise<string[]> {
  if (ids.length === 0) return []
  const reports = await database
    .select({ key: evaluations.reportKey })
    .from(evaluations)
    .where(inArray(evaluations.id, [...ids]))
  const { realKey, tailoredKey, baseKey } = evaluationConcepts
  const pictures = await database
    .select({ realKey, tailoredKey, baseKey })
    .from(evaluationConcepts)
    .where(inArray(evaluationConcepts.evaluationId, [...ids]))
  return [
    ...reports.map(({ key }) => key),
    ...pictures.flatMap((one) => [one.realKey, one.tailoredKey, one.baseKey]),
  ]
}

/** Deletes the evaluations of a model that is about to go; the keys of their objects. */
export async function deleteEvaluationsOf(database: Database, modelId: number): Promise<string[]> {
  const of = eq(evaluations.modelId, modelId)
  const rows = await database.select({ id: evaluations.id }).from(evaluations).where(of)
  const ids = rows.map(({ id }) => id)
  const keys = await keysOf(database, ids)
  await database.delete(evaluations).where(of)
  return keys
}

async function withCounts(
  database: Database,
  rows: readonly (typeof evaluations.$inferSelect)[],
): Promise<EvaluationRow[]> {
  if (rows.length === 0) return []
  const { evaluationId, tailoredDrawn, baseDrawn } = evaluationConcepts
  const counts = await database
    .select({
      evaluationId,
      concepts: sql<number>`count(*)::int`,
      drawn: sql<number>`sum(${tailoredDrawn}::int + ${baseDrawn}::int)::int`,
    })
    .from(evaluationConcepts)
    .where(
      inArray(
        evaluationId,
        rows.map(({ id }) => id),
      ),
    )
    .groupBy(evaluationId)
  const of = new Map(counts.map((count) => [count.evaluationId, count]))
  return rows.map((row) => ({
    ...row,
    concepts: of.get(row.id)?.concepts ?? 0,
    drawn: of.get(row.id)?.drawn ?? 0,
  }))
}

/** Evaluations of models and the pictures that they compare. */
export function createEvaluationRepository(database: Database) {
  function held({ evaluationId, token }: EvaluationLease) {
    return and(eq(evaluations.id, evaluationId), eq(evaluations.leaseToken, token))
  }

  return {
    async insert(
      values: typeof evaluations.$inferInsert,
      concepts: readonly NewConcept[],
    ): Promise<EvaluationRow> {
      const [row] = await database.insert(evaluations).values(values).returning()
      if (row === undefined) throw new Error('the evaluation was not stored')
      const { id: evaluationId } = row
      if (concepts.length > 0)
        await database
          .insert(evaluationConcepts)
          .values(concepts.map((concept) => ({ ...concept, evaluationId })))
      return { ...row, concepts: concepts.length, drawn: 0 }
    },

    async find(id: number): Promise<EvaluationRow | undefined> {
      const rows = await database.select().from(evaluations).where(eq(evaluations.id, id))
      const [row] = await withCounts(database, rows)
      return row
    },

    async list(modelId: number, page: Page = {}): Promise<EvaluationRow[]> {
      const own = and(eq(evaluations.modelId, modelId), afterPage(evaluations.id, page))
      const query = database.select().from(evaluations).where(own).$dynamic()
      return withCounts(database, await inPage(query, evaluations.id, page))
    },

    /** What an evaluation compares, in its order. */
    listConcepts(id: number): Promise<ConceptRow[]> {
      return database
        .select()
        .from(evaluationConcepts)
        .where(eq(evaluationConcepts.evaluationId, id))
        .orderBy(asc(evaluationConcepts.position))
    },

    /** Deletes an evaluation, also one that runs; the keys of its objects. */
    async delete(id: number): Promise<string[]> {
      const keys = await keysOf(database, [id])
      await database.delete(evaluations).where(eq(evaluations.id, id))
      return keys
    },

    /** Claims an unfinished evaluation that nobody has been heard of for `staleMs`; undefined when it is held, over or gone. */
    async claim(
      evaluationId: number,
      owner: string,
      staleMs: number,
    ): Promise<EvaluationLease | undefined> {
      const [row] = await database
        .update(evaluations)
        .set({
          state: 'running',
          leaseOwner: owner,
          leaseToken: sql`${evaluations.leaseToken} + 1`,
          heartbeatAt: sql`now()`,
        })
        .where(and(eq(evaluations.id, evaluationId), unfinished, unclaimed(staleMs)))
        .returning({ token: evaluations.leaseToken })
      return row && { evaluationId, token: row.token }
    },

    /** Writes under a lease, and so shows a sign of life; false when the lease was lost, or the evaluation is gone. */
    async writeUnderLease(
      lease: EvaluationLease,
      changes: Partial<typeof evaluations.$inferInsert> = {},
    ): Promise<boolean> {
      const rows = await database
        .update(evaluations)
        .set({ heartbeatAt: sql`now()`, updatedAt: new Date(), ...changes })
        .where(held(lease))
        .returning({ id: evaluations.id })
      return rows.length > 0
    },

    /** Notes that a picture lies under its key; false when there is no such concept any more. */
    async markDrawn(evaluationId: number, position: number, what: Drawn): Promise<boolean> {
      const { evaluationId: of, position: at } = evaluationConcepts
      const rows = await database
        .update(evaluationConcepts)
        .set(what === 'tailored' ? { tailoredDrawn: true } : { baseDrawn: true })
        .where(and(eq(of, evaluationId), eq(at, position)))
        .returning({ position: at })
      return rows.length > 0
    },

    /** Evaluations that should run and whose holder has not been heard of for `staleMs`. */
    async listAbandoned(staleMs: number): Promise<Pick<EvaluationRow, 'id' | 'organizationId'>[]> {
      const { id, organizationId } = evaluations
      return database
        .select({ id, organizationId })
        .from(evaluations)
        .where(and(unfinished, unclaimed(staleMs)))
    },

    /** Gives up every lease: right only where no other server can be alive, as in an exclusively locked folder. */
    async dropAllLeases(): Promise<void> {
      await database.update(evaluations).set({ leaseOwner: null }).where(unfinished)
    },
  }
}

/** What is drawn for a concept: with the model, and without. */
export type Drawn = 'tailored' | 'base'

export type EvaluationRepository = ReturnType<typeof createEvaluationRepository>
