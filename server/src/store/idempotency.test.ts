import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenDatabase, openDatabase } from './database.ts'
import { databases, type TestDatabase } from './fixtures/databases.ts'
import type { KeyClaim } from './idempotency.ts'
import { createStore, type Store } from './store.ts'

const LEASE_MS = 30_000
const DAY_MS = 24 * 3_600_000
const reply = { status: 201, headers: { location: '/x' }, sealedBody: 'c2VhbGVk' }

describe.each(databases)('idempotency keys on %s', (_name, create) => {
  let place: TestDatabase
  let open: OpenDatabase
  let store: Store
  let tokenId: number
  beforeAll(async () => {
    place = await create()
    open = await openDatabase(place)
    store = createStore(open.database)
    tokenId = (await store.accounts.createOrganization('studio')).tokenId
  })
  afterAll(async () => {
    await open.close()
    await place.remove()
  })

  const claimOf = (key: string, fingerprint = 'a'): KeyClaim => ({
    tokenId,
    key,
    fingerprint,
    owner: randomUUID(),
  })
  const claim = (of: KeyClaim) => store.idempotency.claim(of, LEASE_MS, DAY_MS)
  const dies = (key: string) =>
    open.database.execute(
      sql`update idempotency_keys set leased_until = now() - interval '1 second' where key = ${key}`,
    )
  const ages = (key: string) =>
    open.database.execute(
      sql`update idempotency_keys set created_at = now() - interval '25 hours' where key = ${key}`,
    )

  it('go to one of several that claim them at once', async () => {
    const claims = Array.from({ length: 8 }, () => claim(claimOf('race')))
    expect((await Promise.all(claims)).filter(Boolean)).toHaveLength(1)
  })

  it('hold what was stored, and are given to nobody then', async () => {
    const first = claimOf('done')
    await claim(first)
    expect(await store.idempotency.complete(first, reply)).toBe(true)
    expect(await claim(claimOf('done'))).toBe(false)
    await dies('done')
    expect(await claim(claimOf('done'))).toBe(false)
    expect(await store.idempotency.find(tokenId, 'done')).toMatchObject(reply)
  })

  it('of a dead request go to the next with the same body, and the dead one stores nothing', async () => {
    const dead = claimOf('dead')
    await claim(dead)
    expect(await claim(claimOf('dead'))).toBe(false)
    await dies('dead')
    expect(await claim(claimOf('dead', 'other body'))).toBe(false)
    const next = claimOf('dead')
    expect(await claim(next)).toBe(true)
    expect(await store.idempotency.complete(dead, reply)).toBe(false)
    await store.idempotency.release(dead)
    expect(await store.idempotency.complete(next, reply)).toBe(true)
  })

  it('stay with a request that renews them', async () => {
    const slow = claimOf('slow')
    await claim(slow)
    await dies('slow')
    await store.idempotency.renew(slow, LEASE_MS)
    expect(await claim(claimOf('slow'))).toBe(false)
  })

  it('are free at once when their request has nothing to be kept', async () => {
    const refused = claimOf('refused')
    await claim(refused)
    await store.idempotency.release(refused)
    expect(await claim(claimOf('refused', 'other body'))).toBe(true)
  })

  it('are forgotten after a day, but not while a request runs', async () => {
    const [old, fresh, running] = [claimOf('old'), claimOf('fresh'), claimOf('running')]
    for (const one of [old, fresh, running]) await claim(one)
    for (const one of [old, fresh]) await store.idempotency.complete(one, reply)
    for (const key of ['old', 'running']) await ages(key)
    expect(await claim(claimOf('running'))).toBe(false)
    await store.idempotency.purge(DAY_MS)
    expect(await store.idempotency.find(tokenId, 'old')).toBeUndefined()
    expect(await store.idempotency.find(tokenId, 'fresh')).toMatchObject(reply)
    expect(await store.idempotency.find(tokenId, 'running')).toMatchObject({ status: null })
  })

  it('can be used anew after a day, also with another body', async () => {
    const old = claimOf('again')
    await claim(old)
    await store.idempotency.complete(old, reply)
    await ages('again')
    expect(await claim(claimOf('again', 'other body'))).toBe(true)
    expect(await store.idempotency.find(tokenId, 'again')).toMatchObject({ status: null })
  })

  it('of running requests are all freed when their server is known to be dead', async () => {
    await claim(claimOf('left'))
    const done = claimOf('kept')
    await claim(done)
    await store.idempotency.complete(done, reply)
    await store.idempotency.releaseAll()
    expect(await store.idempotency.find(tokenId, 'left')).toBeUndefined()
    expect(await store.idempotency.find(tokenId, 'kept')).toMatchObject(reply)
  })
})
