import { readdir, readFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import sharp from 'sharp'
import { UsageError } from '../options.ts'
import { spread } from '../sheet/layout.ts'

/** An image ready for upload. */
export interface PreparedImage {
  readonly path: string
  /** File name; its words tell the server what the image shows. */
  readonly name: string
  readonly bytes: Buffer
  /** Below 1024 px on a side, so the server must enlarge it. */
  readonly small: boolean
}

const extensions = new Set(['.png', '.jpg', '.jpeg', '.webp'])
const fullSize = 1024

/** Fewest images that complete a dataset. */
export const fewestImages = 5

/**
 * The image files of a folder by name, at most `limit` of them, spread evenly over the folder.
 *
 * @throws {UsageError} the folder cannot be read or holds too few images
 */
export async function findImages(dir: string, limit: number): Promise<string[]> {
  const names = await readdir(dir).catch((cause: unknown) => {
    throw new UsageError(`Cannot read the folder '${dir}'`, { cause })
  })
  const images = names
    .filter((name) => extensions.has(extname(name).toLowerCase()))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
  if (images.length < fewestImages) {
    throw new UsageError(
      `'${dir}' holds ${images.length} images (png, jpg, jpeg, webp); training needs at least ${fewestImages}`,
    )
  }
  return spread(images, limit).map((name) => join(dir, name))
}

/** Reads an image; one with transparency is put on the `matte` color first, since the contract would make it black. */
export async function prepareImage(path: string, matte: string): Promise<PreparedImage> {
  const original = await readFile(path)
  const picture = sharp(original)
  const { width, height, hasAlpha } = await picture.metadata().catch((cause: unknown) => {
    throw new UsageError(`'${path}' is no image that can be read`, { cause })
  })
  const bytes = hasAlpha ? await picture.flatten({ background: matte }).png().toBuffer() : original
  return { path, name: basename(path), bytes, small: Math.min(width, height) < fullSize }
}

/**
 * Refuses a matte that is no CSS color before anything is uploaded.
 *
 * @throws {UsageError} naming the color
 */
export function checkMatte(matte: string): void {
  try {
    sharp({ create: { width: 1, height: 1, channels: 3, background: matte } })
  } catch (cause) {
    throw new UsageError(`--matte must be a CSS color such as white or #ffeedd; got '${matte}'`, {
      cause,
    })
  }
}
