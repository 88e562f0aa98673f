import sharp, { type Sharp } from 'sharp'
import type { ImageFormat } from './file-type.ts'
import { MAX_PIXELS } from './full-size.ts'

// Everything that is not needed is off: this is where untrusted bytes meet native code.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
})
sharp.cache(false)
// Pictures are decoded side by side in several processes, not one in several threads.
sharp.concurrency(1)

/** For a JPEG only the strictest level notices data that is damaged in its middle; for the others that is an error anyway, and warnings are about metadata. */
const FAIL_ON = { jpeg: 'warning', png: 'error', webp: 'error' } as const

/** Opens a file whose type is known. Nothing is decoded yet. */
export function open(format: ImageFormat, bytes: Buffer, limited = true): Sharp {
  return sharp(bytes, {
    failOn: FAIL_ON[format],
    limitInputPixels: limited && MAX_PIXELS,
    sequentialRead: true,
  })
}

/** Uncompressed pixels, 8 bits a channel. */
export interface Raw {
  data: Buffer
  width: number
  height: number
  channels: 3 | 4
}

export function openRaw({ data, width, height, channels }: Raw): Sharp {
  return sharp(data, { raw: { width, height, channels }, limitInputPixels: MAX_PIXELS })
}

/** The pixels that a pipeline ends in. */
export async function rawOf(image: Sharp): Promise<Raw> {
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true })
  const { width, height, channels } = info
  if (channels !== 3 && channels !== 4) throw new Error(`${channels} channels`)
  return { data, width, height, channels }
}
