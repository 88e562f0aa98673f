import type { PixelImage } from '../provider.ts'
import type { Mask } from './mask.ts'
import { measureImage } from './measurement.ts'
import { MEASURED_SIDE, reduce } from './raster.ts'

/** What stands in front and what lies behind, one value per pixel of a reduced image. */
export interface Separation {
  width: number
  height: number
  /** 1 where the background is seen. */
  background: Mask
  /** 1 where the subject is; specks are neither. */
  subject: Mask
}

/** Tells subject and background apart; undefined when the background is too busy for that, or there is no subject. */
export function separate(image: PixelImage): Separation | undefined {
  const { background, subject } = measureImage(image)
  if (background.kind === 'busy' || subject === undefined) return undefined
  const { width, height } = reduce(image, MEASURED_SIDE)
  return { width, height, background: background.region, subject: subject.mask }
}
