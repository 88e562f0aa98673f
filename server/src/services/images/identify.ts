import sharp from 'sharp'
import { errors } from '../../errors.ts'

export const MAX_BYTES = 12 * 1024 * 1024
/** About 49 megapixels: above any camera's usual picture, below a decompression bomb's. */
export const MAX_PIXELS = 7000 * 7000

const EXTENSIONS: Readonly<Record<string, string>> = { jpeg: 'jpg', png: 'png', webp: 'webp' }

/** What a picture's header says of it. */
export interface Identity {
  /** The name's ending that fits. */
  extension: string
  /** As it is shown, so turned as its EXIF says. */
  width: number
  height: number
}

function looksLikeImage(bytes: Buffer): boolean {
  const head = bytes.toString('latin1', 0, 12)
  return (
    head.startsWith('\xff\xd8\xff') || head.startsWith('\x89PNG') || /^RIFF....WEBP/s.test(head)
  )
}

async function headerOf(bytes: Buffer) {
  try {
    return await sharp(bytes, { limitInputPixels: false }).metadata()
  } catch (cause) {
    throw looksLikeImage(bytes)
      ? errors.unprocessable('The image is damaged', cause)
      : errors.unsupportedMediaType('This is no jpg, png or webp image')
  }
}

/** Reads the type from the bytes, never from a name; SVG and the like, and pictures too large, are refused before anything is drawn. */
export async function identify(bytes: Buffer): Promise<Identity> {
  if (bytes.length > MAX_BYTES) throw errors.tooLarge('An image may have 12 MB at most')
  const { format, autoOrient } = await headerOf(bytes)
  const { width, height } = autoOrient
  const extension = EXTENSIONS[format]
  if (extension === undefined) {
    throw errors.unsupportedMediaType(`The image is ${format}; jpg, png and webp are taken`)
  }
  if (width * height > MAX_PIXELS) {
    throw errors.unprocessable(`The image has ${width} × ${height} pixels; 7000 × 7000 at most`)
  }
  return { extension, width, height }
}
