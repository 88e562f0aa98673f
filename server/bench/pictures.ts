import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'

const SIDE = 1024
/** Distinct pictures; each stands in the archive under several names. Nothing that decodes remembers one. */
const MOST_DISTINCT = 200
const FORMATS = [
  { extension: 'png', share: 0.06 },
  { extension: 'webp', share: 0.04 },
  { extension: 'jpg', share: 0.9 },
] as const

export interface PictureFile {
  path: string
  extension: string
}

/** Noise of several sizes on top of each other: about as hard to pack as a photograph. */
async function layer(side: number, contrast: number): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 128, sigma: contrast } as const
  const create = { width: side, height: side, channels: 3, background: '#808080', noise } as const
  return sharp({ create })
    .resize(SIDE, SIDE, { kernel: 'cubic' })
    .png({ compressionLevel: 0 })
    .toBuffer()
}

async function drawing(): Promise<Buffer> {
  const coarse = await layer(8, 60)
  const finer = await layer(128, 24)
  const grain = await layer(SIDE / 2, 7)
  return sharp(coarse)
    .composite([
      { input: finer, blend: 'soft-light' },
      { input: grain, blend: 'overlay' },
    ])
    .removeAlpha()
    .raw()
    .toBuffer()
}

type Extension = (typeof FORMATS)[number]['extension']

/** Spreads the formats evenly over the pictures. */
function formatAt(index: number): Extension {
  let left = ((index + 1) * 0.618_034) % 1
  for (const { extension, share } of FORMATS) {
    if (left < share) return extension
    left -= share
  }
  return 'jpg'
}

function pack(data: Buffer, extension: Extension): Promise<Buffer> {
  const picture = sharp(data, { raw: { width: SIDE, height: SIDE, channels: 3 } })
  if (extension === 'png') return picture.png().toBuffer()
  if (extension === 'webp') return picture.webp({ quality: 85 }).toBuffer()
  return picture.jpeg({ quality: 88 }).toBuffer()
}

/** Draws distinct pictures of 1024 × 1024 into a folder: nine in ten JPEG, the others PNG and WebP. */
export async function drawPictures(folder: string, images: number): Promise<PictureFile[]> {
  const count = Math.min(images, MOST_DISTINCT)
  const files: PictureFile[] = []
  for (let i = 0; i < count; i++) {
    const extension = formatAt(i)
    const path = join(folder, `${i}.${extension}`)
    await writeFile(path, await pack(await drawing(), extension))
    files.push({ path, extension })
  }
  return files
}
