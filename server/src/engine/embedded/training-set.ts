import { createHash } from 'node:crypto'
import { mkdir, open, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { TrainingImage } from '@atelier/diffusion'
import type { EngineTrainingImage } from '../engine.ts'
import type { PackedImage } from './protocol.ts'

const PIXELS = 'images.bin'
const INDEX = 'images.json'

interface Index {
  sha256: string
  images: PackedImage[]
}

/**
 * Writes pictures one after another into the work folder, unless a whole set lies there already. The index is written last, so a set
 * without one does not count.
 */
export async function packTrainingSet(
  workDir: string,
  images: () => AsyncIterable<EngineTrainingImage>,
): Promise<void> {
  if (await readIndex(workDir)) return
  await mkdir(workDir, { recursive: true })
  const pixels = await open(join(workDir, PIXELS), 'w')
  const packed: PackedImage[] = []
  const hash = createHash('sha256')
  let offset = 0
  try {
    for await (const { image, caption, flip } of images()) {
      await pixels.write(image.data)
      packed.push({ offset, width: image.width, height: image.height, caption, flip })
      hash.update(image.data).update(JSON.stringify([image.width, image.height, caption, flip]))
      offset += image.data.length
    }
    await pixels.sync()
  } finally {
    await pixels.close()
  }
  const index: Index = { sha256: hash.digest('hex'), images: packed }
  await writeFile(join(workDir, `${INDEX}.tmp`), JSON.stringify(index))
  await rename(join(workDir, `${INDEX}.tmp`), join(workDir, INDEX))
}

async function readIndex(workDir: string): Promise<Index | undefined> {
  return readFile(join(workDir, INDEX), 'utf8').then(
    (text) => JSON.parse(text) as Index,
    () => undefined,
  )
}

/** Reads a packed set back, with the hash of everything in it. */
export async function unpackTrainingSet(
  workDir: string,
): Promise<{ images: TrainingImage[]; sha256: string }> {
  const index = await readIndex(workDir)
  if (index === undefined) throw new Error('the training set was not written')
  const pixels = await readFile(join(workDir, PIXELS))
  const images = index.images.map(({ offset, width, height, caption, flip }) => ({
    image: { width, height, data: pixels.subarray(offset, offset + width * height * 3) },
    caption: caption as TrainingImage['caption'],
    flip,
  }))
  return { images, sha256: index.sha256 }
}
