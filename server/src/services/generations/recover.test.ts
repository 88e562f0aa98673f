import { sql } from 'drizzle-orm'
import pino from 'pino'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PgBossQueue } from '../../queue/pg-boss-queue.ts'
import { type OpenDatabase, openDatabase, rowsOf } from '../../store/database.ts'
import { databases, type TestDatabase } from '../../store/fixtures/databases.ts'
import { createStore, type Store } from '../../store/store.ts'
import { createGenerationRunner, type GenerationRunner, ORDER_STALE_MS } from './run-generation.ts'

const log = pino({ level: 'silent' })

describe.each(databases)('an order for an image on %s', (_name, create) => {
  let place: TestDatabase
  let open: OpenDatabase
  let queue: PgBossQueue
  let store: Store
  let runner: GenerationRunner
  beforeAll(async () => {
    place = await create()
    open = await openDatabase(place)
    const { pglite } = open
    queue = new PgBossQueue(pglite ? { pglite } : { url: place.url ?? '' }, log)
    await queue.start()
    store = createStore(open.database)
    // None of these is called: recovery enqueues, and workers are not there.
    const produce = () => Promise.reject(new Error('nobody works here'))
    const producers = { image: produce, structured_prompt: produce, video: produce }
    const webhooks = { enqueue: produce }
    runner = createGenerationRunner({ store, queue, webhooks, log, producers })
  })
  afterAll(async () => {
    await queue.stop(2000)
    await open.close()
    await place.remove()
  })

  /** An order that some server began to draw, and touched for the last time so long ago. */
  async function begun(secondsAgo: number): Promise<string> {
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
      status: 'completed',
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
      state: 'completed',
    })
    const requestId = uuid()
    await store.generations.insert({
      requestId,
      organizationId,
      modelId: model.id,
      state: 'running',
      kind: 'image',
      request: { seed: 1 },
    })
    await open.database.execute(
      sql`update generations set updated_at = now() - make_interval(secs => ${secondsAgo}) where request_id = ${requestId}`,
    )
    return requestId
  }

  const waiting = () =>
    rowsOf<{ data: { requestId: string } }>(
      open.database,
      sql`select data from pgboss.job where name = 'generate-image' and state = 'created'`,
    ).then((rows) => rows.map(({ data }) => data.requestId))

  it('that no server draws any more is enqueued again, and only once', async () => {
    const requestId = await begun(ORDER_STALE_MS / 1000 + 1)
    await runner.recover(ORDER_STALE_MS)
    await runner.recover(ORDER_STALE_MS)
    expect((await waiting()).filter((id) => id === requestId)).toEqual([requestId])
  })

  it('that a server is drawing is left to it, unless no other can be alive', async () => {
    const requestId = await begun(1)
    await runner.recover(ORDER_STALE_MS)
    expect(await waiting()).not.toContain(requestId)
    await runner.recover(0)
    expect(await waiting()).toContain(requestId)
  })

  it('that is finished is never enqueued again, however old it is', async () => {
    const requestId = await begun(3600)
    await store.generations.update(requestId, { state: 'failed' })
    await runner.recover(0)
    expect(await waiting()).not.toContain(requestId)
  })
})
