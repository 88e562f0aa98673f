import { isDeepStrictEqual } from 'node:util'
import type { Image, UpdateImage } from '@atelier/contract'
import type { VisionCall } from '@atelier/vision'
import { errors } from '../../errors.ts'
import type { Objects } from '../../objects/objects.ts'
import type { DatasetRow } from '../../store/datasets.ts'
import type { Store } from '../../store/store.ts'
import { type Caller, getDataset, getImage } from '../access.ts'
import { changeCaption, type ImagePlace, requireDraft } from '../captions/change-caption.ts'
import { jsonField } from '../json-field.ts'
import type { Captioner } from './captioner.ts'
import { writeCaption } from './write-caption.ts'

interface Dependencies {
  store: Store
  objects: Objects
  captioner: Captioner
}

/** Writes a person's caption, or makes one anew by the dataset's schema. */
export function createCaptionUpdate(dependencies: Dependencies) {
  const { store, captioner } = dependencies

  /** Edits go on from what the captioner had said; one that comes while captions are made anew is merged with the new one. */
  function edit(caller: Caller, place: ImagePlace, text: string): Promise<Image> {
    const caption = jsonField('caption', text)
    return changeCaption(dependencies, caller, place, (tx, image, dataset) =>
      writeCaption(tx, image, {
        caption,
        source: 'manual',
        origin: 'edit',
        ...(dataset.captionsUpdateStatus === 'in_progress' ? {} : { stale: false }),
      }),
    )
  }

  /** Makes a caption by the dataset's schema as it is when the caption is written. */
  async function regenerate(
    caller: Caller,
    place: ImagePlace,
    before: DatasetRow,
    call: VisionCall | undefined,
  ): Promise<Image> {
    const { visualSchema } = before
    if (visualSchema === null)
      throw errors.badRequest('A visual schema is needed to make a caption')
    const picture = await getImage(store, ...place)
    const answer = await captioner.captionStored(before, visualSchema, picture, call)
    let current = before
    const image = await changeCaption(dependencies, caller, place, async (tx, image, dataset) => {
      current = dataset
      if (!isDeepStrictEqual(dataset.visualSchema, visualSchema)) return image
      const { document: caption, notes } = answer
      const change = { source: 'automatic', origin: 'regenerate', stale: false } as const
      return writeCaption(tx, image, { caption, notes, ...change })
    })
    const isCurrent = isDeepStrictEqual(current.visualSchema, visualSchema)
    return isCurrent ? image : regenerate(caller, place, current, call)
  }

  return async (
    caller: Caller,
    datasetId: number,
    imageId: number,
    { caption, regenerate_caption }: UpdateImage,
    call?: VisionCall,
  ): Promise<Image> => {
    const dataset = await getDataset(store, caller, datasetId)
    await getImage(store, datasetId, imageId)
    requireDraft(dataset)
    if ((caption === undefined) === !regenerate_caption)
      throw errors.badRequest('Give either caption or regenerate_caption')
    const place = [datasetId, imageId] as const
    return caption === undefined
      ? regenerate(caller, place, dataset, call)
      : edit(caller, place, caption)
  }
}
