import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrate, type OpenDatabase, openDatabase, rowsOf } from './database.ts'
import { databases, type TestDatabase } from './fixtures/databases.ts'
import { createStore, type Store } from './store.ts'

const STALE_MS = 30_000

describe.each(databases)('the store on %s', (_name, create) => {
  let place: TestDatabase
  let open: OpenDatabase
  let store: Store
  beforeAll(async () => {
    place = await create()
    open = await openDatabase(place)
    store = createStore(open.database)
  })
  afterAll(async () => {
    await open.close()
    await place.remove()
  })

  async function training(state: 'created' | 'queued' = 'queued'): Promise<number> {
    const { organizationId } = await store.accounts.createOrganization('studio')
    const project = await store.projects.insert({
      organizationId,
      name: 'p',
      description: '',
      ipName: 'Pip',
      ipDescription: 'red dog',
      ipMedium: 'illustration',
      ipType: 'defined_character',
    })
    const dataset = await store.datasets.insert({
      organizationId,
      projectId: project.id,
      name: 'd',
      status: 'draft',
      captionsUpdateStatus: 'empty',
      uploadType: 'basic',
    })
    const model = await store.models.insert({
      organizationId,
      projectId: project.id,
      datasetId: dataset.id,
      name: 'm',
      description: '',
      trainingMode: 'expert',
      state,
    })
    return model.id
  }

  it('is left as it is when migrations run again, also several at once', async () => {
    const columns = sql`select table_name, column_name from information_schema.columns where table_schema = 'public' order by 1, 2`
    const before = await rowsOf(open.database, columns)
    await Promise.all([1, 2, 3].map(() => migrate(open.database)))
    expect(await rowsOf(open.database, columns)).toEqual(before)
  })

  it('takes nothing of migrations of which one fails', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'atelier-migrations-'))
    await cp(join(import.meta.dirname, 'migrations'), folder, { recursive: true })
    await writeFile(join(folder, '9998-good.sql'), 'create table half_done (id integer);\n')
    await writeFile(join(folder, '9999-bad.sql'), 'alter table no_such_table add column x text;\n')
    await expect(migrate(open.database, folder)).rejects.toThrow()
    const found = sql`select 1 from information_schema.tables where table_name = 'half_done'`
    expect(await rowsOf(open.database, found)).toEqual([])
    await rm(folder, { recursive: true })
  })

  it('knows a token by its hash alone', async () => {
    const { organizationId, token } = await store.accounts.createOrganization('hashed')
    expect(await store.accounts.findSession(token)).toMatchObject({ organizationId })
    expect(await store.accounts.findSession(`${token}x`)).toBeUndefined()
    const rows = await rowsOf(open.database, sql`select * from api_tokens`)
    expect(JSON.stringify(rows)).not.toContain(token)
    expect(JSON.stringify(rows)).not.toContain(token.replace('atl_', ''))
  })

  it('rolls all of a transaction back when its work fails', async () => {
    const before = await rowsOf(open.database, sql`select count(*) from organizations`)
    const failing = store.transaction(async (tx) => {
      await tx.accounts.createOrganization('never')
      throw new Error('changed my mind')
    })
    await expect(failing).rejects.toThrow('changed my mind')
    expect(await rowsOf(open.database, sql`select count(*) from organizations`)).toEqual(before)
  })

  it('gives a training to one of several that claim it at once', async () => {
    const id = await training()
    const claims = await Promise.all(
      ['a', 'b', 'c'].map((owner) => store.models.claim(id, owner, STALE_MS)),
    )
    expect(claims.filter((claim) => claim !== undefined)).toHaveLength(1)
    expect(await store.models.listAbandoned(STALE_MS)).not.toContain(id)
  })

  it('gives a training that went silent to the next, and takes no more writes from the first', async () => {
    const id = await training()
    const first = await store.models.claim(id, 'first', STALE_MS)
    if (first === undefined) throw new Error('not claimed')
    await open.database.execute(
      sql`update models set heartbeat_at = now() - interval '1 minute' where id = ${id}`,
    )
    expect(await store.models.listAbandoned(STALE_MS)).toContain(id)
    const second = await store.models.claim(id, 'second', STALE_MS)
    if (second === undefined) throw new Error('not taken over')
    expect(await store.models.writeUnderLease(first, { state: 'completed' })).toBeUndefined()
    expect(await store.models.writeUnderLease(second, { state: 'running' })).toBe('running')
    expect((await store.models.find(id))?.state).toBe('running')
  })

  it('tells when a training changed its state, and counts no sign of life as a change', async () => {
    const id = await training()
    const lease = await store.models.claim(id, 'a', STALE_MS)
    if (lease === undefined) throw new Error('not claimed')
    const long = sql`update models set updated_at = now() - interval '1 hour' where id = ${id}`
    await open.database.execute(long)
    const hourAgo = (await store.models.find(id))?.updatedAt
    await store.models.writeUnderLease(lease)
    expect((await store.models.find(id))?.updatedAt).toEqual(hourAgo)
    await store.models.writeUnderLease(lease, { state: 'completed' })
    const updatedAt = (await store.models.find(id))?.updatedAt.getTime()
    expect(updatedAt).toBeGreaterThan((hourAgo?.getTime() ?? 0) + 3_500_000)
  })

  it('never gives away a training that was not started, or is over', async () => {
    const id = await training('created')
    expect(await store.models.claim(id, 'a', STALE_MS)).toBeUndefined()
    await store.models.changeState(id, ['created'], { state: 'completed' })
    expect(await store.models.claim(id, 'a', STALE_MS)).toBeUndefined()
    expect(await store.models.changeState(id, ['queued'], { state: 'running' })).toBe(false)
  })
})
