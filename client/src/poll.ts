import { ApiError, ConnectionError, WaitTimeoutError } from './errors.ts'
import { pause } from './pause.ts'

/** How often and how long to ask. */
export interface PollOptions {
  /** Aborts the waiting; what is waited for goes on at the server. */
  readonly signal?: AbortSignal | undefined
  /** Milliseconds between two questions; 1,000 when absent. */
  readonly intervalMs?: number
  /** Failures in a row that are borne before giving up (a restarting server, a rate limit); 10 when absent. */
  readonly maxFailures?: number
  /** Milliseconds until the waiting is given up with a `WaitTimeoutError`; no limit when absent. */
  readonly timeoutMs?: number
}

/**
 * Asks until `done` accepts the answer, and returns that answer. A lost connection, a 429 and a 5xx are borne up to
 * `maxFailures` times in a row, since a long job outlives a restart of its server.
 *
 * @throws {WaitTimeoutError} after `timeoutMs`
 */
export async function poll<Answer>(
  ask: () => Promise<Answer>,
  done: (answer: Answer) => boolean,
  options: PollOptions = {},
): Promise<Answer> {
  const {
    signal,
    intervalMs = 1_000,
    maxFailures = 10,
    timeoutMs = Number.POSITIVE_INFINITY,
  } = options
  const deadline = Date.now() + timeoutMs
  let failures = 0
  let last: Answer | undefined
  for (;;) {
    let waitMs = intervalMs
    try {
      last = await ask()
      if (done(last)) return last
      failures = 0
    } catch (error) {
      if (!isPassing(error) || ++failures > maxFailures) throw error
      waitMs = Math.max(intervalMs, retryAfterMs(error))
    }
    const leftMs = deadline - Date.now()
    if (leftMs <= 0) throw new WaitTimeoutError(timeoutMs, last)
    await pause(Math.min(waitMs, leftMs), signal)
  }
}

function isPassing(error: unknown): boolean {
  if (error instanceof ConnectionError) return true
  return error instanceof ApiError && (error.status === 429 || error.status >= 500)
}

function retryAfterMs(error: unknown): number {
  return error instanceof ApiError ? (error.retryAfterSeconds ?? 0) * 1_000 : 0
}
