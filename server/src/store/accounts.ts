import { createHash, randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Database } from './database.ts'
import { apiTokens, organizations } from './schema.ts'

/** Tokens are 256 random bits, so a plain hash is enough: there is nothing to guess. */
function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

function drawToken(): string {
  return `atl_${randomBytes(32).toString('base64url')}`
}

async function createOrganization(
  database: Database,
  name: string,
  token: string,
): Promise<{ organizationId: number; token: string }> {
  return database.transaction(async (tx) => {
    const [row] = await tx
      .insert(organizations)
      .values({ name })
      .returning({ id: organizations.id })
    if (row === undefined) throw new Error('the organization was not created')
    await tx.insert(apiTokens).values({ organizationId: row.id, hash: hashToken(token) })
    return { organizationId: row.id, token }
  })
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
      createOrganization(database, name, token),

    /** Sees to a first organization and a token for it: the given one, or one that is drawn and given back when there is no organization yet. */
    async ensureFirst(token?: string): Promise<string | undefined> {
      const [first] = await database.select({ id: organizations.id }).from(organizations).limit(1)
      if (first === undefined) {
        const created = await createOrganization(database, 'default', token ?? drawToken())
        // A token that somebody gave is known already and need not be shown anywhere.
        return token === undefined ? created.token : undefined
      }
      if (token !== undefined) {
        const values = { organizationId: first.id, hash: hashToken(token) }
        await database.insert(apiTokens).values(values).onConflictDoNothing()
      }
      return undefined
    },
  }
}

export type AccountRepository = ReturnType<typeof createAccountRepository>
