import type { PGlite } from '@electric-sql/pglite'
import { sql } from 'drizzle-orm'
import { fromDrizzle, fromPglite, PgBoss } from 'pg-boss'
import type { Logger } from 'pino'
import {
  JOB_NAMES,
  JOBS,
  type JobName,
  type JobPayload,
  type JobSettings,
} from '../jobs/catalog.ts'
import type { Database } from '../store/database.ts'
import type { EnqueueOptions, JobHandler, Queue } from './queue.ts'

const POLLING_SECONDS = 0.5
const RETRY_SECONDS = 2

/** The queue on pg-boss, over PostgreSQL or the embedded database. */
export class PgBossQueue implements Queue {
  readonly #boss: PgBoss
  readonly #shutdown = new AbortController()

  constructor(source: { pglite: PGlite } | { url: string }, log: Logger) {
    this.#boss =
      'pglite' in source
        ? new PgBoss({ db: fromPglite(source.pglite), backend: 'pglite' })
        : new PgBoss({ connectionString: source.url })
    this.#boss.on('error', (error) => log.error({ err: error }, 'queue'))
  }

  async start(): Promise<void> {
    await this.#boss.start()
    for (const name of JOB_NAMES) {
      const { retryLimit, expireInSeconds } = JOBS[name]
      const settings = { retryLimit, expireInSeconds, retryDelay: RETRY_SECONDS }
      await this.#boss.createQueue(name, { ...settings, policy: 'short' })
      // A queue made by an earlier version keeps its settings unless told.
      await this.#boss.updateQueue(name, settings)
    }
  }

  async enqueue<Name extends JobName>(
    transaction: Database,
    name: Name,
    payload: JobPayload<Name>,
    { delaySeconds = 0, group }: EnqueueOptions = {},
  ): Promise<boolean> {
    // With the policy `short`, a job that waits with this key makes a second one superfluous.
    const singletonKey = JSON.stringify(payload)
    const db = fromDrizzle(transaction as never, sql)
    const options = {
      singletonKey,
      db,
      startAfter: delaySeconds,
      ...(group === undefined ? {} : { group: { id: group } }),
    }
    return (await this.#boss.send(name, payload, options)) !== null
  }

  async work<Name extends JobName>(name: Name, handler: JobHandler<Name>): Promise<void> {
    const { concurrency = 1, groupConcurrency }: JobSettings = JOBS[name]
    const options = {
      batchSize: 1,
      pollingIntervalSeconds: POLLING_SECONDS,
      includeMetadata: true,
      localConcurrency: concurrency,
      ...(groupConcurrency === undefined ? {} : { localGroupConcurrency: groupConcurrency }),
    } as const
    await this.#boss.work(name, options, async (jobs) => {
      for (const job of jobs) {
        const payload = JOBS[name].payload.parse(job.data) as JobPayload<Name>
        const lastAttempt = job.retryCount >= job.retryLimit
        await handler(payload, { signal: this.#shutdown.signal, lastAttempt })
      }
    })
  }

  async stop(timeoutMs: number): Promise<void> {
    this.#shutdown.abort()
    await this.#boss.stop({ graceful: true, timeout: timeoutMs })
  }
}
