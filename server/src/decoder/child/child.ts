import { PublicError } from '../../errors.ts'
import type { Order, Report } from '../protocol.ts'
import { decodeUpload } from './decode-upload.ts'
import { storedToPixels, uploadToPixels } from './to-pixels.ts'
import { lanczosUpscaler } from './upscaler.ts'

// A decoder's own process: whatever an image does to native code, it does it here.

/** What this process may hold, as the server says. */
const MAX_RSS_BYTES = Number(process.argv[2])
const WATCH_MS = 20
/** In case the server is too busy to end this process in time. */
const LAST_RESORT_MS = 200

type Answer = Extract<Report, { rssBytes: number }>
type Unmeasured<A> = A extends Answer ? Omit<A, 'rssBytes'> : never

function report(message: Report): void {
  process.send?.(message)
}

async function carryOut(order: Order): Promise<Unmeasured<Answer>> {
  switch (order.kind) {
    case 'upload':
      return { kind: 'decoded', image: await decodeUpload(order.bytes, order, lanczosUpscaler) }
    case 'upload-pixels':
      return { kind: 'pixels', image: await uploadToPixels(order.bytes) }
    case 'stored-pixels':
      return { kind: 'pixels', image: await storedToPixels(order.bytes, order.side) }
    default:
      return order satisfies never
  }
}

function failure(error: unknown): Unmeasured<Answer> {
  if (error instanceof PublicError)
    return { kind: 'refused', status: error.status, message: error.message }
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return { kind: 'failed', message }
}

/** At once: an orderly exit would wait for the picture that is being decoded. */
function end(): void {
  process.kill(process.pid, 'SIGKILL')
}

process.on('message', (order: Order) => {
  // Decoding leaves this thread free to look.
  const watch = setInterval(() => {
    if (process.memoryUsage.rss() <= MAX_RSS_BYTES) return
    report({ kind: 'exhausted' })
    clearInterval(watch)
    setTimeout(end, LAST_RESORT_MS)
  }, WATCH_MS)
  const answer = (one: Unmeasured<Answer>) => {
    clearInterval(watch)
    report({ ...one, rssBytes: process.memoryUsage.rss() })
  }
  carryOut(order).then(answer, (error: unknown) => answer(failure(error)))
})

// Nobody waits for an answer any more.
process.on('disconnect', end)
// Ctrl-C and service managers reach the whole group; the server decides what happens to its decoders.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => {})
report({ kind: 'ready' })
