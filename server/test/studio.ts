import { afterAll, beforeAll, beforeEach } from 'vitest'
import type { JobName, JobPayload } from '../src/jobs/catalog.ts'
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
  /** Works off a job as a worker would at its last attempt. */
  work<Name extends JobName>(name: Name, payload: JobPayload<Name>): Promise<void>
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
    async work(name, payload) {
      const binding = real.jobs.find((job) => job.name === name)
      const { signal } = new AbortController()
      await binding?.handle(payload as never, { signal, lastAttempt: true })
    },
  }
}
