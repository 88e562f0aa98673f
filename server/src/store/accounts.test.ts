import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type AccountRepository, createAccountRepository } from './accounts.ts'
import { type OpenDatabase, openDatabase, rowsOf } from './database.ts'
import { databases, type TestDatabase } from './fixtures/databases.ts'

const FIRST = 'first-token-0123456789'
const SECOND = 'second-token-0123456789'

describe.each(databases)('the first organization on %s', (_name, create) => {
  let place: TestDatabase
  let open: OpenDatabase
  let accounts: AccountRepository
  beforeAll(async () => {
    place = await create()
    open = await openDatabase(place)
    accounts = createAccountRepository(open.database)
  })
  beforeEach(async () => {
    await open.database.execute(sql`delete from api_tokens`)
    await open.database.execute(sql`delete from organizations`)
  })
  afterAll(async () => {
    await open.close()
    await place.remove()
  })

  it('is one, with one token shown, when several servers start first together', async () => {
    const shown = await Promise.all([1, 2, 3, 4].map(() => accounts.ensureFirst()))
    expect(shown.filter((token) => token !== undefined)).toHaveLength(1)
    const rows = await rowsOf(open.database, sql`select id from organizations`)
    expect(rows).toHaveLength(1)
  })

  it("refuses the environment's former token once it is given another", async () => {
    expect(await accounts.ensureFirst(FIRST)).toBeUndefined()
    const organization = await accounts.findOrganization(FIRST)
    expect(organization).toBeDefined()
    await accounts.ensureFirst(SECOND)
    expect(await accounts.findOrganization(FIRST)).toBeUndefined()
    expect(await accounts.findOrganization(SECOND)).toBe(organization)
  })

  it('keeps its drawn token beside one of the environment', async () => {
    const drawn = (await accounts.ensureFirst()) ?? ''
    await accounts.ensureFirst(FIRST)
    await accounts.ensureFirst(SECOND)
    expect(await accounts.findOrganization(drawn)).toBeDefined()
    expect(await accounts.findOrganization(FIRST)).toBeUndefined()
  })

  it('keeps the token of the environment when that names none any more', async () => {
    await accounts.ensureFirst(FIRST)
    expect(await accounts.ensureFirst()).toBeUndefined()
    expect(await accounts.findOrganization(FIRST)).toBeDefined()
  })
})
