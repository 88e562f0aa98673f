import type { PixelImage } from '@atelier/vision'
import sharp, { type Sharp } from 'sharp'
import { errors } from '../../errors.ts'
import { Semaphore } from '../../lib/semaphore.ts'
import { fullSize, type Size } from './full-size.ts'
import { identify, MAX_BYTES, MAX_PIXELS } from './identify.ts'

const THUMBNAIL_SIDE = 256
/** Side of the pictures that are measured. */
const MEASURED_SIDE = 512
/** A decoded picture takes up to 147 MB, and as much again while it is resized: more at once than this would fill a small machine. */
const decoding = new Semaphore(2)

/** A picture as it is kept: upright, sRGB, opaque, without metadata. */
export interface DecodedImage extends Size {
  png: Buffer
  thumbnail: Buffer
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

function open(bytes: Buffer): Sharp {
  return sharp(bytes, { failOn: 'error', limitInputPixels: MAX_PIXELS, sequentialRead: true })
}

/** The pixels of an identified picture, upright and opaque. */
async function upright(bytes: Buffer): Promise<Sharp> {
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
  return sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } })
}

async function pixelsOf(image: Sharp, side: number): Promise<PixelImage> {
  const { data, info } = await image
    .resize(side, side, { fit: 'inside', withoutEnlargement: true })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data: new Uint8Array(data) }
}

async function decode(bytes: Buffer, { width, height }: Size) {
  const image = await upright(bytes)
  const png = await image
    .clone()
    .resize(width, height, { kernel: 'lanczos3', fit: 'fill' })
    .png({ compressionLevel: 3 })
    .toBuffer()
  const thumbnail = await image
    .clone()
    .resize(THUMBNAIL_SIDE, THUMBNAIL_SIDE, { fit: 'inside' })
    .webp()
    .toBuffer()
  return { png, thumbnail }
}

/** Checks and decodes an uploaded picture; pictures below 1024 pixels are enlarged when asked for, and refused otherwise. */
export async function decodeUpload(
  bytes: Buffer,
  increaseResolution: boolean,
): Promise<DecodedImage> {
  const identity = await identify(bytes)
  const full = fullSize(identity, increaseResolution)
  const decoded = await decoding.run(() => decode(bytes, full))
  return { ...decoded, ...full, extension: identity.extension }
}

/** A picture as vision and training read it: RGB with the longer side at most `side`. */
export async function toPixels(bytes: Buffer, side = MEASURED_SIDE): Promise<PixelImage> {
  return decoding.run(() => pixelsOf(open(bytes), side))
}

/** An untrusted picture as vision reads it. */
export async function uploadToPixels(bytes: Buffer): Promise<PixelImage> {
  await identify(bytes)
  return decoding.run(async () => pixelsOf(await upright(bytes), MEASURED_SIDE))
}
