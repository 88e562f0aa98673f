import { mkdir, open } from 'node:fs/promises'
import { join } from 'node:path'
import type { ComparedPicture } from '../engine.ts'

const PIXELS = 'compared.bin'

/** Where one picture lies in the file. */
export interface PicturePlace {
  set: ComparedPicture['set']
  offset: number
  width: number
  height: number
}

/** Writes pictures one after another into a file of the work folder, so that they need not be in memory together. */
export async function packPictures(
  workDir: string,
  pictures: AsyncIterable<ComparedPicture>,
): Promise<PicturePlace[]> {
  await mkdir(workDir, { recursive: true })
  const file = await open(join(workDir, PIXELS), 'w')
  const places: PicturePlace[] = []
  let offset = 0
  try {
    for await (const { set, image } of pictures) {
      await file.write(image.data)
      places.push({ set, offset, width: image.width, height: image.height })
      offset += image.data.length
    }
  } finally {
    await file.close()
  }
  return places
}

/** Reads packed pictures back, one at a time. */
export async function* readPictures(
  workDir: string,
  places: readonly PicturePlace[],
): AsyncGenerator<ComparedPicture> {
  const file = await open(join(workDir, PIXELS))
  try {
    for (const { set, offset, width, height } of places) {
      const data = new Uint8Array(width * height * 3)
      await file.read(data, 0, data.length, offset)
      yield { set, image: { width, height, data } }
    }
  } finally {
    await file.close()
  }
}
