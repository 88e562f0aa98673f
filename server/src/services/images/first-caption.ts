import type { Warning } from '@atelier/contract'
import type { PixelImage, VisionCall } from '@atelier/vision'
import type { DatasetRow } from '../../store/datasets.ts'
import type { ImageRow } from '../../store/images.ts'
import { isServiceFault } from '../vision-errors.ts'
import type { Captioner } from './captioner.ts'

/** What a new image is stored with. */
export type CaptionColumns = Pick<
  ImageRow,
  'caption' | 'captionSource' | 'captionStale' | 'captionNotes'
>

/** Of an image of a dataset without a schema: nothing can be said yet. */
export const UNCAPTIONED: CaptionColumns = {
  caption: null,
  captionSource: 'pending',
  captionStale: false,
  captionNotes: null,
}
/** Of an image that a job captions as soon as it can. */
export const WAITING: CaptionColumns = { ...UNCAPTIONED, captionStale: true }

export interface FirstCaption {
  columns: CaptionColumns
  warnings: Warning[]
}

/**
 * The caption of a picture that joins a dataset. Where the vision service has none to give, the picture waits for it instead of being refused.
 * @throws what else keeps it from being captioned: VisionInputError when the service declines it, the reason of an aborted signal
 */
export async function firstCaption(
  captioner: Captioner,
  dataset: DatasetRow,
  imageName: string,
  pixels: PixelImage,
  call?: VisionCall,
): Promise<FirstCaption> {
  const schema = dataset.visualSchema
  if (schema === null) return { columns: UNCAPTIONED, warnings: [] }
  try {
    const subject = { dataset, schema, imageName }
    const { document: caption, notes } = await captioner.captionPixels(subject, pixels, call)
    const captionNotes = notes.length > 0 ? notes : null
    const columns = { caption, captionSource: 'automatic', captionStale: false, captionNotes }
    return { columns: columns as CaptionColumns, warnings: notes }
  } catch (error) {
    if (!isServiceFault(error)) throw error
    const message = `${(error as Error).message}; the caption is made as soon as that works again`
    return { columns: WAITING, warnings: [{ code: 'caption_pending', message }] }
  }
}
