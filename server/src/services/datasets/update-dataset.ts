import type { Dataset, UpdateDataset } from '@atelier/contract'
import type { JsonObject } from '@atelier/vision'
import { errors } from '../../errors.ts'
import type { DatasetRow } from '../../store/datasets.ts'
import type { Store, Transaction } from '../../store/store.ts'
import { type Caller, getDataset } from '../access.ts'
import type { Captioner } from '../images/captioner.ts'
import { jsonField } from '../json-field.ts'
import { datasetOnWire } from '../wire.ts'

const LEAST_IMAGES = 5

interface Dependencies {
  store: Store
  captioner: Captioner
}

/** What a request changes, read and checked. */
interface Change {
  name?: string
  status?: DatasetRow['status']
  visualSchema?: JsonObject
}

/** Captions by the ids of their images. */
type Captions = Map<number, JsonObject>

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

/** Writes a change whole, or nothing of it: false when an image waits that `captions` do not know. */
async function write(
  tx: Transaction,
  caller: Caller,
  id: number,
  change: Change,
  captions: Captions,
): Promise<boolean> {
  await tx.datasets.lock(id)
  const current = await getDataset(tx, caller, id)
  requireChangeable(current, change)
  const waiting = await tx.images.listUncaptioned(id)
  if (change.visualSchema && !waiting.every((image) => captions.has(image.id))) return false
  if (change.status === 'completed' && current.status === 'draft') {
    const uncaptioned = waiting.filter((image) => !captions.has(image.id)).length
    if (await tx.bulkUploads.isUnfinished(id))
      throw errors.conflict('An archive is being read into the dataset')
    requireCompletable({ ...current, ...change }, uncaptioned)
  }
  for (const image of waiting) {
    const caption = captions.get(image.id)
    if (caption) await tx.images.update(image.id, { caption, captionSource: 'automatic' })
  }
  await tx.datasets.update(id, change)
  return true
}

/** Changes a dataset. Images that came before its schema get their captions with it; those that have one keep it. */
export function createDatasetUpdate({ store, captioner }: Dependencies) {
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

  return async (caller: Caller, id: number, body: UpdateDataset): Promise<Dataset> => {
    const before = await getDataset(store, caller, id)
    const change = changeOf(body)
    requireChangeable(before, change)
    const captions: Captions = new Map()
    do {
      // Again when an image was uploaded meanwhile: it waits for the same schema.
      if (change.visualSchema) await captionWaiting(before, change.visualSchema, captions)
    } while (!(await store.transaction((tx) => write(tx, caller, id, change, captions))))
    return datasetOnWire(await getDataset(store, caller, id))
  }
}
