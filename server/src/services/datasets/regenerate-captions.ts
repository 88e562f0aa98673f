import type { Dataset } from '@atelier/contract'
import { type VisionAnswer, VisionInputError, VisionUnavailableError } from '@atelier/vision'
import type { Logger } from 'pino'
import { errors } from '../../errors.ts'
import type { JobContext, Queue } from '../../queue/queue.ts'
import type { DatasetRow } from '../../store/datasets.ts'
import type { ImageRow } from '../../store/images.ts'
import type { Store } from '../../store/store.ts'
import { type Caller, getDataset } from '../access.ts'
import { renewCaption } from '../captions/renew-caption.ts'
import type { Captioner } from '../images/captioner.ts'
import { datasetOnWire } from '../wire.ts'

/** Silence after which the making of captions counts as abandoned. */
export const CAPTIONS_STALE_MS = 30_000
const HEARTBEAT_MS = 5_000

interface Dependencies {
  store: Store
  queue: Queue
  captioner: Captioner
  log: Logger
}

function requireRegenerable(dataset: DatasetRow): void {
  if (dataset.status === 'completed')
    throw errors.conflict('The dataset is completed; clone it to change it')
  if (dataset.captionsUpdateStatus === 'in_progress')
    throw errors.conflict('Captions are being made already')
  if (dataset.visualSchema === null)
    throw errors.badRequest('A visual schema is needed to make captions')
}

/** Makes all captions of a dataset anew, with what people have changed in them, by a job that a kill costs no more than the image it was at. */
export function createCaptionRegeneration({ store, queue, captioner, log }: Dependencies) {
  async function renew(
    dataset: DatasetRow,
    image: ImageRow,
    { signal, lastAttempt }: JobContext,
  ): Promise<void> {
    try {
      const schema = dataset.visualSchema ?? {}
      const answer = await captioner.captionStored(dataset, schema, image, { signal })
      await put(dataset.id, image.id, answer)
    } catch (error) {
      // What is unavailable for one is so for all; what is declined will be the next time.
      const unavailable = error instanceof VisionUnavailableError
      const worthAnother = !lastAttempt && !(error instanceof VisionInputError)
      if (signal.aborted || unavailable || worthAnother) throw error
      // One picture that cannot be captioned must not keep the others from their captions; it keeps the one it has.
      log.error({ err: error, imageId: image.id }, 'caption failed')
      await store.images.markFresh(image.id)
      await store.datasets.update(dataset.id, {
        captionsFailure: 'Some captions could not be made anew and are as they were',
      })
    }
  }

  /** Writes what the captioner says of an image as the image is by now: a person may have changed its caption meanwhile. */
  function put(datasetId: number, imageId: number, answer: VisionAnswer): Promise<void> {
    return store.transaction(async (tx) => {
      await tx.datasets.lock(datasetId)
      const image = await tx.images.find(datasetId, imageId)
      // Deleted, or captioned by the new schema in another way.
      if (image?.captionStale) await renewCaption(tx, image, answer)
    })
  }

  /** Ends the regeneration with the captions that there are, and says why. */
  async function giveUp(id: number, reason: string): Promise<void> {
    log.warn({ datasetId: id, reason }, 'captions are not made anew')
    await store.transaction(async (tx) => {
      await tx.datasets.lock(id)
      await tx.images.keepCaptions(id)
      await tx.datasets.update(id, {
        captionsUpdateStatus: 'completed',
        captionsHeartbeatAt: null,
        captionsFailure: `${reason}; captions that were not made anew are as they were`,
      })
    })
  }

  /** Ends the regeneration unless an image has turned up that waits. */
  async function finish(id: number): Promise<boolean> {
    return store.transaction(async (tx) => {
      await tx.datasets.lock(id)
      if (await tx.images.findStale(id)) return false
      await tx.datasets.update(id, { captionsUpdateStatus: 'completed', captionsHeartbeatAt: null })
      return true
    })
  }

  async function renewAll(id: number, context: JobContext): Promise<void> {
    for (;;) {
      const dataset = await store.datasets.findAnywhere(id)
      if (dataset?.captionsUpdateStatus !== 'in_progress') return
      const image = await store.images.findStale(id)
      if (image === undefined && (await finish(id))) return
      if (image !== undefined) await renew(dataset, image, context)
      await store.datasets.beatCaptions(id)
      // What a shutdown leaves over is found by the next server.
      if (context.signal.aborted) return
    }
  }

  return {
    async start(caller: Caller, id: number): Promise<Dataset> {
      await store.transaction(async (tx) => {
        await tx.datasets.lock(id)
        requireRegenerable(await getDataset(tx, caller, id))
        await tx.images.markStale(id)
        await tx.datasets.update(id, {
          captionsUpdateStatus: 'in_progress',
          captionsFailure: null,
        })
        await tx.datasets.beatCaptions(id)
        await queue.enqueue(tx.database, 'regenerate-captions', { datasetId: id })
      })
      return datasetOnWire(await getDataset(store, caller, id))
    },

    /** Works through the images that wait; safe to be called twice. */
    async run(id: number, context: JobContext): Promise<void> {
      const beat = () =>
        store.datasets.beatCaptions(id).catch((err: unknown) => log.warn({ err }, 'heartbeat'))
      // A service may take longer over one caption than the silence that counts as abandoned.
      const heartbeat = setInterval(beat, HEARTBEAT_MS)
      try {
        await renewAll(id, context)
      } catch (error) {
        const over = error instanceof VisionUnavailableError && context.lastAttempt
        if (!over || context.signal.aborted) throw error
        await giveUp(id, error.message)
      } finally {
        clearInterval(heartbeat)
      }
    },

    /** Enqueues what a dead server left unfinished. */
    async recover(silentMs: number): Promise<void> {
      for (const datasetId of await store.datasets.listWithAbandonedCaptions(silentMs)) {
        await queue.enqueue(store.database, 'regenerate-captions', { datasetId })
      }
    },
  }
}

export type CaptionRegeneration = ReturnType<typeof createCaptionRegeneration>
