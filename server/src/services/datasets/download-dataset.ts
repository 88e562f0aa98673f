import type { DatasetDownload } from '@atelier/contract'
import { errors } from '../../errors.ts'
import type { SignedLinks } from '../../lib/signed-links.ts'
import type { Store } from '../../store/store.ts'
import { type Caller, getDataset } from '../access.ts'

/** Where the pictures of an advanced dataset can be fetched as an archive, and its captions when nobody has edited any. */
export function createDatasetDownload({ store, links }: { store: Store; links: SignedLinks }) {
  return async (caller: Caller, id: number): Promise<DatasetDownload> => {
    const dataset = await getDataset(store, caller, id)
    if (dataset.uploadType !== 'advanced')
      throw errors.conflict('Only advanced datasets can be downloaded')
    const images = await store.images.list(id)
    const automatic = images.every((image) => image.captionSource === 'automatic')
    return {
      download_url: links.sign(`/exports/datasets/${id}/images.zip`),
      ...(automatic && images.length > 0
        ? { captions_url: links.sign(`/exports/datasets/${id}/captions.json`) }
        : {}),
    }
  }
}
