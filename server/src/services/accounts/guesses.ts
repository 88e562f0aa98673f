import ipaddr from 'ipaddr.js'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { errors } from '../../errors.ts'

const MINUTE_SECONDS = 60
/** Pairs that are remembered; the oldest go first. */
const MOST_PAIRS = 10_000

/** The machine's own addresses say nothing about who asks: behind them are its owner, and every client of a proxy on it. */
function isLoopback(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'loopback'
}

/**
 * Refuses addresses that try many tokens. Tokens that the server draws cannot be guessed; one that somebody chose may be.
 *
 * While an address is refused, right tokens are refused with it, or a right guess would stand out. Excepted are tokens that were
 * used from that address before: a stranger behind the same proxy or router locks nobody out. Each process counts by itself.
 *
 * @param perMinute failures of one address in a minute; 0 counts nothing
 */
export function createGuessLimit(perMinute: number) {
  const failures = new RateLimiterMemory({ points: perMinute, duration: MINUTE_SECONDS })
  const seen = new Set<string>()

  function refuse(waitMs: number): never {
    const seconds = Math.max(1, Math.ceil(waitMs / 1000))
    throw errors.tooManyRequests('Too many tokens from this address are not known', seconds)
  }

  async function refuseIfOver(address: string): Promise<void> {
    const state = await failures.get(address)
    if (state !== null && state.consumedPoints >= perMinute) refuse(state.msBeforeNext)
  }

  return {
    /** Notes a token that was not known. @throws {PublicError} 429 when there were too many */
    async failed(address: string): Promise<void> {
      if (perMinute === 0 || isLoopback(address)) return
      await refuseIfOver(address)
      await failures.penalty(address)
    },

    /** Lets a token that is known pass. @throws {PublicError} 429 when its address is refused, and new to it */
    async succeeded(address: string, tokenId: number): Promise<void> {
      if (perMinute === 0) return
      const pair = `${address} ${tokenId}`
      if (seen.has(pair)) return
      if (!isLoopback(address)) await refuseIfOver(address)
      seen.add(pair)
      const [oldest] = seen
      if (seen.size > MOST_PAIRS && oldest !== undefined) seen.delete(oldest)
    },
  }
}

export type GuessLimit = ReturnType<typeof createGuessLimit>
