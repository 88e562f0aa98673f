import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, vi } from 'vitest'
import type { JobName, JobPayload } from '../src/jobs/catalog.ts'
import { rowsOf } from '../src/store/database.ts'
import {
  type Answer,
  call,
  type Furnished,
  furnish,
  type Hooks,
  type RealApp,
  startApp,
} from './real-app.ts'

/** The real app with an organization of its own for every test: a project, a dataset and a model that nobody else touches. */
export interface Studio {
  readonly real: RealApp
  readonly own: Furnished
  /** Asks with the organization's token. */
  ask(method: string, path: string, body?: unknown): Promise<Answer>
  /** Works off a job as a worker would, at its last attempt unless told otherwise. */
  work<Name extends JobName>(
    name: Name,
    payload: JobPayload<Name>,
    attempt?: { lastAttempt: boolean },
  ): Promise<void>
  /** The payloads of the jobs of a kind that wait. */
  jobsOf<Name extends JobName>(name: Name): Promise<JobPayload<Name>[]>
  /** Waits for a request to be ordered, and tells its id. */
  nextOrder(): Promise<string>
}

/** To be called where a suite is described: starts the app before its tests and closes it after them. */
export function studio(hooks?: Hooks): Studio {
  let real: RealApp
  let own: Furnished
  beforeAll(async () => {
    real = await startApp(hooks)
  })
  afterAll(() => real.close())
  beforeEach(async () => {
    own = await furnish(real.store, 'studio')
  })
  return {
    get real() {
      return real
    },
    get own() {
      return own
    },
    ask: (method, path, body) => call(real.url, own.token, method, path, body),
    async jobsOf(name) {
      const query = sql`select data from pgboss.job where name = ${name} and state = 'created'`
      const rows = await rowsOf<{ data: never }>(real.open.database, query)
      return rows.map(({ data }) => data)
    },
    nextOrder: () =>
      vi.waitFor(
        async () => {
          const open = await real.store.generations.listAbandoned(-1000)
          for (const { requestId } of open) {
            const row = await real.store.generations.find(requestId)
            if (row?.organizationId === own.caller.organizationId) return requestId
          }
          throw new Error('nothing was ordered')
        },
        { timeout: 20_000, interval: 20 },
      ),
    async work(name, payload, { lastAttempt } = { lastAttempt: true }) {
      const binding = real.jobs.find((job) => job.name === name)
      const { signal } = new AbortController()
      await binding?.handle(payload as never, { signal, lastAttempt })
    },
  }
}
