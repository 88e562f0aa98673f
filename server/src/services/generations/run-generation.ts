import type { Logger } from 'pino'
import { errors, PublicError } from '../../errors.ts'
import type { JobContext, Queue } from '../../queue/queue.ts'
import type { GenerationRow } from '../../store/generations.ts'
import type { Store } from '../../store/store.ts'
import { publicVisionError } from '../vision-errors.ts'
import type { WebhookService } from '../webhooks/webhooks.ts'
import type { Produce } from './produce.ts'

/** Silence after which an order counts as abandoned. */
export const ORDER_STALE_MS = 30_000
const HEARTBEAT_MS = 5_000

/** The job that makes each kind of result. */
export const JOB_OF = {
  image: 'generate-image',
  structured_prompt: 'generate-structured-prompt',
  video: 'generate-video',
} as const

export type Kind = keyof typeof JOB_OF

interface Dependencies {
  store: Store
  queue: Queue
  webhooks: Pick<WebhookService, 'enqueue'>
  producers: Readonly<Record<Kind, Produce>>
  log: Logger
}

type Ending = Parameters<Store['generations']['update']>[1]

export function createGenerationRunner(dependencies: Dependencies) {
  const { store, queue, webhooks, producers, log } = dependencies

  async function produce(row: GenerationRow, signal: AbortSignal): Promise<Ending> {
    const model = await store.models.find(row.modelId)
    if (model === undefined) throw errors.notFound('Model')
    return { state: 'completed', ...(await producers[row.kind](row, model, signal)) }
  }

  function failure(error: unknown): Ending {
    const known = error instanceof PublicError ? error : publicVisionError(error)
    return {
      state: 'failed',
      errorCode: known?.status ?? 500,
      errorMessage: known?.message ?? 'The request failed on our side',
      unexpected: known === undefined,
    }
  }

  /** Ends a request, once, and sees to it that whoever wants to be told is told. */
  async function end(requestId: string, ending: Ending): Promise<void> {
    await store.transaction(async (tx) => {
      if (await tx.generations.update(requestId, ending)) await webhooks.enqueue(tx, requestId)
    })
  }

  return {
    /** Works off an order that is not finished; safe to be called twice, the second time changes nothing. An error it throws is worth another attempt. */
    async run(requestId: string, { signal, lastAttempt }: JobContext): Promise<void> {
      const row = await store.generations.find(requestId)
      if (row === undefined || row.state === 'completed' || row.state === 'failed') return
      await store.generations.update(requestId, { state: 'running' })
      const heartbeat = setInterval(() => {
        store.generations
          .update(requestId, { state: 'running' })
          .catch((err: unknown) => log.warn({ err }, 'heartbeat'))
      }, HEARTBEAT_MS)
      try {
        await end(requestId, await produce(row, signal))
      } catch (error) {
        const known = error instanceof PublicError
        // A shutdown, or an engine or a service that failed, is nothing the request did: it stays open and is tried again.
        if (!known && (signal.aborted || !lastAttempt)) throw error
        log.error({ err: error, requestId }, 'generation failed')
        await end(requestId, failure(error))
      } finally {
        clearInterval(heartbeat)
      }
    },

    /** Enqueues what a dead server left unfinished: orders without a sign of life for `silentMs`. One that waits already waits once. */
    async recover(silentMs: number): Promise<void> {
      for (const { requestId, kind } of await store.generations.listAbandoned(silentMs)) {
        const enqueued = await queue.enqueue(store.database, JOB_OF[kind], { requestId })
        if (enqueued) log.info({ requestId }, 'going on with a generation')
      }
    },
  }
}

export type GenerationRunner = ReturnType<typeof createGenerationRunner>
