import type { ImageFormat } from './file-type.ts'
import { readJpeg } from './jpeg.ts'
import { readPng } from './png.ts'
import { readWebp } from './webp.ts'

/** What a file's container says, read without decoding anything. */
export interface Essence {
  /** The same picture in a new container of nothing but what decoding needs; undefined where that cannot be had from the file. */
  bytes: Buffer | undefined
  animated: boolean
  /** Whether the picture was packed without loss. */
  lossless: boolean
}

/**
 * Finds what of a file is the picture. Metadata, thumbnails, color profiles, further pictures and whatever follows the end are not. The
 * entropy-coded data is carried over bit by bit.
 */
export function essenceOf(format: ImageFormat, file: Buffer): Essence {
  switch (format) {
    case 'jpeg':
      return { bytes: readJpeg(file), animated: false, lossless: false }
    case 'png':
      return { ...readPng(file), lossless: true }
    case 'webp':
      return readWebp(file)
    default:
      return format satisfies never
  }
}
