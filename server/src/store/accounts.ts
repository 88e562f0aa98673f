import { createHash, randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Database } from './database.ts'
import { apiTokens, organizations } from './schema.ts'

/** Tokens are 256 random bits, so a plain hash is enough: there is nothing to guess. */
function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** The organisation a token belongs to, or undefined for a token that is not known. */
export async function findOrganizationOf(
  database: Database,
  token: string,
): Promise<number | undefined> {
  const [row] = await database
    .select({ organizationId: apiTokens.organizationId })
    .from(apiTokens)
    .where(eq(apiTokens.hash, hashToken(token)))
  return row?.organizationId
}

/** Creates an organisation with a token and gives the token back: the only time it can be read. */
export async function createOrganization(
  database: Database,
  name: string,
  token = `atl_${randomBytes(32).toString('base64url')}`,
): Promise<{ organizationId: number; token: string }> {
  return database.transaction(async (tx) => {
    const [organization] = await tx
      .insert(organizations)
      .values({ name })
      .returning({ id: organizations.id })
    if (organization === undefined) throw new Error('the organisation was not created')
    await tx.insert(apiTokens).values({ organizationId: organization.id, hash: hashToken(token) })
    return { organizationId: organization.id, token }
  })
}

/** A first organisation for an empty database; undefined when there is one already. With a given token, that token works afterwards. */
export async function ensureFirstOrganization(
  database: Database,
  token?: string,
): Promise<string | undefined> {
  const [first] = await database.select({ id: organizations.id }).from(organizations).limit(1)
  if (first === undefined) return (await createOrganization(database, 'default', token)).token
  if (token !== undefined) {
    const values = { organizationId: first.id, hash: hashToken(token) }
    await database.insert(apiTokens).values(values).onConflictDoNothing()
  }
  return undefined
}
