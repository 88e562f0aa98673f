import type { PixelImage } from '@atelier/vision'
import sharp, { type Sharp } from 'sharp'
import { errors } from '../../errors.ts'

const MAX_BYTES = 12 * 1024 * 1024
/** About 49 megapixels: above any camera's usual picture, below a decompression bomb's. */
const MAX_PIXELS = 7000 * 7000
const LEAST_SIDE = 256
const FULL_SIDE = 1024
const THUMBNAIL_SIDE = 256
/** Side of the pictures that are measured. */
const MEASURED_SIDE = 512

const FORMATS: Readonly<Record<string, { extension: string; contentType: string }>> = {
  jpeg: { extension: 'jpg', contentType: 'image/jpeg' },
  png: { extension: 'png', contentType: 'image/png' },
  webp: { extension: 'webp', contentType: 'image/webp' },
}

/** A picture as it is kept: upright, sRGB, opaque, without metadata. */
export interface DecodedImage {
  png: Buffer
  thumbnail: Buffer
  width: number
  height: number
  /** The name's ending that fits what was uploaded. */
  extension: string
}

/** Bytes of an image that came as base64, bare or as a data URI. */
export function decodeBase64(text: string, field: string): Buffer {
  const body = text.replace(/^data:[\w/+.-]*;base64,/, '').replace(/\s/g, '')
  if (body.length > Math.ceil(MAX_BYTES / 3) * 4 + 4)
    throw errors.tooLarge('An image may have 12 MB at most')
  if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(body)) {
    throw errors.badField(field, 'Input should be an image as base64', text)
  }
  return Buffer.from(body, 'base64')
}

async function identify(bytes: Buffer): Promise<{ format: string; width: number; height: number }> {
  if (bytes.length > MAX_BYTES) throw errors.tooLarge('An image may have 12 MB at most')
  const metadata = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch((cause: unknown) => {
      throw new UnreadableImage(cause)
    })
  const { format, width, height } = metadata
  if (FORMATS[format] === undefined) {
    throw errors.unsupportedMediaType(`The image is ${format}; jpg, png and webp are taken`)
  }
  if (width * height > MAX_PIXELS) {
    throw errors.unprocessable(`The image has ${width} × ${height} pixels; 7000 × 7000 at most`)
  }
  return { format, width, height }
}

class UnreadableImage extends Error {
  constructor(cause: unknown) {
    super('unreadable', { cause })
  }
}

function open(bytes: Buffer): Sharp {
  return sharp(bytes, { failOn: 'error', limitInputPixels: MAX_PIXELS, sequentialRead: true })
}

/** The type is read from the bytes, never from a name; SVG and the like are refused before anything is drawn. */
async function upright(
  bytes: Buffer,
): Promise<{ image: Sharp; width: number; height: number; format: string }> {
  const { format } = await identify(bytes).catch((error: unknown) => {
    if (!(error instanceof UnreadableImage)) throw error
    throw looksLikeImage(bytes)
      ? errors.unprocessable('The image is damaged', error.cause)
      : errors.unsupportedMediaType('This is no jpg, png or webp image')
  })
  const { data, info } = await open(bytes)
    .rotate()
    .flatten({ background: '#000' })
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
    .catch((cause: unknown) => {
      throw errors.unprocessable('The image is damaged', cause)
    })
  const image = sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } })
  return { image, width: info.width, height: info.height, format }
}

function looksLikeImage(bytes: Buffer): boolean {
  const head = bytes.toString('latin1', 0, 12)
  return (
    head.startsWith('\xff\xd8\xff') || head.startsWith('\x89PNG') || /^RIFF....WEBP/s.test(head)
  )
}

/** Checks and decodes an uploaded picture; pictures below 1024 pixels are enlarged when asked for, and refused otherwise. */
export async function decodeUpload(
  bytes: Buffer,
  increaseResolution: boolean,
): Promise<DecodedImage> {
  const { image, width, height, format } = await upright(bytes)
  const shorter = Math.min(width, height)
  if (shorter < LEAST_SIDE) {
    throw errors.preconditionFailed(
      `The image is ${width} × ${height}; each side needs ${LEAST_SIDE} pixels`,
    )
  }
  if (shorter < FULL_SIDE && !increaseResolution) {
    throw errors.preconditionFailed(
      `The image is ${width} × ${height}; each side needs ${FULL_SIDE} pixels unless increase_resolution is set`,
    )
  }
  const scale = Math.max(1, FULL_SIDE / shorter)
  const [fullWidth, fullHeight] = [Math.round(width * scale), Math.round(height * scale)]
  const full = await image
    .clone()
    .resize(fullWidth, fullHeight, { kernel: 'lanczos3', fit: 'fill' })
    .png({ compressionLevel: 3 })
    .toBuffer()
  const thumbnail = await image
    .clone()
    .resize(THUMBNAIL_SIDE, THUMBNAIL_SIDE, { fit: 'inside' })
    .webp()
    .toBuffer()
  const extension = FORMATS[format]?.extension ?? 'png'
  return { png: full, thumbnail, width: fullWidth, height: fullHeight, extension }
}

/** A picture as vision and training read it: RGB with the longer side at most `side`. */
export async function toPixels(bytes: Buffer, side = MEASURED_SIDE): Promise<PixelImage> {
  const { data, info } = await open(bytes)
    .resize(side, side, { fit: 'inside', withoutEnlargement: true })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data: new Uint8Array(data) }
}

/** An untrusted picture as vision reads it. */
export async function uploadToPixels(bytes: Buffer): Promise<PixelImage> {
  const { image } = await upright(bytes)
  const { data, info } = await image
    .resize(MEASURED_SIDE, MEASURED_SIDE, { fit: 'inside', withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data: new Uint8Array(data) }
}
