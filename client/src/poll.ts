import { setTimeout as sleep } from 'node:timers/promises'
import { ApiError, ConnectionError } from './errors.ts'

/** How often and how long to ask. */
export interface PollOptions {
  /** Aborts the waiting; what is waited for goes on at the server. */
  readonly signal?: AbortSignal | undefined
  /** Milliseconds between two questions; 1,000 when absent. */
  readonly intervalMs?: number
  /** Failures in a row that are borne before giving up (a restarting server, a rate limit); 10 when absent. */
  readonly maxFailures?: number
}

/**
 * Asks until `done` accepts the answer, and returns that answer. A lost connection, a 429 and a 5xx are borne up to
 * `maxFailures` times in a row, since a long job outlives a restart of its server.
 */
export async function poll<Answer>(
  ask: () => Promise<Answer>,
  done: (answer: Answer) => boolean,
  options: PollOptions = {},
): Promise<Answer> {
  const { signal, intervalMs = 1_000, maxFailures = 10 } = options
  let failures = 0
  for (;;) {
    let waitMs = intervalMs
    try {
      const answer = await ask()
      if (done(answer)) return answer
      failures = 0
    } catch (error) {
      if (!isPassing(error) || ++failures > maxFailures) throw error
      waitMs = Math.max(intervalMs, retryAfterMs(error))
    }
    await pause(waitMs, signal)
  }
}

// The timer rejects with its own AbortError; callers are promised the signal's reason.
async function pause(waitMs: number, signal: AbortSignal | undefined): Promise<void> {
  try {
    await sleep(waitMs, undefined, signal ? { signal } : {})
  } catch (error) {
    signal?.throwIfAborted()
    throw error
  }
}

function isPassing(error: unknown): boolean {
  if (error instanceof ConnectionError) return true
  return error instanceof ApiError && (error.status === 429 || error.status >= 500)
}

function retryAfterMs(error: unknown): number {
  return error instanceof ApiError ? (error.retryAfterSeconds ?? 0) * 1_000 : 0
}
