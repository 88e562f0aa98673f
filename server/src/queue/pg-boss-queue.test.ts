import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startWorkers } from '../jobs/worker.ts'
import { migrate, type OpenDatabase, openDatabase, rowsOf } from '../store/database.ts'
import { PgBossQueue } from './pg-boss-queue.ts'

describe('the queue in the embedded database', () => {
  let folder: string
  let open: OpenDatabase
  let queue: PgBossQueue
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'atelier-queue-'))
    open = await openDatabase({ url: undefined, folder: join(folder, 'db') })
    if (open.pglite === undefined) throw new Error('unreachable')
    queue = new PgBossQueue({ pglite: open.pglite }, pino({ level: 'silent' }))
    await queue.start()
  })
  afterAll(async () => {
    await queue.stop(2000)
    await open.close()
    await rm(folder, { recursive: true })
  })

  it('runs a job that was enqueued in a transaction, and none of one that was rolled back', async () => {
    const rolledBack = open.database.transaction(async (tx) => {
      await queue.enqueue(tx, 'train-model', { modelId: 1 })
      throw new Error('changed my mind')
    })
    await expect(rolledBack).rejects.toThrow('changed my mind')
    await open.database.transaction((tx) => queue.enqueue(tx, 'train-model', { modelId: 2 }))
    const seen: number[] = []
    await queue.work('train-model', async ({ modelId }) => {
      seen.push(modelId)
    })
    await expect.poll(() => seen, { timeout: 10_000 }).toEqual([2])
  })

  it('refuses to start with a job that nobody handles, or two do', async () => {
    const handle = async () => {}
    await expect(startWorkers(queue, [{ name: 'train-model', handle }])).rejects.toThrow(
      'generate-image has 0',
    )
    const twice = [
      { name: 'train-model', handle } as const,
      { name: 'train-model', handle } as const,
      { name: 'generate-image', handle } as const,
    ]
    await expect(startWorkers(queue, twice)).rejects.toThrow('train-model has 2')
  })

  it('leaves the schema as it is when migrations run again', async () => {
    const tables = () =>
      rowsOf(
        open.database,
        sql`select table_name, column_name from information_schema.columns where table_schema = 'public' order by 1, 2`,
      )
    const before = await tables()
    await migrate(open.database)
    expect(await tables()).toEqual(before)
  })
})
