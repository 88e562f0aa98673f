import { and, eq, isNotNull, isNull, lt, or, sql } from 'drizzle-orm'
import type { Database } from './database.ts'
import { idempotencyKeys } from './schema.ts'

/** A request that runs, or ran, under a key. */
export interface KeyRow {
  fingerprint: string
  /** Status of the reply; null while the request runs. */
  status: number | null
  headers: Record<string, string> | null
  sealedBody: string | null
  /** Whether the request died while it ran, so that the key can be claimed. */
  dead: boolean
}

/** Which request under which key. */
export interface KeyClaim {
  tokenId: number
  key: string
  /** SHA-256 of method, path and body, hexadecimal. */
  fingerprint: string
  /** Drawn for this request, so that only it renews and completes what it claimed. */
  owner: string
}

/** A reply as it is kept. */
export interface StoredReply {
  status: number
  headers: Record<string, string>
  sealedBody: string
}

const age = (ms: number) => sql`now() - make_interval(secs => ${ms / 1000})`
const ahead = (ms: number) => sql`now() + make_interval(secs => ${ms / 1000})`

/** The Idempotency-Keys of requests, and their replies. All times are the database's. */
export function createIdempotencyRepository(database: Database) {
  const table = idempotencyKeys
  const dead = and(isNull(table.status), lt(table.leasedUntil, sql`now()`))
  const held = ({ tokenId, key, owner }: KeyClaim) =>
    and(
      eq(table.tokenId, tokenId),
      eq(table.key, key),
      eq(table.owner, owner),
      isNull(table.status),
    )

  return {
    /**
     * Takes a key for `leaseMs`: one that is new, older than `lifeMs`, or left behind by a request that died. False when another request
     * has it. Of several at once one gets it.
     */
    async claim(claim: KeyClaim, leaseMs: number, lifeMs: number): Promise<boolean> {
      const values = { ...claim, leasedUntil: ahead(leaseMs) }
      const over = or(isNotNull(table.status), dead)
      const old = and(lt(table.createdAt, age(lifeMs)), over)
      const fresh = { status: null, headers: null, sealedBody: null, createdAt: sql`now()` }
      const taken = await database
        .insert(table)
        .values(values)
        .onConflictDoUpdate({
          target: [table.tokenId, table.key],
          set: { ...values, ...fresh },
          setWhere: sql`${old} or ${and(dead, eq(table.fingerprint, claim.fingerprint))}`,
        })
        .returning({ owner: table.owner })
      return taken.length === 1
    },

    async find(tokenId: number, key: string): Promise<KeyRow | undefined> {
      const own = and(eq(table.tokenId, tokenId), eq(table.key, key))
      const { fingerprint, status, headers, sealedBody } = table
      const [row] = await database
        .select({ fingerprint, status, headers, sealedBody, dead: sql<boolean>`${dead}` })
        .from(table)
        .where(own)
      return row
    },

    /** Keeps a key for another `leaseMs`. */
    async renew(claim: KeyClaim, leaseMs: number): Promise<void> {
      await database
        .update(table)
        .set({ leasedUntil: ahead(leaseMs) })
        .where(held(claim))
    },

    /** Stores the reply; false when another request has taken the key meanwhile. */
    async complete(claim: KeyClaim, reply: StoredReply): Promise<boolean> {
      const owner = { owner: table.owner }
      const done = await database.update(table).set(reply).where(held(claim)).returning(owner)
      return done.length === 1
    },

    /** Frees a key whose request has nothing to be kept. */
    async release(claim: KeyClaim): Promise<void> {
      await database.delete(table).where(held(claim))
    },

    /** Frees the keys of every request that runs: for a database that no other server has. */
    async releaseAll(): Promise<void> {
      await database.delete(table).where(isNull(table.status))
    },

    /** Forgets replies older than `lifeMs`, and requests that died that long ago. */
    async purge(lifeMs: number): Promise<void> {
      const over = or(isNotNull(table.status), lt(table.leasedUntil, sql`now()`))
      await database.delete(table).where(and(lt(table.createdAt, age(lifeMs)), over))
    },
  }
}

export type IdempotencyRepository = ReturnType<typeof createIdempotencyRepository>
