import { and, asc, eq, gte, isNotNull, isNull, lt, lte, sql } from 'drizzle-orm'
import type { Database } from './database.ts'
import { webhookDeliveries } from './schema.ts'

export type WebhookRow = typeof webhookDeliveries.$inferSelect

const now = sql`now()`
/** Nothing is to follow, so nothing has to be signed any more. */
const OVER = { sealedKey: null, nextAttemptAt: null, attemptStartedAt: null }

/** Messages about ended requests. All times are the database's. */
export function createWebhookRepository(database: Database) {
  const table = webhookDeliveries
  const due = and(lte(table.nextAttemptAt, now), isNull(table.attemptStartedAt))
  const of = (requestId: string) => eq(table.requestId, requestId)
  /** An attempt that is still the last one, so that one given up for dead changes nothing. */
  const current = ({ requestId, attempts }: WebhookRow) =>
    and(of(requestId), eq(table.attempts, attempts), isNotNull(table.attemptStartedAt))

  return {
    async insert(values: typeof table.$inferInsert): Promise<void> {
      await database.insert(table).values(values)
    },

    async find(requestId: string): Promise<WebhookRow | undefined> {
      const [row] = await database.select().from(table).where(of(requestId))
      return row
    },

    /** Makes the message of a request due, once; undefined when there is none to send, or it is due already. */
    async schedule(requestId: string): Promise<WebhookRow | undefined> {
      const waiting = and(of(requestId), isNull(table.nextAttemptAt), isNotNull(table.sealedKey))
      const [row] = await database
        .update(table)
        .set({ nextAttemptAt: now })
        .where(waiting)
        .returning()
      return row
    },

    /** Begins an attempt if one is due and fewer than `most` were made; of several at once one gets it. */
    async claim(requestId: string, most: number): Promise<WebhookRow | undefined> {
      const [row] = await database
        .update(table)
        .set({ attempts: sql`${table.attempts} + 1`, attemptStartedAt: now, lastStatus: null })
        .where(and(of(requestId), due, lt(table.attempts, most)))
        .returning()
      return row
    },

    /** A receiver has taken it, even one that was given up for dead. */
    async markDelivered(requestId: string, status: number): Promise<void> {
      await database
        .update(table)
        .set({ ...OVER, lastStatus: status, deliveredAt: now, givenUpAt: null })
        .where(and(of(requestId), isNull(table.deliveredAt)))
    },

    /** Puts the next attempt off; false when another one has begun since. */
    async postpone(row: WebhookRow, status: number | null, seconds: number): Promise<boolean> {
      const nextAttemptAt = sql`now() + make_interval(secs => ${seconds})`
      const rows = await database
        .update(table)
        .set({ lastStatus: status, nextAttemptAt, attemptStartedAt: null })
        .where(current(row))
        .returning({ requestId: table.requestId })
      return rows.length > 0
    },

    async giveUp(row: WebhookRow, status: number | null): Promise<void> {
      await database
        .update(table)
        .set({ ...OVER, lastStatus: status, givenUpAt: now })
        .where(current(row))
    },

    /** Gives up a message whose last attempt of `most` nobody lived to end; false for any other. */
    async giveUpExhausted(requestId: string, most: number): Promise<boolean> {
      const rows = await database
        .update(table)
        .set({ ...OVER, givenUpAt: now })
        .where(and(of(requestId), due, gte(table.attempts, most)))
        .returning({ requestId: table.requestId })
      return rows.length > 0
    },

    /** Takes attempts that began longer than `silentMs` ago for dead, and gives what is due. */
    async recover(silentMs: number, limit: number): Promise<WebhookRow[]> {
      const before = sql`now() - make_interval(secs => ${silentMs / 1000})`
      await database
        .update(table)
        .set({ attemptStartedAt: null })
        .where(lte(table.attemptStartedAt, before))
      return database.select().from(table).where(due).orderBy(asc(table.nextAttemptAt)).limit(limit)
    },
  }
}

export type WebhookRepository = ReturnType<typeof createWebhookRepository>
