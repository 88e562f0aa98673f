import type { LookupAddress } from 'node:dns'
import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { Agent, request } from 'undici'
import { errors } from '../errors.ts'
import { isPublicAddress } from './addresses.ts'

/** Bytes behind an address that a user gave. */
export type FetchImage = (address: string) => Promise<Buffer>

const MAX_BYTES = 12 * 1024 * 1024
const TIMEOUT_MS = 15_000
const MAX_REDIRECTS = 3

interface Target {
  url: URL
  address: string
  family: 4 | 6
}

function unusable(reason: string, cause?: unknown) {
  return errors.unprocessable(`The address cannot be used: ${reason}`, cause)
}

function parse(address: string): URL {
  const url = URL.parse(address)
  if (url === null || !['http:', 'https:'].includes(url.protocol))
    throw unusable('it is no http or https address')
  if (url.username !== '' || url.password !== '') throw unusable('it holds credentials')
  return url
}

/** The system's lookup can neither be limited nor aborted; when it takes too long, its answer goes to nobody. */
async function lookUp(host: string, signal: AbortSignal): Promise<LookupAddress[]> {
  signal.throwIfAborted()
  const late = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
  const found = lookup(host, { all: true }).catch((cause: unknown) => {
    throw unusable('its host is not known', cause)
  })
  return Promise.race([found, late])
}

/** Resolves once; every address the name has must be public, or a name with one good and one bad address would be a way in. */
async function resolve(url: URL, allow: readonly string[], signal: AbortSignal): Promise<Target> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const found = isIP(host) ? [{ address: host, family: isIP(host) }] : await lookUp(host, signal)
  const allowed = allow.includes(url.host) || allow.includes(host)
  if (!allowed && !found.every(({ address }) => isPublicAddress(address))) {
    throw unusable('its host is not public')
  }
  const [first] = found
  if (first === undefined) throw unusable('its host is not known')
  return { url, address: first.address, family: first.family === 6 ? 6 : 4 }
}

/** A connection to the checked address whatever the name resolves to by now. */
function pinned({ address, family }: Target): Agent {
  return new Agent({
    connect: {
      timeout: TIMEOUT_MS,
      lookup: (_host, options, done) => {
        if (options.all) done(null, [{ address, family }])
        else done(null, address, family)
      },
    },
  })
}

async function readCapped(body: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of body) {
    size += part.length
    if (size > MAX_BYTES) throw errors.tooLarge('An image may have 12 MB at most')
    parts.push(part)
  }
  return Buffer.concat(parts)
}

/**
 * @param allow hosts that may be reached although they are private (`host` or `host:port`)
 * @param limitMs for the whole of it: names, redirects and the picture
 */
export function createFetchImage(allow: readonly string[], limitMs = TIMEOUT_MS): FetchImage {
  async function fetchOnce(url: URL, redirects: number, signal: AbortSignal): Promise<Buffer> {
    const target = await resolve(url, allow, signal)
    const dispatcher = pinned(target)
    try {
      const answer = await request(url, { dispatcher, signal, headers: { accept: 'image/*' } })
      const { statusCode, headers, body } = answer
      if (statusCode >= 300 && statusCode < 400 && headers.location !== undefined) {
        if (redirects >= MAX_REDIRECTS) throw unusable('it redirects too often')
        const next = parse(new URL(String(headers.location), url).href)
        return await fetchOnce(next, redirects + 1, signal)
      }
      if (statusCode !== 200) throw unusable(`it answered ${statusCode}`)
      return await readCapped(body)
    } finally {
      await dispatcher.destroy()
    }
  }
  return async (address) => {
    try {
      return await fetchOnce(parse(address), 0, AbortSignal.timeout(limitMs))
    } catch (error) {
      if (error instanceof Error && error.name === 'PublicError') throw error
      throw unusable('it could not be fetched', error)
    }
  }
}
