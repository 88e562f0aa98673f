import type { JobHandler } from '../queue/queue.ts'
import type { JobName } from './catalog.ts'

/** A handler with the job it is for. */
export type JobBinding = { [Name in JobName]: { name: Name; handle: JobHandler<Name> } }[JobName]
