import { errors } from '../../errors.ts'

const LEAST_SIDE = 256
const FULL_SIDE = 1024
/** About 49 megapixels: above any camera's usual picture, below a decompression bomb's. */
export const MAX_PIXELS = 7000 * 7000

export interface Size {
  width: number
  height: number
}

/** Refuses more pixels than are decoded. */
export function requireDecodable({ width, height }: Size): void {
  if (width * height > MAX_PIXELS)
    throw errors.unprocessable(`The image has ${width} × ${height} pixels; 7000 × 7000 at most`)
}

/** The size an upload is kept in: its own, or enlarged to the least that is kept. Known before anything is decoded, so that a long thin picture cannot grow past every limit. */
export function fullSize({ width, height }: Size, increaseResolution: boolean): Size {
  const shorter = Math.min(width, height)
  if (shorter < LEAST_SIDE) {
    throw errors.preconditionFailed(
      `The image is ${width} × ${height}; each side needs ${increaseResolution ? LEAST_SIDE : FULL_SIDE} pixels`,
    )
  }
  if (shorter < FULL_SIDE && !increaseResolution) {
    throw errors.preconditionFailed(
      `The image is ${width} × ${height}; each side needs ${FULL_SIDE} pixels to be taken as it is`,
    )
  }
  const scale = Math.max(1, FULL_SIDE / shorter)
  const full = { width: Math.round(width * scale), height: Math.round(height * scale) }
  if (full.width * full.height > MAX_PIXELS) {
    throw errors.unprocessable(
      `The image is ${width} × ${height}; enlarged to ${full.width} × ${full.height} it would have more than 7000 × 7000 pixels`,
    )
  }
  return full
}
