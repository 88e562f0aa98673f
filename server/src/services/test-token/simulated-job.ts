import { randomBytes } from 'node:crypto'
import type { RequestStatus } from '@atelier/contract'

/** How a simulated job ends: with an error of a code, in an unexpected failure, never, or as an id that has expired. */
export type JobEnd = { code: number } | 'unknown' | 'running' | 'expired'

/** Long enough for a client to see the job in progress, short enough for its tests. */
export const SIMULATED_RUN_MS = 2_000

const KINDS = ['error', 'unknown', 'running', 'expired'] as const

// The id tells everything, so that nothing has to be stored: a UUID of version 8, whose bits RFC 9562 leaves to the application. Real ids
// are of version 7. 48 bits of time in ms · version · 12 bits of error code · variant · 2 bits of kind · 60 random bits.
const SIMULATED = /^([0-9a-f]{8})-([0-9a-f]{4})-8([0-9a-f]{3})-([89ab])[0-9a-f]{3}-[0-9a-f]{12}$/

/** An id for a job that ends as asked for. */
export function simulatedRequestId(end: JobEnd, nowMs: number): string {
  const time = nowMs.toString(16).padStart(12, '0')
  const code = (typeof end === 'object' ? end.code : 500).toString(16).padStart(3, '0')
  const kind = (8 + KINDS.indexOf(typeof end === 'object' ? 'error' : end)).toString(16)
  const random = randomBytes(8).toString('hex')
  const parts = [time.slice(0, 8), time.slice(8), `8${code}`, kind + random.slice(0, 3)]
  return [...parts, random.slice(4)].join('-')
}

/** What the status service says of a simulated job; undefined when the id is not that of one. */
export function simulatedStatus(id: string, nowMs: number): RequestStatus | 'expired' | undefined {
  const [, high, low, code, variant] = SIMULATED.exec(id) ?? []
  if (high === undefined || low === undefined || code === undefined || variant === undefined)
    return undefined
  const kind = KINDS[Number.parseInt(variant, 16) - 8]
  const running = nowMs - Number.parseInt(high + low, 16) < SIMULATED_RUN_MS
  if (running || kind === 'running') return { status: 'IN_PROGRESS', request_id: id }
  if (kind === 'expired') return 'expired'
  const words = 'This failure was asked for'
  const error = { code: Number.parseInt(code, 16), message: words, details: words }
  return { status: kind === 'error' ? 'ERROR' : 'UNKNOWN', error, request_id: id }
}
