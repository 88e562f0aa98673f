import { lt, sql } from 'drizzle-orm'
import { RateLimiterDrizzle, RateLimiterRes } from 'rate-limiter-flexible'
import type { Database } from './database.ts'
import { rateLimits } from './schema.ts'

/** Counts requests by the minute. */
export interface RateCounter {
  /** Counts one more; the seconds until the next is welcome when `limit` is passed, otherwise 0. */
  count(organizationId: number, limit: number): Promise<number>
  /** Removes counts of minutes that are over. */
  purge(): Promise<void>
}

const MINUTE_SECONDS = 60

/**
 * Counts in the database, so that servers that share it share the count. A minute begins with the first request after the last one was
 * over. Once a limit is passed, this process refuses the rest of that minute without asking the database.
 */
export function createRateCounter(database: Database): RateCounter {
  const limiters = new Map<number, RateLimiterDrizzle>()

  function limiterFor(limit: number): RateLimiterDrizzle {
    const known = limiters.get(limit)
    if (known !== undefined) return known
    const limiter = new RateLimiterDrizzle({
      storeClient: database,
      schema: rateLimits,
      keyPrefix: 'organization',
      points: limit,
      duration: MINUTE_SECONDS,
      inMemoryBlockOnConsumed: limit + 1,
      clearExpiredByTimeout: false,
    })
    limiters.set(limit, limiter)
    return limiter
  }

  return {
    async count(organizationId, limit) {
      try {
        await limiterFor(limit).consume(organizationId)
        return 0
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal
        return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000))
      }
    },
    async purge() {
      await database.delete(rateLimits).where(lt(rateLimits.expire, sql`now() - interval '1 hour'`))
    },
  }
}
