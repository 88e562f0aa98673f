import type { Image } from '@atelier/contract'
import { errors } from '../../errors.ts'
import type { Objects } from '../../objects/objects.ts'
import type { DatasetRow } from '../../store/datasets.ts'
import type { ImageRow } from '../../store/images.ts'
import type { Store, Transaction } from '../../store/store.ts'
import { type Caller, getDataset, getImage } from '../access.ts'
import { imageOnWire } from '../wire.ts'

/** An image by the ids of its dataset and its own. */
export type ImagePlace = readonly [datasetId: number, imageId: number]

export function requireDraft({ status }: DatasetRow): void {
  if (status === 'completed')
    throw errors.conflict('The dataset is completed; clone it to change it')
}

/** Changes the caption of an image of a draft, one change after another. */
export async function changeCaption(
  { store, objects }: { store: Store; objects: Objects },
  caller: Caller,
  [datasetId, imageId]: ImagePlace,
  change: (tx: Transaction, image: ImageRow, dataset: DatasetRow) => Promise<ImageRow>,
): Promise<Image> {
  const changed = await store.transaction(async (tx) => {
    await tx.datasets.lock(datasetId)
    const dataset = await getDataset(tx, caller, datasetId)
    const image = await getImage(tx, datasetId, imageId)
    requireDraft(dataset)
    return change(tx, image, dataset)
  })
  return imageOnWire(changed, objects)
}
