import { sql } from 'drizzle-orm'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startWorkers } from '../jobs/worker.ts'
import { type OpenDatabase, openDatabase, rowsOf } from '../store/database.ts'
import { databases, type TestDatabase } from '../store/fixtures/databases.ts'
import { PgBossQueue } from './pg-boss-queue.ts'

const log = pino({ level: 'silent' })

describe.each(databases)('the queue on %s', (_name, create) => {
  let place: TestDatabase
  let open: OpenDatabase
  let queue: PgBossQueue
  beforeAll(async () => {
    place = await create()
    open = await openDatabase(place)
    const { pglite } = open
    queue = new PgBossQueue(pglite ? { pglite } : { url: place.url ?? '' }, log)
    await queue.start()
  })
  afterAll(async () => {
    await queue.stop(2000)
    await open.close()
    await place.remove()
  })

  const waiting = () =>
    rowsOf<{ data: unknown }>(
      open.database,
      sql`select data from pgboss.job where name = 'train-model' and state = 'created'`,
    )

  it('refuses to start with a job that nobody handles, or two do', async () => {
    const handle = async () => {}
    const train = { name: 'train-model', handle } as const
    const draw = { name: 'generate-image', handle } as const
    await expect(startWorkers(queue, [train])).rejects.toThrow('generate-image has 0')
    await expect(startWorkers(queue, [train, train, draw])).rejects.toThrow('train-model has 2')
  })

  it('keeps nothing of a job whose transaction was rolled back', async () => {
    const rolledBack = open.database.transaction(async (tx) => {
      await queue.enqueue(tx, 'train-model', { modelId: 1 })
      throw new Error('changed my mind')
    })
    await expect(rolledBack).rejects.toThrow('changed my mind')
    expect(await waiting()).toEqual([])
  })

  it('runs jobs one after another, each that was enqueued twice while it waited once', async () => {
    const ask = (modelId: number) =>
      open.database.transaction((tx) => queue.enqueue(tx, 'train-model', { modelId }))
    expect([await ask(2), await ask(2), await ask(3)]).toEqual([true, false, true])
    const seen: number[] = []
    let running = 0
    await queue.work('train-model', async ({ modelId }) => {
      expect(++running).toBe(1)
      seen.push(modelId)
      // It runs, so the same may be asked for again.
      if (seen.length === 1) expect(await ask(2)).toBe(true)
      running--
    })
    await expect.poll(() => seen, { timeout: 20_000 }).toEqual([2, 3, 2])
  })

  it('tries a failed job again, and says when it is for the last time', async () => {
    const attempts: boolean[] = []
    await queue.enqueue(open.database, 'generate-image', { requestId: 'broken' })
    await queue.work('generate-image', async (_payload, { lastAttempt }) => {
      attempts.push(lastAttempt)
      throw new Error('broken')
    })
    await expect.poll(() => attempts, { timeout: 20_000 }).toEqual([false, true])
  })
})
