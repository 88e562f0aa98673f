import {
  createOrganization,
  createOrganizationToken,
  listOrganizations,
  updateOrganization,
} from '@atelier/client'
import type { Limit, Organization } from '@atelier/contract'
import { type Command, command } from '../command.ts'
import { UsageError } from '../options.ts'
import { table } from '../terminal/table.ts'
import { clientOf, serverOptions } from './server-options.ts'
import { newTokenOptions, writeSecret } from './tokens.ts'

const id = {
  kind: 'whole',
  least: 1,
  most: 2_147_483_647,
  help: 'id of the organization, as organizations list shows it',
} as const

const limitOptions = {
  'rate-limit': {
    kind: 'text',
    placeholder: 'LIMIT',
    help: "requests in a minute: a number, unlimited, or default (the server's setting)",
  },
  'total-quota': {
    kind: 'text',
    placeholder: 'LIMIT',
    help: 'requests ever: a number, unlimited, or default',
  },
} as const

function limitOf(option: string, text: string | undefined): Limit | undefined {
  if (text === undefined || text === 'unlimited') return text
  if (text === 'default') return null
  if (/^[1-9]\d{0,9}$/.test(text)) return Number(text)
  throw new UsageError(`--${option} must be a number above 0, unlimited or default; got '${text}'`)
}

function limitsOf(values: Readonly<Record<keyof typeof limitOptions, string | undefined>>) {
  return {
    rate_limit: limitOf('rate-limit', values['rate-limit']),
    total_quota: limitOf('total-quota', values['total-quota']),
  }
}

function rowOf(organization: Organization) {
  return {
    id: organization.id,
    name: organization.name,
    'rate limit': organization.rate_limit ?? 'default',
    'total quota': organization.total_quota ?? 'default',
    used: organization.requests_used,
    operator: organization.operator ? 'yes' : '',
  }
}

const create = command({
  summary: 'Make an organization with a first token for its admin (operator)',
  options: {
    name: { kind: 'text', placeholder: 'NAME', help: 'what it is called' },
    ...limitOptions,
    ...serverOptions,
  },
  run: async (values, { out, signal }) => {
    const { name } = values
    if (name === undefined) throw new UsageError('What is it called? Give --name')
    const body = { name, ...limitsOf(values) }
    const made = await createOrganization(clientOf(values), body, { signal })
    out.write(`Organization ${made.id}, ${made.name}.\n`)
    writeSecret(out, made.first_token)
  },
})

const list = command({
  summary: 'Show every organization with its limits (operator)',
  options: serverOptions,
  run: async (values, { out, signal }) => {
    out.write(table((await listOrganizations(clientOf(values), { signal })).map(rowOf)))
  },
})

const limit = command({
  summary: 'Set the limits of an organization (operator)',
  options: { id, ...limitOptions, ...serverOptions },
  run: async (values, { out, signal }) => {
    if (values.id === undefined) throw new UsageError('Which one? Give --id')
    const limits = limitsOf(values)
    if (limits.rate_limit === undefined && limits.total_quota === undefined) {
      throw new UsageError('What limit? Give --rate-limit or --total-quota')
    }
    const changed = await updateOrganization(clientOf(values), values.id, limits, { signal })
    out.write(table([rowOf(changed)]))
  },
})

const token = command({
  summary: 'Make an API token for another organization (operator)',
  options: { id, ...newTokenOptions, ...serverOptions },
  run: async (values, { out, signal }) => {
    if (values.id === undefined) throw new UsageError('For which one? Give --id')
    const { name, role, test, 'expires-days': expires_in_days } = values
    const body = { name, role, test, expires_in_days }
    const made = await createOrganizationToken(clientOf(values), values.id, body, { signal })
    writeSecret(out, made)
  },
})

/** The commands about organizations, for the operator of the server. */
export const organizations: Readonly<Record<string, Command>> = {
  'organizations create': create,
  'organizations list': list,
  'organizations limit': limit,
  'organizations token': token,
}
