import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type OpenDatabase, openDatabase, rowsOf } from './database.ts'
import { databases, type TestDatabase } from './fixtures/databases.ts'
import { createStore, type Store } from './store.ts'

const FIRST = 'first-token-0123456789'
const SECOND = 'second-token-0123456789'

describe.each(databases)('accounts on %s', (_name, create) => {
  let place: TestDatabase
  let open: OpenDatabase
  let store: Store
  beforeAll(async () => {
    place = await create()
    open = await openDatabase(place)
    store = createStore(open.database)
  })
  beforeEach(async () => {
    await open.database.execute(sql`delete from api_tokens`)
    await open.database.execute(sql`delete from organizations`)
  })
  afterAll(async () => {
    await open.close()
    await place.remove()
  })

  const works = async (token: string) => {
    const session = await store.accounts.findSession(token)
    return session !== undefined && !session.revoked && !session.expired
  }

  describe('the first organization', () => {
    it('is one, with one token shown, when several servers start first together', async () => {
      const starts = await Promise.all([1, 2, 3, 4].map(() => store.accounts.ensureFirst()))
      expect(starts.filter(({ drawn }) => drawn !== undefined)).toHaveLength(1)
      expect(await store.accounts.listOrganizations()).toHaveLength(1)
    })

    it('runs the server, and its token can do everything', async () => {
      const { drawn = '' } = await store.accounts.ensureFirst()
      const session = await store.accounts.findSession(drawn)
      expect(session).toMatchObject({ operator: true, role: 'admin', test: false })
      const { token } = await store.accounts.createOrganization('second')
      expect(await store.accounts.findSession(token)).toMatchObject({ operator: false })
    })

    it('runs the server also when it was there before there were operators', async () => {
      const { token } = await store.accounts.createOrganization('old')
      await store.accounts.createOrganization('newer')
      expect(await store.accounts.ensureFirst()).toMatchObject({ drawn: undefined })
      expect(await store.accounts.findSession(token)).toMatchObject({ operator: true })
      const operators = (await store.accounts.listOrganizations()).filter((row) => row.operator)
      expect(operators).toHaveLength(1)
    })

    it("refuses the environment's former token once it is given another", async () => {
      expect(await store.accounts.ensureFirst(FIRST)).toMatchObject({ drawn: undefined })
      const session = await store.accounts.findSession(FIRST)
      expect(session).toMatchObject({ role: 'admin', operator: true })
      await store.accounts.ensureFirst(SECOND)
      expect(await works(FIRST)).toBe(false)
      const { organizationId } = session ?? {}
      expect(await store.accounts.findSession(SECOND)).toMatchObject({ organizationId })
    })

    it('keeps its drawn token beside one of the environment', async () => {
      const { drawn = '' } = await store.accounts.ensureFirst()
      await store.accounts.ensureFirst(FIRST)
      await store.accounts.ensureFirst(SECOND)
      expect(await works(drawn)).toBe(true)
      expect(await works(FIRST)).toBe(false)
    })

    it('keeps the token of the environment when that names none any more', async () => {
      await store.accounts.ensureFirst(FIRST)
      expect(await store.accounts.ensureFirst()).toMatchObject({ drawn: undefined })
      expect(await works(FIRST)).toBe(true)
    })

    it('never lets a revoked token of the environment in again, and says so', async () => {
      await store.accounts.ensureFirst(FIRST)
      const session = await store.accounts.findSession(FIRST)
      await store.tokens.revoke(session?.tokenId ?? 0)
      expect(await store.accounts.ensureFirst(FIRST)).toMatchObject({ environmentWorks: false })
      expect(await store.accounts.ensureFirst(SECOND)).toMatchObject({ environmentWorks: true })
      await store.accounts.ensureFirst(FIRST)
      expect(await works(FIRST)).toBe(false)
    })
  })

  describe('a token', () => {
    const organization = () => store.accounts.createOrganization('studio')

    it('is stored as a hash alone', async () => {
      const { organizationId } = await organization()
      const { token } = await store.tokens.create({ organizationId, role: 'viewer' })
      const rows = JSON.stringify(await rowsOf(open.database, sql`select * from api_tokens`))
      expect(rows).not.toContain(token.replace('atl_', ''))
      expect(JSON.stringify(await store.tokens.list(organizationId))).not.toMatch(/[0-9a-f]{64}/)
    })

    it('expires by the clock of the database', async () => {
      const { organizationId } = await organization()
      const { row, token } = await store.tokens.create({
        organizationId,
        role: 'member',
        expiresInDays: 1,
      })
      expect(await works(token)).toBe(true)
      const almost = sql`update api_tokens set expires_at = now() where id = ${row.id}`
      await open.database.execute(almost)
      expect(await store.accounts.findSession(token)).toMatchObject({ expired: true })
    })

    it('remembers when it was revoked first', async () => {
      const { organizationId, tokenId } = await organization()
      await store.tokens.revoke(tokenId)
      const revokedAt = (await store.tokens.find(organizationId, tokenId))?.revokedAt
      expect(revokedAt).toBeInstanceOf(Date)
      await store.tokens.revoke(tokenId)
      expect((await store.tokens.find(organizationId, tokenId))?.revokedAt).toEqual(revokedAt)
    })

    it('has its use written down once a minute', async () => {
      const { organizationId, tokenId, token } = await organization()
      const lastUsed = async () => (await store.tokens.find(organizationId, tokenId))?.lastUsedAt
      expect(await store.accounts.findSession(token)).toMatchObject({ stale: true })
      await store.tokens.touch(tokenId)
      expect(await store.accounts.findSession(token)).toMatchObject({ stale: false })
      const first = await lastUsed()
      await store.tokens.touch(tokenId)
      expect(await lastUsed()).toEqual(first)
      await open.database.execute(
        sql`update api_tokens set last_used_at = now() - interval '61 seconds' where id = ${tokenId}`,
      )
      expect(await store.accounts.findSession(token)).toMatchObject({ stale: true })
    })

    it('of another organization is not found', async () => {
      const [one, other] = [await organization(), await organization()]
      expect(await store.tokens.find(one.organizationId, other.tokenId)).toBeUndefined()
      expect(await store.tokens.list(one.organizationId)).toMatchObject([{ id: one.tokenId }])
    })
  })

  it('count a quota exactly, however many ask at once', async () => {
    const { organizationId } = await store.accounts.createOrganization('busy')
    const asks = Array.from({ length: 12 }, () => store.accounts.countRequest(organizationId, 5))
    expect((await Promise.all(asks)).filter(Boolean)).toHaveLength(5)
    expect(await store.accounts.findOrganization(organizationId)).toMatchObject({ requestsUsed: 5 })
  })

  it('change limits one by one, and nothing when nothing is given', async () => {
    const { organizationId } = await store.accounts.createOrganization('limited', { rateLimit: 7 })
    await store.accounts.updateOrganization(organizationId, { totalQuota: 9 })
    await store.accounts.updateOrganization(organizationId, {})
    expect(await store.accounts.findOrganization(organizationId)).toMatchObject({
      name: 'limited',
      rateLimit: 7,
      totalQuota: 9,
    })
    expect(await store.accounts.updateOrganization(0, { name: 'nobody' })).toBeUndefined()
  })

  it('count the requests of a minute together for all servers on one database', async () => {
    const { organizationId } = await store.accounts.createOrganization('fast')
    const servers = [createStore(open.database).rates, createStore(open.database).rates]
    const waits: number[] = []
    for (const server of [0, 1, 0, 1, 0, 1]) {
      waits.push((await servers[server]?.count(organizationId, 4)) ?? 0)
    }
    expect(waits.map((wait) => wait > 0)).toEqual([false, false, false, false, true, true])
    expect(Math.max(...waits)).toBeLessThanOrEqual(60)
    await open.database.execute(sql`update rate_limits set expire = now() - interval '1 second'`)
    expect(await createStore(open.database).rates.count(organizationId, 4)).toBe(0)
  })
})
