import type { Metadata } from 'sharp'
import { errors, PublicError } from '../../errors.ts'
import { type Essence, essenceOf } from './essence.ts'
import { formatOf, type ImageFormat } from './file-type.ts'
import { requireDecodable } from './full-size.ts'
import { open } from './open.ts'

/** What is known of a file before it is decoded. */
export interface Identified {
  format: ImageFormat
  essence: Essence
  metadata: Metadata
  /** As it is shown, so turned as its EXIF says. */
  width: number
  height: number
}

/** Runs what decodes; whatever goes wrong in it is the picture's fault. */
export async function unlessDamaged<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (cause) {
    if (cause instanceof PublicError) throw cause
    throw errors.unprocessable('The image is damaged', cause)
  }
}

/**
 * Reads a file's type and size.
 *
 * An animation is refused, not cut down to a frame: which of its pictures shows what is to be learnt only its owner knows.
 *
 * @throws {PublicError} 415, 422
 */
export async function identify(file: Buffer): Promise<Identified> {
  const format = formatOf(file)
  const essence = essenceOf(format, file)
  // Its size is looked at below: an error of the decoder would not say how large the picture is.
  const metadata = await unlessDamaged(() => open(format, file, false).metadata())
  if (essence.animated || (metadata.pages ?? 1) > 1)
    throw errors.unsupportedMediaType('The image is animated; still pictures are taken')
  const { width, height } = metadata.autoOrient
  requireDecodable({ width, height })
  return { format, essence, metadata, width, height }
}
