import { createHash } from 'node:crypto'
import sharp from 'sharp'

/** Uncompressed pixels of known colors. */
export interface Pixels {
  data: Buffer
  width: number
  height: number
  channels: 3 | 4
}

/** A picture in which every pixel tells its place, and no turn or mirror image looks like another. */
export function pattern(width: number, height: number, channels: 3 | 4 = 3): Pixels {
  const data = Buffer.alloc(width * height * channels)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * channels
      data[at] = (255 * x) / width
      data[at + 1] = (255 * y) / height
      data[at + 2] = x > width / 2 && y < height / 3 ? 230 : 40
      if (channels === 4) data[at + 3] = x < width / 4 ? 0 : y < height / 4 ? 128 : 255
    }
  }
  return { data, width, height, channels }
}

export function encode({ data, width, height, channels }: Pixels) {
  return sharp(data, { raw: { width, height, channels } })
}

/** As EXIF says pictures are to be turned (Exif 2.32, 4.6.4): where a shown pixel is in the file. */
const TURNS: Readonly<Record<number, (x: number, y: number, w: number, h: number) => number[]>> = {
  1: (x, y) => [x, y],
  2: (x, y, w) => [w - 1 - x, y],
  3: (x, y, w, h) => [w - 1 - x, h - 1 - y],
  4: (x, y, _w, h) => [x, h - 1 - y],
  5: (x, y) => [y, x],
  6: (x, y, _w, h) => [y, h - 1 - x],
  7: (x, y, w, h) => [w - 1 - y, h - 1 - x],
  8: (x, y, w) => [w - 1 - y, x],
}

/** What a picture with an EXIF orientation shows. */
export function turned(picture: Pixels, orientation: number): Pixels {
  const { width, height, channels } = picture
  const lying = orientation >= 5
  const shown = { width: lying ? height : width, height: lying ? width : height }
  const data = Buffer.alloc(picture.data.length)
  for (let y = 0; y < shown.height; y++) {
    for (let x = 0; x < shown.width; x++) {
      const [fx = 0, fy = 0] = TURNS[orientation]?.(x, y, width, height) ?? []
      const from = (fy * width + fx) * channels
      picture.data.copy(data, (y * shown.width + x) * channels, from, from + channels)
    }
  }
  return { data, ...shown, channels }
}

/** What a picture that is partly transparent shows on black. */
export function onBlack({ data, width, height }: Pixels): Pixels {
  const flat = Buffer.alloc(width * height * 3)
  for (let i = 0; i < width * height; i++) {
    const alpha = (data[i * 4 + 3] ?? 0) / 255
    for (let c = 0; c < 3; c++) flat[i * 3 + c] = Math.round((data[i * 4 + c] ?? 0) * alpha)
  }
  return { data: flat, width, height, channels: 3 }
}

/** The greatest and the mean difference of two pictures, in levels of a channel. */
export function difference(a: Pixels, b: Pixels): { greatest: number; mean: number } {
  if (a.width !== b.width || a.height !== b.height || a.channels !== b.channels)
    throw new Error(`${a.width} × ${a.height} is not ${b.width} × ${b.height}`)
  let [greatest, sum] = [0, 0]
  for (let i = 0; i < a.data.length; i++) {
    const apart = Math.abs((a.data[i] ?? 0) - (b.data[i] ?? 0))
    greatest = Math.max(greatest, apart)
    sum += apart
  }
  return { greatest, mean: sum / a.data.length }
}

/** The pixels of a file, as any program shows them: three channels. */
export async function shown(bytes: Buffer): Promise<Pixels> {
  const image = sharp(bytes).autoOrient().toColourspace('srgb').removeAlpha()
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height, channels: 3 }
}

/** Everything in a file beside the picture. */
export async function metadataOf(bytes: Buffer): Promise<object> {
  const { exif, icc, iptc, xmp, orientation, comments, gainMap, tifftagPhotoshop } =
    await sharp(bytes).metadata()
  const all = { exif, icc, iptc, xmp, orientation, comments, gainMap, tifftagPhotoshop }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
}

/** Bytes that look like chance and are the same each time. */
export function chance(length: number, seed: string): Buffer {
  const blocks: Buffer[] = []
  for (let i = 0; i * 32 < length; i++)
    blocks.push(createHash('sha256').update(`${seed}${i}`).digest())
  return Buffer.concat(blocks).subarray(0, length)
}

/** Puts segments behind the start of a JPEG file. */
export function withSegments(jpeg: Buffer, segments: readonly (readonly [number, Buffer])[]) {
  const whole = segments.map(([marker, payload]) => {
    const head = Buffer.from([0xff, marker, 0, 0])
    head.writeUInt16BE(payload.length + 2, 2)
    return Buffer.concat([head, payload])
  })
  return Buffer.concat([jpeg.subarray(0, 2), ...whole, jpeg.subarray(2)])
}

/** Says in the header of a JPEG file that it has another size. */
export function resizedInHeader(jpeg: Buffer, width: number, height: number): Buffer {
  const copy = Buffer.from(jpeg)
  const frame = copy.indexOf(Buffer.from([0xff, 0xc0]))
  copy.writeUInt16BE(height, frame + 5)
  copy.writeUInt16BE(width, frame + 7)
  return copy
}
