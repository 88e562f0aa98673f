import { createHash, randomBytes } from 'node:crypto'
import type { Role } from '@atelier/contract'
import { and, asc, eq, isNull, lt, or, type SQL, sql } from 'drizzle-orm'
import type { Database } from './database.ts'
import { apiTokens, organizations } from './schema.ts'

/** A token as it may be shown: without its hash. */
export type TokenRow = Omit<typeof apiTokens.$inferSelect, 'hash' | 'fromEnvironment'>

/** What a new token is to be. */
export interface NewToken {
  organizationId: number
  role: Role
  name?: string
  test?: boolean
  expiresInDays?: number | undefined
}

/** Tokens are 256 random bits, so a plain hash is enough: there is nothing to guess. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

export function drawToken(): string {
  return `atl_${randomBytes(32).toString('base64url')}`
}

/** How exact the last use is known: one write a minute at most. */
const LAST_USED_SECONDS = 60

// The database's clock decides over expiry: servers that share it need not agree on the time.
export const isExpired = sql<boolean>`coalesce(${apiTokens.expiresAt} <= now(), false)`
/** Whether the last use of a token is worth writing down again. */
export const isStale = or(
  isNull(apiTokens.lastUsedAt),
  lt(apiTokens.lastUsedAt, sql`now() - make_interval(secs => ${LAST_USED_SECONDS})`),
) as SQL<boolean>

const shown = {
  id: apiTokens.id,
  organizationId: apiTokens.organizationId,
  name: apiTokens.name,
  role: apiTokens.role,
  test: apiTokens.test,
  expiresAt: apiTokens.expiresAt,
  lastUsedAt: apiTokens.lastUsedAt,
  revokedAt: apiTokens.revokedAt,
  createdAt: apiTokens.createdAt,
}

/** Stores the hash of a token. */
export async function insertToken(
  database: Database,
  { expiresInDays, ...values }: NewToken & { fromEnvironment?: boolean },
  token: string,
): Promise<TokenRow> {
  const expiresAt =
    expiresInDays === undefined ? null : sql`now() + make_interval(days => ${expiresInDays})`
  const [row] = await database
    .insert(apiTokens)
    .values({ ...values, hash: hashToken(token), expiresAt })
    .returning(shown)
  if (row === undefined) throw new Error('the token was not created')
  return row
}

/** The tokens of organizations, by their ids. */
export function createTokenRepository(database: Database) {
  return {
    /** Makes a token and gives it back: the only time it can be read. */
    async create(values: NewToken): Promise<{ row: TokenRow; token: string }> {
      const token = drawToken()
      return { row: await insertToken(database, values, token), token }
    },

    async find(organizationId: number, id: number): Promise<TokenRow | undefined> {
      const own = and(eq(apiTokens.organizationId, organizationId), eq(apiTokens.id, id))
      const [row] = await database.select(shown).from(apiTokens).where(own)
      return row
    },

    /** Every token of an organization, in the order they were made; revoked ones too. */
    list(organizationId: number): Promise<TokenRow[]> {
      const own = eq(apiTokens.organizationId, organizationId)
      return database.select(shown).from(apiTokens).where(own).orderBy(asc(apiTokens.id))
    },

    /** Writes down that a token was used just now. */
    async touch(id: number): Promise<void> {
      const lastUsedAt = sql`now()`
      await database
        .update(apiTokens)
        .set({ lastUsedAt })
        .where(and(eq(apiTokens.id, id), isStale))
    },

    /** Revokes a token for good; one that was revoked keeps its time. */
    async revoke(id: number): Promise<void> {
      const open = and(eq(apiTokens.id, id), isNull(apiTokens.revokedAt))
      const revokedAt = sql`now()`
      await database.update(apiTokens).set({ revokedAt }).where(open)
    },

    /** The ids of an organization's admin tokens that work. Locks the organization, so that whoever counts and then revokes does so alone. */
    async listWorkingAdmins(organizationId: number): Promise<number[]> {
      const { id } = organizations
      await database.select({ id }).from(organizations).where(eq(id, organizationId)).for('update')
      const admins = and(eq(apiTokens.organizationId, organizationId), eq(apiTokens.role, 'admin'))
      const works = and(isNull(apiTokens.revokedAt), sql`not ${isExpired}`)
      const rows = await database
        .select({ id: apiTokens.id })
        .from(apiTokens)
        .where(and(admins, works))
      return rows.map((row) => row.id)
    },
  }
}

export type TokenRepository = ReturnType<typeof createTokenRepository>
