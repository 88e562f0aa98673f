import type { CloneDataset, Dataset } from '@atelier/contract'
import type { Objects } from '../../objects/objects.ts'
import type { DatasetRow } from '../../store/datasets.ts'
import type { Store } from '../../store/store.ts'
import { type Caller, getDataset } from '../access.ts'
import { datasetOnWire, imageOnWire } from '../wire.ts'

/** As much as a name may have. */
const MOST_CHARACTERS = 200

function nameOfCopy({ name }: DatasetRow): string {
  return `Copy of ${name}`.slice(0, MOST_CHARACTERS).replace(/\p{Cs}$/u, '')
}

/** Copies a dataset as a draft, with its schema and its images; captions keep their source. The pictures are shared, not copied. */
export function createDatasetClone({ store, objects }: { store: Store; objects: Objects }) {
  return async (caller: Caller, id: number, body: CloneDataset): Promise<Dataset> => {
    const { projectId } = await getDataset(store, caller, id)
    const cloneId = await store.transaction(async (tx) => {
      await tx.projects.lock(projectId, 'key share')
      // Held, so that no picture is deleted between being read and being shared.
      await tx.datasets.lock(id)
      const original = await getDataset(tx, caller, id)
      const clone = await tx.datasets.insert({
        organizationId: caller.organizationId,
        projectId,
        name: body.name ?? nameOfCopy(original),
        visualSchema: original.visualSchema,
        status: 'draft',
        captionsUpdateStatus: 'empty',
        uploadType: original.uploadType,
      })
      await tx.images.copy(id, clone.id)
      return clone.id
    })
    const clone = await getDataset(store, caller, cloneId)
    const images = await store.images.list(cloneId, { limit: 200 })
    return { ...datasetOnWire(clone), images: images.map((image) => imageOnWire(image, objects)) }
  }
}
