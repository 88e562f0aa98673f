import type { JobName, JobPayload } from '../jobs/catalog.ts'
import type { Database } from '../store/database.ts'

export interface JobContext {
  /** Aborted when the server shuts down. */
  signal: AbortSignal
  /** Whether an error now is final; before, the job is tried again. */
  lastAttempt: boolean
}

export type JobHandler<Name extends JobName> = (
  payload: JobPayload<Name>,
  context: JobContext,
) => Promise<void>

export interface EnqueueOptions {
  /** Not to be worked off before. */
  delaySeconds?: number
  /** Jobs of one group share what the catalog lets a group have. */
  group?: string
}

/** Jobs in the same database as the data. */
export interface Queue {
  /** Enqueues inside the caller's transaction: rolled back with it, visible with it. A job that waits already with the same payload is enough: false then. */
  enqueue<Name extends JobName>(
    transaction: Database,
    name: Name,
    payload: JobPayload<Name>,
    options?: EnqueueOptions,
  ): Promise<boolean>
  /** Starts to work off a kind of job, as many at a time as the catalog says. */
  work<Name extends JobName>(name: Name, handler: JobHandler<Name>): Promise<void>
  start(): Promise<void>
  /** Waits for running handlers up to `timeoutMs`. */
  stop(timeoutMs: number): Promise<void>
}
