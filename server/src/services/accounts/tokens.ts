import type { ApiToken, CreateApiToken, CurrentToken, NewApiToken } from '@atelier/contract'
import { errors } from '../../errors.ts'
import type { Store } from '../../store/store.ts'
import type { NewToken } from '../../store/tokens.ts'
import type { Caller } from '../access.ts'
import { newTokenOnWire, organizationOnWire, tokenOnWire } from './wire.ts'

/** A new token as it is asked for. A test token changes nothing, so it is a viewer and nothing else. */
export function tokenValues(body: CreateApiToken): Omit<NewToken, 'organizationId'> {
  const { test = false } = body
  if (test && body.role !== undefined && body.role !== 'viewer') {
    throw errors.badField('role', 'A test token is a viewer', body.role)
  }
  return {
    name: body.name ?? '',
    role: body.role ?? (test ? 'viewer' : 'member'),
    test,
    expiresInDays: body.expires_in_days,
  }
}

const LAST_ADMIN =
  'This is the last token that can manage tokens; make another admin token first, or force it'

/** The tokens of the caller's organization. Who may call this is decided by the routes. */
export function createTokenService({ store }: { store: Store }) {
  return {
    async create({ organizationId }: Caller, body: CreateApiToken): Promise<NewApiToken> {
      return newTokenOnWire(await store.tokens.create({ ...tokenValues(body), organizationId }))
    },

    async list({ organizationId }: Caller): Promise<ApiToken[]> {
      return (await store.tokens.list(organizationId)).map(tokenOnWire)
    },

    async get({ organizationId }: Caller, id: number): Promise<ApiToken> {
      const row = await store.tokens.find(organizationId, id)
      // A revoked one is told of by the list alone: what was deleted is not found.
      if (row === undefined || row.revokedAt !== null) throw errors.notFound('Token')
      return tokenOnWire(row)
    },

    /** The caller's own token and organization. */
    async current({ organizationId, tokenId }: Caller): Promise<CurrentToken> {
      const row = await store.tokens.find(organizationId, tokenId)
      const organization = await store.accounts.findOrganization(organizationId)
      if (row === undefined || organization === undefined) throw errors.unauthorized()
      return { ...tokenOnWire(row), organization: organizationOnWire(organization) }
    },

    /** Revokes a token for good; the last working admin token only by force, as nobody could make another. */
    async revoke({ organizationId }: Caller, id: number, force: boolean): Promise<void> {
      await store.transaction(async (tx) => {
        const admins = await tx.tokens.listWorkingAdmins(organizationId)
        if ((await tx.tokens.find(organizationId, id)) === undefined) throw errors.notFound('Token')
        const last = admins.length === 1 && admins[0] === id
        if (last && !force) throw errors.conflict(LAST_ADMIN)
        await tx.tokens.revoke(id)
      })
    },
  }
}

export type TokenService = ReturnType<typeof createTokenService>
