import { type Dispatcher, request } from 'undici'
import { errors } from '../errors.ts'
import type { Guard } from './guard.ts'
import { type Patience, pinned } from './pinned.ts'
import { networkError, unusable } from './refusal.ts'

const MAX_REDIRECTS = 5
const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308]
const PACKED = /\b(gzip|deflate|compress|br|zstd)\b/i

export interface GetLimits extends Patience {
  maxBytes: number
  /** What is said of more. */
  tooLarge: string
  /** For the whole of it: names, redirects and the body. */
  timeoutMs: number
  /** Gives up; the reason is then what is thrown. */
  signal?: AbortSignal
}

/** An answer with 200. */
export interface Answer {
  /** At most `maxBytes`, or an error. */
  body: AsyncIterable<Buffer>
  /** What the server says; it may lie. */
  sizeBytes: number | undefined
}

type Response = Dispatcher.ResponseData

/** Where an answer redirects to. A step from https down to http is refused: what the user wanted protected could be swapped on the way. */
function redirectOf({ statusCode, headers }: Response, from: URL, guard: Guard): URL | undefined {
  if (!REDIRECTS.includes(statusCode) || typeof headers.location !== 'string') return undefined
  const to = guard.parse(headers.location, from)
  if (from.protocol === 'https:' && to.protocol === 'http:')
    throw unusable('it redirects from https to http')
  return to
}

function answerOf(response: Response, limits: GetLimits): Answer {
  const { statusCode, headers, body } = response
  if (statusCode !== 200) throw unusable(`it answered ${statusCode}`)
  // Asked for as it is; unpacking it all the same would be a bomb's chance.
  if (PACKED.test(String(headers['content-encoding']))) throw unusable('it answered compressed')
  const length = headers['content-length']
  const sizeBytes = typeof length === 'string' ? Number(length) : undefined
  if (sizeBytes !== undefined && sizeBytes > limits.maxBytes) throw errors.tooLarge(limits.tooLarge)
  return { body: capped(body, limits), sizeBytes }
}

async function* capped(body: AsyncIterable<Buffer>, limits: GetLimits): AsyncIterable<Buffer> {
  let size = 0
  try {
    for await (const part of body) {
      size += part.length
      if (size > limits.maxBytes) throw errors.tooLarge(limits.tooLarge)
      yield part
    }
  } catch (error) {
    throw networkError(error, limits.signal)
  }
}

/**
 * Reads what lies at an address that a user gave. Every hop is judged as if the user had given it.
 *
 * @param read gets the answer; the connection ends with it
 * @throws {PublicError} 422, or 413 for more than `maxBytes`. Errors of `read` pass as they are.
 */
export async function get<Result>(
  guard: Guard,
  address: string,
  limits: GetLimits,
  read: (answer: Answer) => Promise<Result>,
): Promise<Result> {
  const timeout = AbortSignal.timeout(limits.timeoutMs)
  const signal = limits.signal ? AbortSignal.any([timeout, limits.signal]) : timeout
  const fail = (error: unknown): never => {
    throw networkError(error, limits.signal)
  }
  let url = guard.parse(address)
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    const target = await guard.resolve(url, signal).catch(fail)
    const dispatcher = pinned(target, limits)
    try {
      const headers = { accept: '*/*', 'accept-encoding': 'identity', 'user-agent': 'atelier' }
      const response = await request(url, { dispatcher, signal, headers }).catch(fail)
      // A body that nobody reads ends with its connection, and that is no error.
      response.body.on('error', () => {})
      const next = redirectOf(response, url, guard)
      if (next === undefined) return await read(answerOf(response, limits))
      url = next
    } finally {
      await dispatcher.destroy()
    }
  }
  throw unusable('it redirects too often')
}
