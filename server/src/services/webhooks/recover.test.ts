import { sql } from 'drizzle-orm'
import pino from 'pino'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSignedLinks } from '../../lib/signed-links.ts'
import { LocalObjects } from '../../objects/local-objects.ts'
import { createOutbound } from '../../outbound/outbound.ts'
import { PgBossQueue } from '../../queue/pg-boss-queue.ts'
import { type OpenDatabase, openDatabase, rowsOf } from '../../store/database.ts'
import { databases, type TestDatabase } from '../../store/fixtures/databases.ts'
import { createStore, type Store } from '../../store/store.ts'
import { createWebhookService, WEBHOOK_STALE_MS, type WebhookService } from './webhooks.ts'

const log = pino({ level: 'silent' })
const MOST = 5

describe.each(databases)('a webhook on %s', (_name, create) => {
  let place: TestDatabase
  let open: OpenDatabase
  let queue: PgBossQueue
  let store: Store
  let webhooks: WebhookService
  beforeAll(async () => {
    place = await create()
    open = await openDatabase(place)
    const { pglite } = open
    queue = new PgBossQueue(pglite ? { pglite } : { url: place.url ?? '' }, log)
    await queue.start()
    store = createStore(open.database)
    const secret = Buffer.alloc(32, 1)
    const links = createSignedLinks(secret, () => 'http://atelier.example')
    const objects = new LocalObjects(place.folder, links)
    // Nobody listens at port 1 of the loopback, so every attempt fails at once.
    const outbound = createOutbound({ allow: ['127.0.0.1:1'], log })
    webhooks = createWebhookService({ store, queue, outbound, objects, secret, log })
  })
  afterAll(async () => {
    await queue.stop(2000)
    await open.close()
    await place.remove()
  })

  /** A request that has ended, with its webhook due. */
  async function ended(): Promise<{ requestId: string; organizationId: number }> {
    const { organizationId, token } = await store.accounts.createOrganization('studio')
    const requestId = uuid()
    const prepared = await webhooks.prepare('http://127.0.0.1:1/', token)
    await store.transaction(async (tx) => {
      const row = { requestId, organizationId, modelId: 1, request: { seed: 1 } }
      await tx.generations.insert({ ...row, kind: 'image', state: 'queued' })
      await webhooks.attach(tx, requestId, organizationId, prepared)
    })
    await store.transaction(async (tx) => {
      await tx.generations.update(requestId, { state: 'failed' })
      await webhooks.enqueue(tx, requestId)
    })
    return { requestId, organizationId }
  }

  const jobs = async (requestId: string) =>
    rowsOf<{ wait: number; group_id: string }>(
      open.database,
      sql`select round(extract(epoch from start_after - created_on))::int as wait, group_id from pgboss.job
        where name = 'deliver-webhook' and data->>'requestId' = ${requestId} and state = 'created' order by start_after`,
    )
  const forget = (requestId: string) =>
    open.database.execute(sql`delete from pgboss.job where data->>'requestId' = ${requestId}`)
  const age = (requestId: string, seconds: number) =>
    open.database.execute(
      sql`update webhook_deliveries set next_attempt_at = now() - make_interval(secs => ${seconds}),
        attempt_started_at = attempt_started_at - make_interval(secs => ${seconds}) where request_id = ${requestId}`,
    )

  it('is enqueued with the end of its request, for its organization, and only once', async () => {
    const { requestId, organizationId } = await ended()
    await store.transaction((tx) => webhooks.enqueue(tx, requestId))
    expect(await jobs(requestId)).toEqual([{ wait: 0, group_id: String(organizationId) }])
  })

  it('is not sent when the end of its request is rolled back', async () => {
    const { organizationId, token } = await store.accounts.createOrganization('studio')
    const requestId = uuid()
    const prepared = await webhooks.prepare('http://127.0.0.1:1/', token)
    const row = { requestId, organizationId, modelId: 1, request: { seed: 1 } }
    await store.generations.insert({ ...row, kind: 'image', state: 'queued' })
    await webhooks.attach(store, requestId, organizationId, prepared)
    const rolledBack = store.transaction(async (tx) => {
      await webhooks.enqueue(tx, requestId)
      throw new Error('changed my mind')
    })
    await expect(rolledBack).rejects.toThrow('changed my mind')
    expect(await jobs(requestId)).toEqual([])
    expect(await store.webhooks.find(requestId)).toMatchObject({ nextAttemptAt: null })
    await webhooks.deliver(requestId)
    expect(await store.webhooks.find(requestId)).toMatchObject({ attempts: 0 })
  })

  it('is claimed by one of several at once, and by nobody before it is due again', async () => {
    const { requestId } = await ended()
    const claims = [1, 2, 3].map(() => store.webhooks.claim(requestId, MOST))
    expect((await Promise.all(claims)).filter((row) => row !== undefined)).toHaveLength(1)
    const row = await store.webhooks.find(requestId)
    expect(await store.webhooks.postpone(row!, 500, 60)).toBe(true)
    expect(await store.webhooks.claim(requestId, MOST)).toBeUndefined()
    await age(requestId, 0)
    expect(await store.webhooks.claim(requestId, MOST)).toMatchObject({ attempts: 2 })
    // The first attempt was taken for dead; what it finds out late changes nothing.
    expect(await store.webhooks.postpone(row!, 500, 60)).toBe(false)
  })

  it('that nobody took is tried again after 3, 6, 12 and 24 minutes, and then given up', async () => {
    const { requestId } = await ended()
    const waits: number[] = []
    for (let attempt = 1; attempt <= MOST; attempt++) {
      await forget(requestId)
      await webhooks.deliver(requestId)
      waits.push(...(await jobs(requestId)).map(({ wait }) => wait))
      if (attempt < MOST) await age(requestId, 0)
    }
    expect(waits).toEqual([180, 360, 720, 1440])
    const row = await store.webhooks.find(requestId)
    expect(row).toMatchObject({ attempts: MOST, lastStatus: null, sealedKey: null })
    expect(row).toMatchObject({ nextAttemptAt: null, deliveredAt: null })
    expect(row?.givenUpAt).toBeInstanceOf(Date)
    await webhooks.recover(0)
    expect(await jobs(requestId)).toEqual([])
  })

  it('whose attempt died with its server is enqueued again, and only once', async () => {
    const { requestId } = await ended()
    await store.webhooks.claim(requestId, MOST)
    await forget(requestId)
    await webhooks.recover(WEBHOOK_STALE_MS)
    expect(await jobs(requestId)).toEqual([])
    await age(requestId, WEBHOOK_STALE_MS / 1000 + 1)
    await webhooks.recover(WEBHOOK_STALE_MS)
    await webhooks.recover(WEBHOOK_STALE_MS)
    expect(await jobs(requestId)).toHaveLength(1)
    await webhooks.deliver(requestId)
    expect(await store.webhooks.find(requestId)).toMatchObject({ attempts: 2 })
  })

  it('whose last attempt died with its server is given up', async () => {
    const { requestId } = await ended()
    for (let attempt = 1; attempt <= MOST; attempt++) {
      expect(await store.webhooks.claim(requestId, MOST)).toMatchObject({ attempts: attempt })
      await webhooks.recover(0)
    }
    await webhooks.deliver(requestId)
    const row = await store.webhooks.find(requestId)
    expect(row).toMatchObject({ attempts: MOST, sealedKey: null, nextAttemptAt: null })
    expect(row?.givenUpAt).toBeInstanceOf(Date)
  })

  it('goes with its request', async () => {
    const { requestId } = await ended()
    await store.generations.deleteOlderThan(-1000)
    expect(await store.webhooks.find(requestId)).toBeUndefined()
    await webhooks.deliver(requestId)
  })
})
