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
    await expect(startWorkers(queue, [train])).rejects.toThrow(/^job [a-z-]+ has 0 handlers/)
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

  it('keeps a job back until its time has come', async () => {
    const ask = (options: { delaySeconds?: number }) =>
      queue.enqueue(open.database, 'purge-objects', {}, options)
    let runs = 0
    expect(await ask({ delaySeconds: 3600 })).toBe(true)
    await queue.work('purge-objects', async () => {
      runs++
    })
    const [row] = await rowsOf<{ wait: number }>(
      open.database,
      sql`select round(extract(epoch from start_after - created_on))::int as wait from pgboss.job where name = 'purge-objects'`,
    )
    expect(row).toEqual({ wait: 3600 })
    // Long enough for a worker to look twice.
    await new Promise((resolve) => setTimeout(resolve, 1500))
    expect(runs).toBe(0)
  })

  it('runs several jobs at once where the catalog says so, but so few of one group that others get on', async () => {
    const running = { slow: 0, other: 0 }
    const most = { slow: 0, other: 0 }
    let go = () => {}
    const gate = new Promise<void>((resolve) => {
      go = resolve
    })
    for (const group of ['slow', 'slow', 'slow', 'slow', 'other'])
      await queue.enqueue(
        open.database,
        'deliver-webhook',
        { requestId: `${group} ${Math.random()}` },
        { group },
      )
    let done = 0
    await queue.work('deliver-webhook', async ({ requestId }) => {
      const group = requestId.startsWith('slow') ? 'slow' : 'other'
      most[group] = Math.max(most[group], ++running[group])
      await gate
      running[group]--
      done++
    })
    await expect.poll(() => running, { timeout: 20_000 }).toEqual({ slow: 2, other: 1 })
    go()
    await expect.poll(() => done, { timeout: 20_000 }).toBe(5)
    expect(most).toEqual({ slow: 2, other: 1 })
  })
})
