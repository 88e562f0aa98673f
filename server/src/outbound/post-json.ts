import { request } from 'undici'
import type { Guard } from './guard.ts'
import { pinned } from './pinned.ts'
import { networkError } from './refusal.ts'

/**
 * Sends JSON text to an address that a user gave, and gives the status of the answer. Redirects are not followed: where a signed message
 * goes is for its owner alone to say. What the answer holds is not looked at.
 *
 * @throws {PublicError} 422 when there was no answer in time
 */
export type PostJson = (
  address: string,
  body: string,
  headers: Readonly<Record<string, string>>,
  options: { timeoutMs: number },
) => Promise<number>

// The status is all that counts; a little of the rest is read so that a polite server is not cut off.
const READ_BYTES = 16 * 1024
const READ_MS = 1_000

export function createPostJson(guard: Guard): PostJson {
  return async (address, body, headers, { timeoutMs }) => {
    const signal = AbortSignal.timeout(timeoutMs)
    const fail = (error: unknown): never => {
      throw networkError(error, undefined)
    }
    const url = guard.parse(address)
    const target = await guard.resolve(url, signal).catch(fail)
    const dispatcher = pinned(target, { idleTimeoutMs: timeoutMs })
    try {
      const answer = await request(url, {
        method: 'POST',
        body,
        headers: { ...headers, 'content-type': 'application/json', 'user-agent': 'atelier' },
        dispatcher,
        signal,
      }).catch(fail)
      answer.body.on('error', () => {})
      const enough = AbortSignal.any([signal, AbortSignal.timeout(READ_MS)])
      await answer.body.dump({ limit: READ_BYTES, signal: enough }).catch(() => {})
      return answer.statusCode
    } finally {
      await dispatcher.destroy()
    }
  }
}
