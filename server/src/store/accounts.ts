import { createHash, randomBytes } from 'node:crypto'
import { and, asc, eq, ne, sql } from 'drizzle-orm'
import type { Database } from './database.ts'
import { apiTokens, organizations } from './schema.ts'

/** Tokens are 256 random bits, so a plain hash is enough: there is nothing to guess. */
function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

function drawToken(): string {
  return `atl_${randomBytes(32).toString('base64url')}`
}

/** Any number that no other lock has. */
const FIRST_LOCK = 4_711_002

async function createOrganization(
  database: Database,
  name: string,
  token: string,
  fromEnvironment: boolean,
): Promise<{ organizationId: number; token: string }> {
  return database.transaction(async (tx) => {
    const [row] = await tx
      .insert(organizations)
      .values({ name })
      .returning({ id: organizations.id })
    if (row === undefined) throw new Error('the organization was not created')
    const values = { organizationId: row.id, hash: hashToken(token), fromEnvironment }
    await tx.insert(apiTokens).values(values)
    return { organizationId: row.id, token }
  })
}

/** Lets the environment's token in, and its former one no more: whoever changes it may do so because it leaked. */
async function replaceEnvironmentToken(
  database: Database,
  organizationId: number,
  token: string,
): Promise<void> {
  const hash = hashToken(token)
  await database
    .delete(apiTokens)
    .where(and(eq(apiTokens.fromEnvironment, true), ne(apiTokens.hash, hash)))
  await database
    .insert(apiTokens)
    .values({ organizationId, hash, fromEnvironment: true })
    .onConflictDoUpdate({ target: apiTokens.hash, set: { fromEnvironment: true } })
}

/** Organizations and the tokens that speak for them. */
export function createAccountRepository(database: Database) {
  return {
    /** The organization a token belongs to, or undefined for a token that is not known. */
    async findOrganization(token: string): Promise<number | undefined> {
      const [row] = await database
        .select({ organizationId: apiTokens.organizationId })
        .from(apiTokens)
        .where(eq(apiTokens.hash, hashToken(token)))
      return row?.organizationId
    },

    /** Creates an organization with a token and gives the token back: the only time it can be read. */
    createOrganization: (name: string, token = drawToken()) =>
      createOrganization(database, name, token, false),

    /**
     * Sees to a first organization and a token for it: the environment's, or one that is drawn and given back when there is no
     * organization yet. Without a token of the environment all that are known stay valid.
     */
    ensureFirst(token?: string): Promise<string | undefined> {
      return database.transaction(async (tx) => {
        // Of servers that start together, one creates and the others find.
        await tx.execute(sql`select pg_advisory_xact_lock(${FIRST_LOCK})`)
        const ids = tx.select({ id: organizations.id }).from(organizations)
        const [first] = await ids.orderBy(asc(organizations.id)).limit(1)
        if (first !== undefined) {
          if (token !== undefined) await replaceEnvironmentToken(tx, first.id, token)
          return undefined
        }
        const given = token !== undefined
        const created = await createOrganization(tx, 'default', token ?? drawToken(), given)
        // A token that somebody gave is known already and need not be shown anywhere.
        return given ? undefined : created.token
      })
    },
  }
}

export type AccountRepository = ReturnType<typeof createAccountRepository>
