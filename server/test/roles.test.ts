import { sql } from 'drizzle-orm'
import { afterAll, describe, expect, it } from 'vitest'
import type { NewToken } from '../src/store/tokens.ts'
import { call, startApp } from './real-app.ts'
import {
  inGenerationFamily,
  operationsOf,
  pathOf,
  sampleBody,
  type WalkedOperation,
} from './walk.ts'
import { createWorld, everyRow, SOUND_FIELDS } from './world.ts'

// Walks whatever is registered, as tenancy.test.ts does.

const real = await startApp()
const world = await createWorld(real, 'studio')
const { organizationId } = world
const operations = operationsOf(real.app)
const named = operations.map(
  (operation) => [`${operation.method} ${operation.url}`, operation] as const,
)
afterAll(() => real.close())

const make = (values: Omit<NewToken, 'organizationId'>) =>
  real.store.tokens.create({ ...values, organizationId })
const tokens = {
  viewer: (await make({ role: 'viewer' })).token,
  member: (await make({ role: 'member' })).token,
  admin: (await make({ role: 'admin' })).token,
}
const expired = await make({ role: 'admin', expiresInDays: 1 })
await real.open.database.execute(
  sql`update api_tokens set expires_at = now() - interval '1 second' where id = ${expired.row.id}`,
)
const revoked = await make({ role: 'admin' })
await real.store.tokens.revoke(revoked.row.id)

/** What this suite holds to be right, said again without looking at the routes. */
function whoMayCall({ method, url }: Pick<WalkedOperation, 'method' | 'url'>) {
  const path = url.slice(3)
  if (path.startsWith('/organizations')) return 'operator'
  if (path.startsWith('/tokens') && path !== '/tokens/current') return 'admin'
  return method === 'GET' || method === 'HEAD' ? 'viewer' : 'member'
}
const RANKS = { viewer: 0, member: 1, admin: 2, operator: 3 } as const

/** Ids that nothing has, so that a call that is allowed changes nothing. */
const nothing = Object.fromEntries(Object.keys(world.ids).map((name) => [name, 0]))

function expectFamily(operation: WalkedOperation, status: number, body: unknown): void {
  const words = expect.any(String)
  if (inGenerationFamily(operation)) {
    expect(body).toEqual({
      error: { code: status, message: words, details: words },
      request_id: words,
    })
  } else {
    expect(body).toEqual(status === 403 ? words : { message: words })
  }
}

describe('a route', () => {
  it('says who may call it, and says what is right', () => {
    const ours = real.app.routeTable.filter(({ url }) => /^\/v[12]\//.test(url))
    expect(ours.length).toBeGreaterThan(100)
    for (const { method, url, options } of ours) {
      expect(options.config?.access, `${method} ${url}`).toBe(whoMayCall({ method, url }))
    }
  })

  it.each(named)('lets only those in that may call it: %s', async (_name, operation) => {
    const before = await everyRow(real)
    const body = operation.body === undefined ? undefined : {}
    for (const role of ['viewer', 'member', 'admin'] as const) {
      const path = pathOf(operation, nothing)
      const answer = await call(real.url, tokens[role], operation.method, path, body)
      const allowed = RANKS[role] >= RANKS[whoMayCall(operation)]
      if (allowed) expect([401, 403]).not.toContain(answer.status)
      else expect(answer.status, role).toBe(403)
      if (!allowed) expectFamily(operation, 403, answer.body)
    }
    const makesSomething = operation.method === 'POST' && operation.url.endsWith('/tokens')
    if (!makesSomething) expect(await everyRow(real)).toEqual(before)
  })

  it.each(named)(
    'answers 401 in its family without a token that works, and does nothing: %s',
    async (_name, operation) => {
      const before = await everyRow(real)
      const path = pathOf(operation, world.ids)
      const body = sampleBody(operation.body, { ...SOUND_FIELDS, ...world.ids })
      for (const token of ['', 'atl_unknown', expired.token, revoked.token]) {
        const answer = await call(real.url, token, operation.method, path, body)
        expect(answer.status).toBe(401)
        expectFamily(operation, 401, answer.body)
      }
      expect(await everyRow(real)).toEqual(before)
    },
  )

  it('answers 401 without the header as well', async () => {
    const response = await fetch(`${real.url}/v1/tailored-gen/projects`)
    expect(response.status).toBe(401)
    expect(await response.json()).toEqual({ message: expect.any(String) })
  })
})
