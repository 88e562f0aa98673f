import { errors } from '../../errors.ts'
import type { Queue } from '../../queue/queue.ts'
import type { Store, Transaction } from '../../store/store.ts'
import { type Caller, getDataset } from '../access.ts'

/** Deletes a dataset's rows in a transaction that has made sure of it; the keys of its objects. */
export async function deleteDatasetRows(tx: Transaction, id: number): Promise<string[]> {
  const keys = await tx.images.delete(id)
  await tx.datasets.delete(id)
  return keys
}

/** Deletes a dataset with its images. Models that learnt from it stay, and generate by the schema they were trained with. */
export function createDatasetDeletion({ store, queue }: { store: Store; queue: Queue }) {
  return (caller: Caller, id: number): Promise<void> =>
    store.transaction(async (tx) => {
      await tx.datasets.lock(id)
      await getDataset(tx, caller, id)
      if ((await tx.models.lockInTraining({ datasetId: id })).length > 0) {
        throw errors.conflict('A model is being trained on this dataset')
      }
      await tx.doomedObjects.add(await deleteDatasetRows(tx, id))
      await queue.enqueue(tx.database, 'purge-objects', {})
    })
}
