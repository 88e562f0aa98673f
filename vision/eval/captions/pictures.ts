import { readdirSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import sharp from 'sharp'
import type { PixelImage } from '../../src/provider.ts'

const READABLE = new Set(['.png', '.jpg', '.jpeg', '.webp', '.avif', '.gif'])
/** The longer side of the pictures that the server measures. */
const SIDE = 512

/** A folder's pictures in an order that depends on nothing but their names and the seed. */
export function picturesIn(folder: string, seed: number, only: RegExp): string[] {
  const names = readdirSync(folder).filter(
    (name) => READABLE.has(extname(name).toLowerCase()) && only.test(name),
  )
  names.sort()
  let state = seed >>> 0
  for (let i = names.length - 1; i > 0; i--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    const j = Math.floor((state / 2 ** 32) * (i + 1))
    const [p = '', q = ''] = [names[i], names[j]]
    names[i] = q
    names[j] = p
  }
  return names.map((name) => join(folder, name))
}

/** A picture as the server measures it: upright, reduced, what is transparent laid on the ground's color. */
export async function pixelsOf(file: string, ground: string): Promise<PixelImage> {
  const { data, info } = await sharp(file)
    .autoOrient()
    .flatten({ background: ground })
    .toColourspace('srgb')
    .removeAlpha()
    .resize(SIDE, SIDE, { fit: 'inside', withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data: new Uint8Array(data) }
}

export const nameOf = (file: string): string => basename(file)
