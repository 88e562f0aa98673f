import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Answer, call, type Furnished, furnish, type RealApp, startApp } from './real-app.ts'

const PROJECTS = '/v1/tailored-gen/projects'
const GENERATE = '/v2/image/generate/tailored'

async function statuses(times: number, ask: () => Promise<Answer>): Promise<number[]> {
  const seen: number[] = []
  for (let i = 0; i < times; i++) seen.push((await ask()).status)
  return seen
}

describe('limits of requests', () => {
  let real: RealApp
  let own: Furnished
  beforeAll(async () => {
    real = await startApp()
  })
  afterAll(() => real.close())
  beforeEach(async () => {
    own = await furnish(real.store, 'studio')
  })
  const ask = (method: string, path: string, body?: unknown) =>
    call(real.url, own.token, method, path, body)
  const limit = (rateLimit: number | null, totalQuota: number | null = null) =>
    real.store.accounts.updateOrganization(own.caller.organizationId, { rateLimit, totalQuota })

  it('are off unless somebody sets them, and write nothing then', async () => {
    expect(new Set(await statuses(30, () => ask('GET', PROJECTS)))).toEqual(new Set([200]))
    const { organizationId } = own.caller
    const row = await real.store.accounts.findOrganization(organizationId)
    expect(row).toMatchObject({ requestsUsed: 0 })
  })

  it('refuse what comes too fast with 429, the time to wait, and the words of the family', async () => {
    await limit(2)
    expect(await statuses(3, () => ask('GET', PROJECTS))).toEqual([200, 200, 429])
    const v1 = await ask('GET', PROJECTS)
    expect(v1).toMatchObject({ status: 429, body: { message: expect.any(String) } })
    const v2 = await ask('POST', GENERATE, {})
    expect(v2).toMatchObject({
      status: 429,
      body: { error: { code: 429, message: 'Too Many Requests' }, request_id: expect.any(String) },
    })
    for (const { headers } of [v1, v2]) {
      const seconds = Number(headers.get('retry-after'))
      expect(seconds).toBeGreaterThan(0)
      expect(seconds).toBeLessThanOrEqual(60)
      expect(headers.get('retry-after')).toMatch(/^\d+$/)
    }
  })

  it('count every token of an organization together, and other organizations apart', async () => {
    await limit(2)
    const { organizationId } = own.caller
    const { token } = await real.store.tokens.create({ organizationId, role: 'viewer' })
    await ask('GET', PROJECTS)
    expect((await call(real.url, token, 'GET', PROJECTS)).status).toBe(200)
    expect((await call(real.url, token, 'GET', PROJECTS)).status).toBe(429)
    const other = await furnish(real.store, 'other')
    expect((await call(real.url, other.token, 'GET', PROJECTS)).status).toBe(200)
  })

  it('let through exactly as many as are allowed of those that come at once', async () => {
    await limit(5, 3)
    const answers = await Promise.all(Array.from({ length: 12 }, () => ask('GET', PROJECTS)))
    const count = (status: number) => answers.filter((answer) => answer.status === status).length
    expect([count(200), count(403), count(429)]).toEqual([3, 2, 7])
  })

  it('hold from the next request on when they change', async () => {
    await limit(1)
    expect(await statuses(2, () => ask('GET', PROJECTS))).toEqual([200, 429])
    await limit(100)
    expect((await ask('GET', PROJECTS)).status).toBe(200)
    await limit(null)
    expect((await ask('GET', PROJECTS)).status).toBe(200)
  })

  it('begin anew when the minute is over', async () => {
    await limit(1)
    await ask('GET', PROJECTS)
    await real.open.database.execute(sql`update rate_limits set expire = now()`)
    expect((await ask('GET', PROJECTS)).status).toBe(200)
  })

  it('count neither asking what became of a request, nor what needs no token', async () => {
    await limit(1, 1)
    await ask('GET', PROJECTS)
    const free = ['/v2/status/no-such-id', '/v1/status/no-such-id', '/health', '/openapi.json']
    for (const path of free) {
      const seen = await statuses(3, () => ask('GET', path))
      expect([429, 403]).not.toContain(seen.at(-1))
    }
  })

  it('refuse with 403 for good what is over the quota, and count no refusal', async () => {
    await limit(null, 2)
    expect(await statuses(4, () => ask('GET', PROJECTS))).toEqual([200, 200, 403, 403])
    expect(await ask('GET', PROJECTS)).toMatchObject({ status: 403, body: expect.any(String) })
    expect(await ask('POST', GENERATE, {})).toMatchObject({
      status: 403,
      body: { error: { code: 403 }, request_id: expect.any(String) },
    })
    const row = await real.store.accounts.findOrganization(own.caller.organizationId)
    expect(row).toMatchObject({ requestsUsed: 2 })
    await limit(null, 0)
    expect((await ask('GET', PROJECTS)).status).toBe(200)
  })

  it('refuse a request that does nothing else than be one too many', async () => {
    await limit(1)
    await ask('GET', PROJECTS)
    const project = { project_name: 'p', ip_type: 'icons', ip_medium: 'illustration' }
    expect((await ask('POST', PROJECTS, project)).status).toBe(429)
    await limit(null)
    expect((await ask('GET', PROJECTS)).body).toHaveLength(1)
  })
})

describe('the limits that a server is set to', () => {
  let real: RealApp
  beforeAll(async () => {
    real = await startApp({ limits: { rateLimit: 3, totalQuota: 2 } })
  })
  afterAll(() => real.close())

  it('hold for organizations that have none of their own', async () => {
    const { token } = await furnish(real.store, 'plain')
    const ask = () => call(real.url, token, 'GET', PROJECTS)
    expect(await statuses(4, ask)).toEqual([200, 200, 403, 429])
  })

  it('yield to those of an organization, also where that has none', async () => {
    const { token, caller } = await furnish(real.store, 'free')
    const ask = () => call(real.url, token, 'GET', PROJECTS)
    const { organizationId } = caller
    await real.store.accounts.updateOrganization(organizationId, { rateLimit: 0, totalQuota: 4 })
    expect(await statuses(6, ask)).toEqual([200, 200, 200, 200, 403, 403])
  })
})
