import type { RetryOptions } from './client.ts'
import { ApiError } from './errors.ts'
import { pause } from './pause.ts'

const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 60_000

/** What is repeated, and how. */
export interface Repeated {
  readonly retry?: RetryOptions | undefined
  /** Whether carrying it out twice is as good as once. */
  readonly repeatable: boolean
  readonly signal?: AbortSignal | undefined
}

function isPassing(error: unknown, repeatable: boolean): error is ApiError {
  if (!(error instanceof ApiError)) return false
  return error.status === 429 || (error.status === 503 && repeatable)
}

/** Makes a call, and again as often as `retry` has it while the server is too busy for it. */
export async function withRetries<Result>(
  { retry, repeatable, signal }: Repeated,
  call: () => Promise<Result>,
): Promise<Result> {
  const { maxRetries = 0, maxWaitMs = LONGEST_WAIT_MS } = retry ?? {}
  for (let retries = 0; ; retries++) {
    try {
      return await call()
    } catch (error) {
      if (!isPassing(error, repeatable) || retries >= maxRetries) throw error
      const { retryAfterSeconds } = error
      const asked = retryAfterSeconds === undefined ? undefined : retryAfterSeconds * 1_000
      // Less than was asked for would be refused again.
      if (asked !== undefined && asked > maxWaitMs) throw error
      await pause(asked ?? Math.min(FIRST_WAIT_MS * 2 ** retries, maxWaitMs), signal)
    }
  }
}
