import { errors } from '../../errors.ts'
import type { Queue } from '../../queue/queue.ts'
import type { Store } from '../../store/store.ts'
import { type Caller, getDataset, getImage } from '../access.ts'

/** Deletes an image of a draft. */
export function createImageDeletion({ store, queue }: { store: Store; queue: Queue }) {
  return (caller: Caller, datasetId: number, imageId: number): Promise<void> =>
    store.transaction(async (tx) => {
      await tx.datasets.lock(datasetId)
      const dataset = await getDataset(tx, caller, datasetId)
      await getImage(tx, datasetId, imageId)
      if (dataset.status === 'completed')
        throw errors.conflict('The dataset is completed; clone it to change it')
      await tx.doomedObjects.add(await tx.images.delete(datasetId, imageId))
      await queue.enqueue(tx.database, 'purge-objects', {})
    })
}
