import { createHash } from 'node:crypto'
import type { PixelImage } from '@atelier/vision'
import type { Metadata, Sharp } from 'sharp'
import type { DecodedImage, StoredExtension, UploadOptions } from '../decoder.ts'
import { isSuperfluous } from './color-profile.ts'
import { fullSize, type Size } from './full-size.ts'
import { type Identified, identify, unlessDamaged } from './identify.ts'
import { open, openRaw, type Raw, rawOf } from './open.ts'
import { MEASURED_SIDE, pixelsOf } from './to-pixels.ts'
import type { Upscaler } from './upscaler.ts'

const THUMBNAIL_SIDE = 256
/**
 * Measured on 1024 × 1024 photographs: 48 dB, no channel of a pixel off by more than 14, in a quarter of the bytes and half the time of a
 * PNG. At 95 it was 46 dB and off by up to 18; webp took three times as long for less.
 */
const JPEG = { quality: 97, chromaSubsampling: '4:4:4' } as const
const PNG = { compressionLevel: 3 } as const

const CONTENT_TYPES: Readonly<Record<StoredExtension, string>> = {
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
}
const EXTENSIONS = { jpeg: 'jpg', png: 'png', webp: 'webp' } as const

interface Views {
  thumbnail: Buffer
  pixels?: PixelImage
}

/** The small pictures of a large one, which is decoded once for both. */
async function viewsOf(image: Sharp, withPixels: boolean): Promise<Views> {
  const inside = { fit: 'inside', withoutEnlargement: true, fastShrinkOnLoad: false } as const
  if (!withPixels)
    return { thumbnail: await image.resize(THUMBNAIL_SIDE, THUMBNAIL_SIDE, inside).webp().toBuffer() }
  const pixels = await pixelsOf(image, MEASURED_SIDE)
  const { width, height } = pixels
  const small = openRaw({ data: Buffer.from(pixels.data), width, height, channels: 3 })
  const thumbnail = await small.resize(THUMBNAIL_SIDE, THUMBNAIL_SIDE, inside).webp().toBuffer()
  return { thumbnail, pixels }
}

function decodedOf(bytes: Buffer, extension: StoredExtension, size: Size, views: Views): DecodedImage {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const { width, height } = size
  return { bytes, contentType: CONTENT_TYPES[extension], extension, sha256, width, height, ...views }
}

function isOpaque({ data, channels }: Raw): boolean {
  if (channels === 3) return true
  for (let i = 3; i < data.length; i += 4) if (data[i] !== 255) return false
  return true
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
): Promise<DecodedImage | undefined> {
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
  { essence }: Identified,
  pixels: Raw,
  size: Size,
  withPixels: boolean,
  upscaler: Upscaler,
): Promise<DecodedImage> {
  const opaque =
    pixels.channels === 3
      ? pixels
      : await rawOf(openRaw(pixels).flatten({ background: '#000' }).removeAlpha())
  const same = opaque.width === size.width && opaque.height === size.height
  const full = same ? opaque : await upscaler.upscale(opaque, size)
  const packed = essence.lossless ? openRaw(full).png(PNG) : openRaw(full).jpeg(JPEG)
  const bytes = await packed.toBuffer()
  const views = await viewsOf(openRaw(full), withPixels)
  return decodedOf(bytes, essence.lossless ? 'png' : 'jpg', size, views)
}

/**
 * Makes of an upload what is kept of it.
 *
 * @throws {PublicError} 412, 415, 422
 */
export async function decodeUpload(
  file: Buffer,
  { increaseResolution, withPixels = false }: UploadOptions,
  upscaler: Upscaler,
): Promise<DecodedImage> {
  const identified = await identify(file)
  const { format, metadata } = identified
  const size = fullSize(identified, increaseResolution)
  const enlarged = size.width !== identified.width || size.height !== identified.height
  return unlessDamaged(async () => {
    if (!metadata.hasAlpha) {
      const kept = enlarged ? undefined : await keep(identified, size, withPixels)
      if (kept !== undefined) return kept
    }
    const upright = open(format, file).autoOrient().toColourspace('srgb')
    const pixels = await rawOf(metadata.hasAlpha ? upright.ensureAlpha() : upright.removeAlpha())
    if (metadata.hasAlpha && !enlarged && isOpaque(pixels)) {
      const kept = await keep(identified, size, withPixels)
      if (kept !== undefined) return kept
    }
    return repack(identified, pixels, size, withPixels, upscaler)
  })
}
