import type { JobHandler, Queue } from '../queue/queue.ts'
import type { JobBinding } from './bindings.ts'
import { JOB_NAMES, type JobName } from './catalog.ts'

/** Starts a worker for every job of the catalog; refuses when a job has no handler, or two. */
export async function startWorkers(queue: Queue, bindings: readonly JobBinding[]): Promise<void> {
  for (const name of JOB_NAMES) {
    const own = bindings.filter((binding) => binding.name === name)
    if (own.length !== 1)
      throw new Error(`job ${name} has ${own.length} handlers; it needs exactly one`)
  }
  for (const { name, handle } of bindings) await queue.work(name, handle as JobHandler<JobName>)
}
