import { z } from 'zod'

/** How a kind of job is tried. */
export interface JobSettings {
  payload: z.ZodType
  retryLimit: number
  expireInSeconds: number
  /** How many at a time; one by default. */
  concurrency?: number
  /** How many of one group at a time; any number by default. */
  groupConcurrency?: number
}

/** Every job there is: its payload and how it is tried. A worker must have exactly one handler for each. */
export const JOBS = {
  'train-model': {
    payload: z.object({ modelId: z.int() }),
    // The training's own lease decides who works; a job that ends early is found again by the recovery.
    retryLimit: 2,
    expireInSeconds: 23 * 3600,
  },
  'evaluate-model': {
    payload: z.object({ evaluationId: z.int() }),
    // The evaluation's own lease decides who works; one that ends early is found again by the recovery.
    retryLimit: 2,
    expireInSeconds: 23 * 3600,
  },
  'generate-image': {
    payload: z.object({ requestId: z.string() }),
    retryLimit: 1,
    expireInSeconds: 15 * 60,
  },
  'generate-structured-prompt': {
    payload: z.object({ requestId: z.string() }),
    retryLimit: 1,
    expireInSeconds: 5 * 60,
  },
  'generate-video': {
    payload: z.object({ requestId: z.string() }),
    retryLimit: 1,
    expireInSeconds: 15 * 60,
  },
  'regenerate-captions': {
    payload: z.object({ datasetId: z.int() }),
    retryLimit: 2,
    expireInSeconds: 6 * 3600,
  },
  'caption-waiting': {
    payload: z.object({ datasetId: z.int() }),
    // Only for faults of ours: a vision service that fails gets another job, later.
    retryLimit: 1,
    expireInSeconds: 6 * 3600,
    // A service is slow, and thousands of images may wait; they must not hold up other organizations.
    concurrency: 2,
    groupConcurrency: 1,
  },
  'ingest-archive': {
    payload: z.object({ datasetId: z.int() }),
    // The upload's own lease decides who works; one that ends early is found again by the recovery.
    retryLimit: 2,
    expireInSeconds: 23 * 3600,
    // Most of it may be a slow download, which must not hold up other organizations.
    concurrency: 2,
    groupConcurrency: 1,
  },
  'purge-objects': {
    payload: z.object({}),
    retryLimit: 2,
    expireInSeconds: 3600,
  },
  'deliver-webhook': {
    payload: z.object({ requestId: z.string() }),
    // Only for faults of ours: a receiver that fails gets another job, later.
    retryLimit: 2,
    expireInSeconds: 60,
    // Receivers may be slow; those of one organization must not hold up all others.
    concurrency: 4,
    groupConcurrency: 2,
  },
} as const satisfies Record<string, JobSettings>

export type JobName = keyof typeof JOBS
export type JobPayload<Name extends JobName> = z.infer<(typeof JOBS)[Name]['payload']>
export const JOB_NAMES = Object.keys(JOBS) as JobName[]
