import { isDeepStrictEqual } from 'node:util'
import { type VisionAnswer, VisionUnavailableError } from '@atelier/vision'
import type { Logger } from 'pino'
import type { JobContext, Queue } from '../../queue/queue.ts'
import type { DatasetRow } from '../../store/datasets.ts'
import type { ImageRow } from '../../store/images.ts'
import type { Store } from '../../store/store.ts'
import type { Captioner } from '../images/captioner.ts'
import { writeCaption } from '../images/write-caption.ts'

/** Silence after which captions that images wait for count as nobody's. */
export const WAITING_STALE_MS = 30_000
const HEARTBEAT_MS = 5_000
/** Images in the service's hands at once; how many it really is asked about is its own setting. */
const AT_ONCE = 4
/** A service that cannot be reached is left alone for as long, unless it says how long. */
const RETRY_SECONDS = 60

interface Dependencies {
  store: Store
  queue: Queue
  captioner: Captioner
  log: Logger
}

/** Whether its images can be captioned by this job; a regeneration captions them all. */
function isOpen(dataset: DatasetRow | undefined): dataset is DatasetRow {
  const free = dataset?.status === 'draft' && dataset.captionsUpdateStatus !== 'in_progress'
  return free && dataset.visualSchema !== null
}

/** Gives images their captions that got none when they came: the vision service could not be reached, or is too slow to be waited for. */
export function createWaitingCaptions({ store, queue, captioner, log }: Dependencies) {
  /** Writes a caption, unless it is no longer what the image waits for. */
  async function write(made: DatasetRow, id: number, answer: VisionAnswer): Promise<void> {
    await store.transaction(async (tx) => {
      await tx.datasets.lock(made.id)
      const dataset = await tx.datasets.findAnywhere(made.id)
      const image = await tx.images.find(made.id, id)
      if (!isOpen(dataset) || image?.caption !== null || !image.captionStale) return
      if (!isDeepStrictEqual(dataset.visualSchema, made.visualSchema)) return
      const { document: caption, notes } = answer
      const own = { caption, source: 'automatic', origin: 'upload', notes, stale: false } as const
      await writeCaption(tx, image, own)
    })
  }

  /** Captions an image; gives back the failure of a service that may be there again later. An image that cannot be captioned waits no longer. */
  async function captionOne(
    dataset: DatasetRow,
    image: ImageRow,
    signal: AbortSignal,
  ): Promise<VisionUnavailableError | undefined> {
    try {
      const schema = dataset.visualSchema ?? {}
      await write(
        dataset,
        image.id,
        await captioner.captionStored(dataset, schema, image, { signal }),
      )
    } catch (error) {
      if (signal.aborted) return undefined
      if (error instanceof VisionUnavailableError) return error
      log.warn({ err: error, imageId: image.id }, 'an image stays without a caption')
      await store.images.markFresh(image.id)
    }
    return undefined
  }

  async function postpone({ id, organizationId }: DatasetRow, failure: VisionUnavailableError) {
    const { message, retryAfterMs = 0 } = failure
    const delaySeconds = Math.max(RETRY_SECONDS, Math.ceil(retryAfterMs / 1000))
    log.warn({ datasetId: id, reason: message, delaySeconds }, 'images wait for their captions')
    const options = { delaySeconds, group: String(organizationId) }
    await queue.enqueue(store.database, 'caption-waiting', { datasetId: id }, options)
  }

  async function work(id: number, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const dataset = await store.datasets.findAnywhere(id)
      if (!isOpen(dataset)) return
      const images = await store.images.listWaiting(id, AT_ONCE)
      if (images.length === 0) return
      const ends = await Promise.all(images.map((image) => captionOne(dataset, image, signal)))
      const failure = ends.find((end) => end !== undefined)
      if (failure !== undefined) return await postpone(dataset, failure)
    }
  }

  return {
    /** Captions the images of a dataset that wait; one job at a time, also of several servers. */
    async run(id: number, { signal }: JobContext): Promise<void> {
      if (!(await store.datasets.claimWaiting(id, WAITING_STALE_MS))) return
      const beat = () =>
        store.datasets.beatWaiting(id).catch((err: unknown) => log.warn({ err }, 'heartbeat'))
      const heartbeat = setInterval(beat, HEARTBEAT_MS)
      try {
        await work(id, signal)
      } finally {
        clearInterval(heartbeat)
        await store.datasets.beatWaiting(id, { end: true })
      }
    },

    /** Enqueues what waits and nobody is at: what came while the service was away, and what a dead server left. */
    async recover(silentMs: number): Promise<void> {
      for (const datasetId of await store.datasets.listWithWaiting(silentMs)) {
        const dataset = await store.datasets.findAnywhere(datasetId)
        if (!isOpen(dataset)) continue
        const group = String(dataset.organizationId)
        await queue.enqueue(store.database, 'caption-waiting', { datasetId }, { group })
      }
    },
  }
}

export type WaitingCaptions = ReturnType<typeof createWaitingCaptions>
