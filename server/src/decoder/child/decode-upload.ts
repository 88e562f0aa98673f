import { createHash } from 'node:crypto'
import type { Metadata, Sharp } from 'sharp'
import type { DecodedImage, MeasurableImage, StoredExtension } from '../decoder.ts'
import { isSuperfluous } from './color-profile.ts'
import { fullSize, type Size } from './full-size.ts'
import { type Identified, identify, unlessDamaged } from './identify.ts'
import { open, openRaw, rawOf } from './open.ts'
import { MEASURED_SIDE, pixelsOf } from './to-pixels.ts'
import type { Upscaler } from './upscaler.ts'

const THUMBNAIL_SIDE = 256
/**
 * Measured on 1024 × 1024 photographs: 48 dB, no channel of a pixel off by more than 14, in a quarter of the bytes and half the time of a
 * PNG. At 95 it was 46 dB and off by up to 18; webp took three times as long for less.
 */
const JPEG = { quality: 97, chromaSubsampling: '4:4:4' } as const
/** Finding the best code for a JPEG saves an eighth of its bytes, and holds six bytes of memory for each pixel. */
const MOST_OPTIMISED_PIXELS = 16_000_000
const PNG = { compressionLevel: 3 } as const

const CONTENT_TYPES: Readonly<Record<StoredExtension, string>> = {
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
}
const EXTENSIONS = { jpeg: 'jpg', png: 'png', webp: 'webp' } as const

type Views = Pick<DecodedImage, 'thumbnail'> | Pick<MeasurableImage, 'thumbnail' | 'pixels'>
type Decoded = DecodedImage | MeasurableImage

/** The small pictures of a large one, which is decoded once for both. */
async function viewsOf(image: Sharp, withPixels: boolean): Promise<Views> {
  const inside = { fit: 'inside', withoutEnlargement: true, fastShrinkOnLoad: false } as const
  if (!withPixels)
    return {
      thumbnail: await image.resize(THUMBNAIL_SIDE, THUMBNAIL_SIDE, inside).webp().toBuffer(),
    }
  const pixels = await pixelsOf(image, MEASURED_SIDE)
  const { width, height } = pixels
  const small = openRaw({ data: Buffer.from(pixels.data), width, height, channels: 3 })
  const thumbnail = await small.resize(THUMBNAIL_SIDE, THUMBNAIL_SIDE, inside).webp().toBuffer()
  return { thumbnail, pixels }
}

function decodedOf(bytes: Buffer, extension: StoredExtension, size: Size, views: Views): Decoded {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const { width, height } = size
  return {
    bytes,
    contentType: CONTENT_TYPES[extension],
    extension,
    sha256,
    width,
    height,
    ...views,
  }
}

/** Whether nothing shows through a picture that could. */
async function isOpaque({ format, metadata }: Identified, file: Buffer): Promise<boolean> {
  if (!metadata.hasAlpha) return true
  const alpha = await open(format, file).extractChannel('alpha').raw().toBuffer()
  return alpha.every((level) => level === 255)
}

/** Whether a file's pixels are what is kept already: upright, 8 bits, and the same with its color profile and without. */
async function isFinal({ orientation, depth, space, icc }: Metadata): Promise<boolean> {
  if ((orientation ?? 1) !== 1 || depth !== 'uchar') return false
  if (space !== 'srgb' && space !== 'b-w') return false
  return icc === undefined || isSuperfluous(icc, space === 'b-w')
}

/** The picture without its metadata, in the very bits it came in; undefined when that cannot be. The new file is decoded whole before it counts. */
async function keep(
  { format, essence, metadata }: Identified,
  size: Size,
  withPixels: boolean,
): Promise<Decoded | undefined> {
  const bytes = essence.bytes
  if (bytes === undefined || !(await isFinal(metadata))) return undefined
  const { width, height, orientation, icc, exif, xmp, iptc } = await open(format, bytes).metadata()
  if (width !== size.width || height !== size.height) return undefined
  if (orientation !== undefined || icc || exif || xmp || iptc) return undefined
  const views = await viewsOf(open(format, bytes).toColourspace('srgb').removeAlpha(), withPixels)
  return decodedOf(bytes, EXTENSIONS[format], size, views)
}

/** The picture turned, converted, put on black and enlarged as needed, and packed anew: without loss if it came so. */
async function repack(
  { format, essence, enlarged }: Identified & { enlarged: boolean },
  file: Buffer,
  size: Size,
  withPixels: boolean,
  upscaler: Upscaler,
): Promise<Decoded> {
  const upright = open(format, file)
    .autoOrient()
    .flatten({ background: '#000' })
    .toColourspace('srgb')
    .removeAlpha()
  const full = enlarged ? openRaw(await upscaler.upscale(await rawOf(upright), size)) : upright
  const optimiseCoding = size.width * size.height <= MOST_OPTIMISED_PIXELS
  const packed = essence.lossless ? full.png(PNG) : full.jpeg({ ...JPEG, optimiseCoding })
  const bytes = await packed.toBuffer()
  // From the packed picture: it takes less memory to read that again than to hold the pixels of a large one.
  const views = await viewsOf(open(essence.lossless ? 'png' : 'jpeg', bytes), withPixels)
  return decodedOf(bytes, essence.lossless ? 'png' : 'jpg', size, views)
}

/**
 * Makes of an upload what is kept of it.
 *
 * @throws {PublicError} 412, 415, 422
 */
export async function decodeUpload(
  file: Buffer,
  { increaseResolution, withPixels }: { increaseResolution: boolean; withPixels: boolean },
  upscaler: Upscaler,
): Promise<Decoded> {
  const identified = await identify(file)
  const size = fullSize(identified, increaseResolution)
  const enlarged = size.width !== identified.width || size.height !== identified.height
  return unlessDamaged(async () => {
    const kept =
      !enlarged && (await isOpaque(identified, file))
        ? await keep(identified, size, withPixels)
        : undefined
    return kept ?? repack({ ...identified, enlarged }, file, size, withPixels, upscaler)
  })
}
