import { get } from './get.ts'
import type { Guard } from './guard.ts'

/** Bytes behind an address that a user gave: at most 12 MB, within 15 seconds. Errors: 413, 422. */
export type FetchImage = (address: string) => Promise<Buffer>

const MAX_BYTES = 12 * 1024 * 1024
const TIMEOUT_MS = 15_000

/** @param timeoutMs for the whole of it: names, redirects and the picture */
export function createFetchImage(guard: Guard, timeoutMs = TIMEOUT_MS): FetchImage {
  const limits = {
    maxBytes: MAX_BYTES,
    tooLarge: 'An image may have 12 MB at most',
    timeoutMs,
    idleTimeoutMs: timeoutMs,
  }
  return (address) =>
    get(guard, address, limits, async ({ body }) => {
      const parts: Buffer[] = []
      for await (const part of body) parts.push(part)
      return Buffer.concat(parts)
    })
}
