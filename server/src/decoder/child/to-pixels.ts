import type { PixelImage } from '@atelier/vision'
import type { Sharp } from 'sharp'
import { formatOf } from './file-type.ts'
import { identify, unlessDamaged } from './identify.ts'
import { open } from './open.ts'

/** Side of the pictures that are measured. */
export const MEASURED_SIDE = 512

/** The pixels of an upright opaque picture, the longer side at most `side`. */
export async function pixelsOf(image: Sharp, side: number): Promise<PixelImage> {
  const { data, info } = await image
    .resize(side, side, { fit: 'inside', withoutEnlargement: true, fastShrinkOnLoad: false })
    .raw()
    .toBuffer({ resolveWithObject: true })
  if (info.channels !== 3) throw new Error(`${info.channels} channels`)
  return { width: info.width, height: info.height, data: new Uint8Array(data) }
}

/** A picture that was stored before, so upright and opaque. */
export function storedToPixels(bytes: Buffer, side: number): Promise<PixelImage> {
  return pixelsOf(open(formatOf(bytes), bytes).toColourspace('srgb').removeAlpha(), side)
}

/** @throws {PublicError} 415, 422 */
export async function uploadToPixels(file: Buffer): Promise<PixelImage> {
  const { format } = await identify(file)
  return unlessDamaged(() => {
    const upright = open(format, file).autoOrient().flatten({ background: '#000' })
    return pixelsOf(upright.toColourspace('srgb').removeAlpha(), MEASURED_SIDE)
  })
}
