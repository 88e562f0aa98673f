import { createToken, listTokens, revokeToken } from '@atelier/client'
import { type ApiToken, type NewApiToken, role } from '@atelier/contract'
import { type Command, command } from '../command.ts'
import { UsageError } from '../options.ts'
import type { Terminal } from '../terminal/progress.ts'
import { table } from '../terminal/table.ts'
import { clientOf, serverOptions } from './server-options.ts'

/** What a new token is to be. */
export const newTokenOptions = {
  name: { kind: 'text', placeholder: 'NAME', help: 'what it is for' },
  role: {
    kind: 'choice',
    values: role.options,
    help: `${role.options.join(', ')} (default member)`,
  },
  'expires-days': {
    kind: 'whole',
    least: 1,
    most: 3650,
    help: 'days that it works (default for ever)',
  },
  test: { kind: 'flag', help: 'a test token: reads, and brings up errors on demand' },
} as const

/** The secret, which nobody can read again. */
export function writeSecret(out: Terminal, { id, role: own, token, test }: NewApiToken): void {
  out.write(
    `Token ${id}, ${test ? 'for tests' : own}. It cannot be read again.\nAPI token: ${token}\n`,
  )
}

function day(time: string | null): string {
  return time === null ? '-' : time.slice(0, 10)
}

function stateOf(token: ApiToken): string {
  if (token.revoked_at !== null) return `revoked ${day(token.revoked_at)}`
  if (token.expires_at === null) return 'works'
  const over = Date.parse(token.expires_at) <= Date.now()
  return `${over ? 'expired' : 'works until'} ${day(token.expires_at)}`
}

const create = command({
  summary: "Make an API token for the caller's organization",
  options: { ...newTokenOptions, ...serverOptions },
  run: async (values, { out, signal }) => {
    const { name, role: own, test, 'expires-days': expires_in_days } = values
    const body = { name, role: own, test, expires_in_days }
    writeSecret(out, await createToken(clientOf(values), body, { signal }))
  },
})

const list = command({
  summary: "Show the API tokens of the caller's organization",
  options: serverOptions,
  run: async (values, { out, signal }) => {
    const tokens = await listTokens(clientOf(values), { signal })
    const rows = tokens.map((token) => ({
      id: token.id,
      name: token.name,
      role: token.test ? 'test' : token.role,
      created: day(token.created_at),
      'last used': day(token.last_used_at),
      state: stateOf(token),
    }))
    out.write(table(rows))
  },
})

const revoke = command({
  summary: 'Revoke an API token at once and for good',
  options: {
    id: { kind: 'whole', least: 1, most: 2_147_483_647, help: 'its id, as tokens list shows it' },
    force: { kind: 'flag', help: 'even if nobody could manage tokens afterwards' },
    ...serverOptions,
  },
  run: async (values, { out, signal }) => {
    const { id, force } = values
    if (id === undefined) throw new UsageError('Which one? Give --id')
    await revokeToken(clientOf(values), id, { force, signal })
    out.write(`Token ${id} is revoked.\n`)
  },
})

/** The commands about API tokens. */
export const tokens: Readonly<Record<string, Command>> = {
  'tokens create': create,
  'tokens list': list,
  'tokens revoke': revoke,
}
