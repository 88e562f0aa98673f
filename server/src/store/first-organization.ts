import { and, asc, eq, isNull, ne, sql } from 'drizzle-orm'
import type { Database } from './database.ts'
import { apiTokens, organizations } from './schema.ts'
import { drawToken, hashToken, insertToken } from './tokens.ts'

/** What a start finds out about the tokens of the first organization. */
export interface FirstToken {
  /** A token that was drawn: the only time it can be read. */
  drawn: string | undefined
  /** Whether the environment's token works; false when it was revoked. */
  environmentWorks: boolean
}

/** Any number that no other lock has. */
const FIRST_LOCK = 4_711_002
/** Name of the token that the environment gives. */
const ENVIRONMENT = 'ATELIER_API_TOKEN'

/**
 * Lets the environment's token in, and its former one no more: whoever changes it may do so because it leaked. One that was revoked
 * stays so, for the same reason; whether it works is given back.
 */
async function replaceEnvironmentToken(
  tx: Database,
  organizationId: number,
  token: string,
): Promise<boolean> {
  const hash = hashToken(token)
  const former = and(eq(apiTokens.fromEnvironment, true), ne(apiTokens.hash, hash))
  await tx.delete(apiTokens).where(and(former, isNull(apiTokens.revokedAt)))
  const [row] = await tx
    .insert(apiTokens)
    .values({ organizationId, hash, name: ENVIRONMENT, role: 'admin', fromEnvironment: true })
    .onConflictDoUpdate({ target: apiTokens.hash, set: { fromEnvironment: true } })
    .returning({ revokedAt: apiTokens.revokedAt })
  return row?.revokedAt === null
}

async function createFirst(tx: Database, given: string | undefined): Promise<FirstToken> {
  const [row] = await tx
    .insert(organizations)
    .values({ name: 'default', operator: true })
    .returning({ id: organizations.id })
  if (row === undefined) throw new Error('the organization was not created')
  const token = given ?? drawToken()
  const fromEnvironment = given !== undefined
  const name = fromEnvironment ? ENVIRONMENT : 'first'
  await insertToken(tx, { organizationId: row.id, role: 'admin', name, fromEnvironment }, token)
  // A token that somebody gave is known already and need not be shown anywhere.
  return { drawn: fromEnvironment ? undefined : token, environmentWorks: true }
}

/**
 * Sees to a first organization, which runs the server, and a token for it: the environment's, or one that is drawn when there is no
 * organization yet. Without a token of the environment all that are known stay valid.
 */
export async function ensureFirst(tx: Database, given: string | undefined): Promise<FirstToken> {
  // Of servers that start together, one creates and the others find.
  await tx.execute(sql`select pg_advisory_xact_lock(${FIRST_LOCK})`)
  const { id, operator } = organizations
  const [first] = await tx.select({ id }).from(organizations).orderBy(asc(id)).limit(1)
  if (first === undefined) return createFirst(tx, given)
  // Somebody has to run the server.
  if ((await tx.$count(organizations, eq(operator, true))) === 0) {
    await tx.update(organizations).set({ operator: true }).where(eq(id, first.id))
  }
  const works = given === undefined || (await replaceEnvironmentToken(tx, first.id, given))
  return { drawn: undefined, environmentWorks: works }
}
