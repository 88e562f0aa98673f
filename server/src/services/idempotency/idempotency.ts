import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import { PublicError } from '../../errors.ts'
import type { KeyClaim, KeyRow } from '../../store/idempotency.ts'
import type { Store } from '../../store/store.ts'
import { seal, unseal } from './seal.ts'

/** How long a reply can be had again. */
export const REPLY_LIFE_MS = 24 * 3_600_000
/** A request whose process has died loses its key after this long; one that runs renews it in time. */
const LEASE_MS = 30_000
const RENEW_MS = 10_000
/** Less than proxies wait for an answer, which is a minute for most. */
const WAIT_MS = 30_000
const FIRST_POLL_MS = 50
const LAST_POLL_MS = 1_000
/** Replies are small JSON; what is larger would make the table a store of files. */
const MOST_BYTES = 1024 * 1024

/** A request with a key. */
export interface KeyedRequest {
  tokenId: number
  /** The token itself, which replies are sealed with. */
  token: string
  key: string
  fingerprint: string
  /** Aborted when nobody waits for the answer any more. */
  signal: AbortSignal
}

/** A reply as it went over the wire. */
export interface Reply {
  status: number
  headers: Record<string, string>
  body: Buffer
}

/** A request that holds its key; what it ends with decides over the key. */
export interface KeyedRun {
  /** Stores a reply, or frees the key without one. Never throws: the reply goes out in any case. */
  end(reply: Reply | undefined): Promise<void>
}

interface Dependencies {
  store: Store
  log: Logger
  /** How long a second request waits for the first. */
  waitMs?: number
}

const OTHER = 'This Idempotency-Key was used for another request'
const RUNNING = 'A request with this Idempotency-Key is still running'

function conflict(message: string, headers: Record<string, string> = {}): PublicError {
  return new PublicError(409, message, { headers })
}

/** Lets of all requests with the same key exactly one run, and gives its reply to the others. */
export function createIdempotency({ store, log, waitMs = WAIT_MS }: Dependencies) {
  const { idempotency } = store

  async function keep(claim: KeyClaim, token: string, { status, headers, body }: Reply) {
    const reply = { status, headers, sealedBody: seal(token, claim.key, body) }
    if (!(await idempotency.complete(claim, reply))) {
      log.warn({ tokenId: claim.tokenId }, 'an idempotency key was taken over while it ran')
    }
  }

  function run(claim: KeyClaim, token: string): KeyedRun {
    const warn = (err: unknown) => log.warn({ err }, 'idempotency key')
    const renewal = setInterval(() => idempotency.renew(claim, LEASE_MS).catch(warn), RENEW_MS)
    renewal.unref()
    return {
      async end(reply) {
        clearInterval(renewal)
        const fits = reply !== undefined && reply.body.length <= MOST_BYTES
        await (fits ? keep(claim, token, reply) : idempotency.release(claim)).catch(warn)
      },
    }
  }

  function replay({ token, key }: KeyedRequest, row: KeyRow, status: number): Reply {
    return { status, headers: row.headers ?? {}, body: unseal(token, key, row.sealedBody ?? '') }
  }

  return {
    /**
     * Takes the key, or gives the reply that is stored under it. While another request has the key this waits.
     *
     * @throws {PublicError} 409 when the key belongs to another request, or its first request takes too long
     */
    async begin(request: KeyedRequest): Promise<KeyedRun | Reply> {
      const { tokenId, key, fingerprint, signal } = request
      const claim = { tokenId, key, fingerprint, owner: randomUUID() }
      const deadline = Date.now() + waitMs
      let row: KeyRow | undefined
      for (let pollMs = FIRST_POLL_MS; ; pollMs = Math.min(pollMs * 1.5, LAST_POLL_MS)) {
        const free = row === undefined || row.dead
        if (free && (await idempotency.claim(claim, LEASE_MS, REPLY_LIFE_MS)))
          return run(claim, request.token)
        row = await idempotency.find(tokenId, key)
        // Its holder has freed it since.
        if (row === undefined) continue
        if (row.fingerprint !== fingerprint) throw conflict(OTHER)
        if (row.status !== null) return replay(request, row, row.status)
        if (signal.aborted || Date.now() >= deadline)
          throw conflict(RUNNING, { 'retry-after': '5' })
        await sleep(pollMs)
      }
    },

    /** Frees the keys of every request that runs: at the start, when no other server has the database. */
    releaseAll: () => idempotency.releaseAll(),

    purge: () => idempotency.purge(REPLY_LIFE_MS),
  }
}

export type Idempotency = ReturnType<typeof createIdempotency>
