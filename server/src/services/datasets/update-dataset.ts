import type { Dataset, UpdateDataset } from '@atelier/contract'
import type { JsonObject, VisionAnswer } from '@atelier/vision'
import { errors } from '../../errors.ts'
import type { Queue } from '../../queue/queue.ts'
import type { DatasetRow } from '../../store/datasets.ts'
import type { ImageRow } from '../../store/images.ts'
import type { Store, Transaction } from '../../store/store.ts'
import { type Caller, getDataset } from '../access.ts'
import type { Captioner } from '../images/captioner.ts'
import { writeCaption } from '../images/write-caption.ts'
import { jsonField } from '../json-field.ts'
import type { Lint } from '../lint/lint.ts'
import { datasetOnWire } from '../wire.ts'

const LEAST_IMAGES = 5

interface Dependencies {
  store: Store
  queue: Queue
  captioner: Captioner
  lint: Lint
}

/** What a request changes, read and checked. */
interface Change {
  name?: string
  status?: DatasetRow['status']
  visualSchema?: JsonObject
}

/** Captions by the ids of their images. */
type Captions = Map<number, VisionAnswer>

function changeOf({ name, status, visual_schema }: UpdateDataset): Change {
  return {
    ...(name === undefined ? {} : { name }),
    ...(status === undefined ? {} : { status }),
    ...(visual_schema === undefined
      ? {}
      : { visualSchema: jsonField('visual_schema', visual_schema) }),
  }
}

function requireChangeable(dataset: DatasetRow, change: Change): void {
  if (change.visualSchema !== undefined && dataset.captionsUpdateStatus === 'in_progress') {
    throw errors.conflict('Captions are being made by the present schema; change it afterwards')
  }
  if (dataset.status !== 'completed') return
  if (change.visualSchema !== undefined) {
    throw errors.conflict('The visual schema of a completed dataset cannot be changed; clone it')
  }
  if (change.status === 'draft') {
    throw errors.conflict('A completed dataset stays completed; clone it to change it')
  }
}

function requireCompletable(dataset: DatasetRow, uncaptioned: number): void {
  if (dataset.imagesCount < LEAST_IMAGES) {
    throw errors.conflict(
      `The dataset has ${dataset.imagesCount} images; ${LEAST_IMAGES} are needed to complete it`,
    )
  }
  if (dataset.visualSchema === null)
    throw errors.conflict('A visual schema is needed to complete the dataset')
  if (dataset.captionsUpdateStatus === 'in_progress')
    throw errors.conflict('Captions are being made')
  if (uncaptioned > 0) throw errors.conflict(`${uncaptioned} images have no caption yet`)
}

/** Writes a change whole, or nothing of it: false when an image waits that `captions` do not know. Without any they are left to a job. */
async function write(
  tx: Transaction,
  caller: Caller,
  id: number,
  change: Change,
  captions: Captions | undefined,
): Promise<boolean> {
  await tx.datasets.lock(id)
  const current = await getDataset(tx, caller, id)
  requireChangeable(current, change)
  const waiting = await tx.images.listUncaptioned(id)
  const isKnown = ({ id }: ImageRow) => captions?.has(id) ?? false
  if (change.visualSchema && captions && !waiting.every(isKnown)) return false
  if (change.status === 'completed' && current.status === 'draft') {
    const uncaptioned = waiting.filter((image) => !isKnown(image)).length
    if (await tx.bulkUploads.isUnfinished(id))
      throw errors.conflict('An archive is being read into the dataset')
    requireCompletable({ ...current, ...change }, uncaptioned)
  }
  for (const image of waiting) {
    const caption = captions?.get(image.id)
    if (caption === undefined) continue
    const { document, notes } = caption
    await writeCaption(tx, image, {
      caption: document,
      source: 'automatic',
      origin: 'schema',
      notes,
      stale: false,
    })
  }
  if (change.visualSchema && captions === undefined) await tx.images.markWaiting(id)
  await tx.datasets.update(id, change)
  return true
}

/** Changes a dataset. Images that came before its schema get their captions with it, or soon after; those that have one keep it. */
export function createDatasetUpdate({ store, queue, captioner, lint }: Dependencies) {
  /** Captions take their time, so they are made before anything is written or locked. */
  async function captionWaiting(
    dataset: DatasetRow,
    schema: JsonObject,
    captions: Captions,
  ): Promise<void> {
    for (const image of await store.images.listUncaptioned(dataset.id)) {
      if (captions.has(image.id)) continue
      captions.set(image.id, await captioner.captionStored(dataset, schema, image))
    }
  }

  /** Writes a change together with the captions it brings. */
  async function writeWithCaptions(caller: Caller, before: DatasetRow, change: Change) {
    const captions: Captions = new Map()
    do {
      // Again when an image was uploaded meanwhile: it waits for the same schema.
      if (change.visualSchema) await captionWaiting(before, change.visualSchema, captions)
    } while (!(await store.transaction((tx) => write(tx, caller, before.id, change, captions))))
  }

  /** Writes a change, and has a job make the captions: a service on the network would have the caller wait for minutes. */
  async function writeAhead(caller: Caller, { id, organizationId }: DatasetRow, change: Change) {
    await store.transaction(async (tx) => {
      await write(tx, caller, id, change, undefined)
      if (change.visualSchema === undefined) return
      const options = { group: String(organizationId) }
      await queue.enqueue(tx.database, 'caption-waiting', { datasetId: id }, options)
    })
  }

  return async (caller: Caller, id: number, body: UpdateDataset): Promise<Dataset> => {
    const before = await getDataset(store, caller, id)
    const change = changeOf(body)
    requireChangeable(before, change)
    await (captioner.atOnce ? writeWithCaptions : writeAhead)(caller, before, change)
    const after = await getDataset(store, caller, id)
    const told = datasetOnWire(after)
    if (change.status !== 'completed' || before.status === 'completed') return told
    const warnings = [...(told.warnings ?? []), ...(await lint.warnings(caller, after))]
    return warnings.length > 0 ? { ...told, warnings } : told
  }
}
