import type { Dataset } from '@atelier/contract'
import type { Logger } from 'pino'
import { errors } from '../../errors.ts'
import type { JobContext, Queue } from '../../queue/queue.ts'
import type { DatasetRow } from '../../store/datasets.ts'
import type { ImageRow } from '../../store/images.ts'
import type { Store } from '../../store/store.ts'
import { type Caller, getDataset } from '../access.ts'
import type { Captioner } from '../images/captioner.ts'
import { datasetOnWire } from '../wire.ts'

/** Silence after which the making of captions counts as abandoned. */
export const CAPTIONS_STALE_MS = 30_000

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

/** Makes all captions of a dataset anew, by a job that a kill costs no more than the image it was at. */
export function createCaptionRegeneration({ store, queue, captioner, log }: Dependencies) {
  async function renew(dataset: DatasetRow, image: ImageRow, lastAttempt: boolean): Promise<void> {
    try {
      const caption = await captioner.captionStored(dataset, dataset.visualSchema ?? {}, image)
      await store.images.replaceStale(image.id, caption)
    } catch (error) {
      if (!lastAttempt) throw error
      // One picture that cannot be read must not keep the others from their captions; it keeps the one it has.
      log.error({ err: error, imageId: image.id }, 'caption failed')
      await store.images.update(image.id, { captionStale: false })
    }
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

  return {
    async start(caller: Caller, id: number): Promise<Dataset> {
      await store.transaction(async (tx) => {
        await tx.datasets.lock(id)
        requireRegenerable(await getDataset(tx, caller, id))
        await tx.images.markStale(id)
        await tx.datasets.update(id, { captionsUpdateStatus: 'in_progress' })
        await tx.datasets.beatCaptions(id)
        await queue.enqueue(tx.database, 'regenerate-captions', { datasetId: id })
      })
      return datasetOnWire(await getDataset(store, caller, id))
    },

    /** Works through the images that wait; safe to be called twice. */
    async run(id: number, { signal, lastAttempt }: JobContext): Promise<void> {
      for (;;) {
        const dataset = await store.datasets.findAnywhere(id)
        if (dataset?.captionsUpdateStatus !== 'in_progress') return
        const image = await store.images.findStale(id)
        if (image === undefined && (await finish(id))) return
        if (image !== undefined) await renew(dataset, image, lastAttempt)
        await store.datasets.beatCaptions(id)
        // What a shutdown leaves over is found by the next server.
        if (signal.aborted) return
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
