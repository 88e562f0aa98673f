import type { Role } from '@atelier/contract'
import { and, asc, eq, lt, sql } from 'drizzle-orm'
import type { Database } from './database.ts'
import { ensureFirst, type FirstToken } from './first-organization.ts'
import { apiTokens, organizations } from './schema.ts'
import { drawToken, hashToken, insertToken, isExpired, isStale } from './tokens.ts'

export type OrganizationRow = typeof organizations.$inferSelect
/** What may be said of an organization. */
export type OrganizationValues = Pick<
  typeof organizations.$inferInsert,
  'name' | 'rateLimit' | 'totalQuota'
>

/** What a token gives: who it speaks for, and whether it still does. */
export interface Session {
  organizationId: number
  tokenId: number
  role: Role
  operator: boolean
  test: boolean
  rateLimit: number | null
  totalQuota: number | null
  expired: boolean
  revoked: boolean
  /** Whether its last use is worth writing down again. */
  stale: boolean
}

async function createOrganization(tx: Database, values: OrganizationValues, token: string) {
  const [organization] = await tx.insert(organizations).values(values).returning()
  if (organization === undefined) throw new Error('the organization was not created')
  const { id } = organization
  const row = await insertToken(tx, { organizationId: id, role: 'admin', name: 'first' }, token)
  return { organizationId: id, organization, tokenId: row.id, row, token }
}

/** Every request asks this, so it is put together once: that takes a quarter of the time of asking. */
function prepareFindSession(database: Database) {
  return database
    .select({
      organizationId: apiTokens.organizationId,
      tokenId: apiTokens.id,
      role: apiTokens.role,
      operator: organizations.operator,
      test: apiTokens.test,
      rateLimit: organizations.rateLimit,
      totalQuota: organizations.totalQuota,
      expired: isExpired,
      revoked: sql<boolean>`${apiTokens.revokedAt} is not null`,
      stale: isStale,
    })
    .from(apiTokens)
    .innerJoin(organizations, eq(organizations.id, apiTokens.organizationId))
    .where(eq(apiTokens.hash, sql.placeholder('hash')))
    .prepare('find_session')
}

/** Organizations, and what their tokens give. */
export function createAccountRepository(database: Database) {
  let findSession: ReturnType<typeof prepareFindSession> | undefined

  return {
    /** What a token gives, with one query; undefined for a token that is not known. */
    async findSession(token: string): Promise<Session | undefined> {
      findSession ??= prepareFindSession(database)
      const [row] = await findSession.execute({ hash: hashToken(token) })
      return row
    },

    /** Counts a request toward a quota; false when that is used up. */
    async countRequest(organizationId: number, quota: number): Promise<boolean> {
      const used = organizations.requestsUsed
      const counted = await database
        .update(organizations)
        .set({ requestsUsed: sql`${used} + 1` })
        .where(and(eq(organizations.id, organizationId), lt(used, quota)))
        .returning({ used })
      return counted.length === 1
    },

    /** Creates an organization with an admin's token and gives that back: the only time it can be read. */
    createOrganization: (
      name: string,
      limits: Omit<OrganizationValues, 'name'> = {},
      token = drawToken(),
    ) => database.transaction((tx) => createOrganization(tx, { ...limits, name }, token)),

    async findOrganization(id: number): Promise<OrganizationRow | undefined> {
      const [row] = await database.select().from(organizations).where(eq(organizations.id, id))
      return row
    },

    listOrganizations(): Promise<OrganizationRow[]> {
      return database.select().from(organizations).orderBy(asc(organizations.id))
    },

    /** Changes what is given; undefined when there is no such organization. */
    async updateOrganization(
      id: number,
      changes: Partial<OrganizationValues>,
    ): Promise<OrganizationRow | undefined> {
      // SQL has no update of nothing.
      const set = { name: sql`${organizations.name}`, ...changes }
      const own = eq(organizations.id, id)
      const [row] = await database.update(organizations).set(set).where(own).returning()
      return row
    },

    ensureFirst: (given?: string): Promise<FirstToken> =>
      database.transaction((tx) => ensureFirst(tx, given)),
  }
}

export type AccountRepository = ReturnType<typeof createAccountRepository>
