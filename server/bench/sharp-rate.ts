import { readFile } from 'node:fs/promises'
import sharp from 'sharp'
import type { PictureFile } from './pictures.ts'

const SIDE = 256

/** What sharp does on its own: `usual` lets decoders skip detail that a thumbnail does not need, `whole` decodes every pixel, as an upload has to. */
export type Baseline = 'usual' | 'whole'

async function thumbnail(path: string, baseline: Baseline): Promise<void> {
  const fastShrinkOnLoad = baseline === 'usual'
  await sharp(await readFile(path))
    .resize(SIDE, SIDE, { fit: 'inside', fastShrinkOnLoad })
    .webp()
    .toBuffer()
}

/** Pictures a second that sharp decodes and makes thumbnails of, so many at a time, each with one thread. */
export async function sharpRate(
  pictures: readonly PictureFile[],
  images: number,
  concurrency: number,
  baseline: Baseline,
): Promise<number> {
  sharp.cache(false)
  sharp.concurrency(1)
  let next = 0
  const lane = async () => {
    while (next < images) {
      const picture = pictures[next++ % pictures.length]
      if (picture !== undefined) await thumbnail(picture.path, baseline)
    }
  }
  const start = performance.now()
  await Promise.all(Array.from({ length: concurrency }, lane))
  return images / ((performance.now() - start) / 1000)
}
