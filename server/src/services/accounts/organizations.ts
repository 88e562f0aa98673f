import type {
  CreateApiToken,
  CreateOrganization,
  NewApiToken,
  NewOrganization,
  Organization,
  UpdateOrganization,
} from '@atelier/contract'
import { errors } from '../../errors.ts'
import type { OrganizationRow, OrganizationValues } from '../../store/accounts.ts'
import type { Store } from '../../store/store.ts'
import { tokenValues } from './tokens.ts'
import { limitFromWire, newTokenOnWire, organizationOnWire } from './wire.ts'

function limits(body: UpdateOrganization): Omit<OrganizationValues, 'name'> {
  const { rate_limit: rate, total_quota: quota } = body
  return {
    ...(rate === undefined ? {} : { rateLimit: limitFromWire(rate) }),
    ...(quota === undefined ? {} : { totalQuota: limitFromWire(quota) }),
  }
}

/** Every organization of the server, for its operator. Who may call this is decided by the routes. */
export function createOrganizationService({ store }: { store: Store }) {
  async function getRow(id: number): Promise<OrganizationRow> {
    const row = await store.accounts.findOrganization(id)
    if (row === undefined) throw errors.notFound('Organization')
    return row
  }

  return {
    async create(body: CreateOrganization): Promise<NewOrganization> {
      const made = await store.accounts.createOrganization(body.name, limits(body))
      return { ...organizationOnWire(made.organization), first_token: newTokenOnWire(made) }
    },

    async list(): Promise<Organization[]> {
      return (await store.accounts.listOrganizations()).map(organizationOnWire)
    },

    async get(id: number): Promise<Organization> {
      return organizationOnWire(await getRow(id))
    },

    async update(id: number, body: UpdateOrganization): Promise<Organization> {
      const name = body.name === undefined ? {} : { name: body.name }
      const row = await store.accounts.updateOrganization(id, { ...limits(body), ...name })
      if (row === undefined) throw errors.notFound('Organization')
      return organizationOnWire(row)
    },

    /** A token of another organization: the way back in for one that has none left. */
    async createToken(id: number, body: CreateApiToken): Promise<NewApiToken> {
      const { id: organizationId } = await getRow(id)
      return newTokenOnWire(await store.tokens.create({ ...tokenValues(body), organizationId }))
    },
  }
}

export type OrganizationService = ReturnType<typeof createOrganizationService>
