import { isDeepStrictEqual } from 'node:util'
import type { Image, UpdateImage } from '@atelier/contract'
import type { JsonObject } from '@atelier/vision'
import { errors } from '../../errors.ts'
import type { Objects } from '../../objects/objects.ts'
import type { DatasetRow } from '../../store/datasets.ts'
import type { Store } from '../../store/store.ts'
import { type Caller, getDataset, getImage } from '../access.ts'
import { jsonField } from '../json-field.ts'
import { imageOnWire } from '../wire.ts'
import type { Captioner } from './captioner.ts'

interface Dependencies {
  store: Store
  objects: Objects
  captioner: Captioner
}

function requireDraft({ status }: DatasetRow): void {
  if (status === 'completed')
    throw errors.conflict('The dataset is completed; clone it to change it')
}

/** Writes a person's caption, or makes one anew by the dataset's schema. */
export function createCaptionUpdate({ store, objects, captioner }: Dependencies) {
  /** Writes what `captionOf` gives for the dataset as it is when the caption is written; asks again when its schema has changed meanwhile. */
  async function write(
    caller: Caller,
    [datasetId, imageId]: readonly [number, number],
    captionSource: 'manual' | 'automatic',
    captionOf: (dataset: DatasetRow) => Promise<JsonObject>,
  ): Promise<void> {
    const before = await getDataset(store, caller, datasetId)
    const caption = await captionOf(before)
    const written = await store.transaction(async (tx) => {
      await tx.datasets.lock(datasetId)
      const current = await getDataset(tx, caller, datasetId)
      requireDraft(current)
      await getImage(tx, datasetId, imageId)
      const same = isDeepStrictEqual(current.visualSchema, before.visualSchema)
      if (captionSource === 'automatic' && !same) return false
      await tx.images.update(imageId, { caption, captionSource, captionStale: false })
      return true
    })
    if (!written) await write(caller, [datasetId, imageId], captionSource, captionOf)
  }

  return async (
    caller: Caller,
    datasetId: number,
    imageId: number,
    { caption, regenerate_caption }: UpdateImage,
  ): Promise<Image> => {
    const dataset = await getDataset(store, caller, datasetId)
    const image = await getImage(store, datasetId, imageId)
    requireDraft(dataset)
    if ((caption === undefined) === !regenerate_caption)
      throw errors.badRequest('Give either caption or regenerate_caption')
    const where = [datasetId, imageId] as const
    if (caption !== undefined) {
      const given = jsonField('caption', caption)
      await write(caller, where, 'manual', () => Promise.resolve(given))
    } else {
      await write(caller, where, 'automatic', ({ visualSchema }) => {
        if (visualSchema === null)
          throw errors.badRequest('A visual schema is needed to make a caption')
        return captioner.captionStored(dataset, visualSchema, image)
      })
    }
    return imageOnWire(await getImage(store, datasetId, imageId), objects)
  }
}
