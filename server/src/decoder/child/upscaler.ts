import type { Size } from './full-size.ts'
import { openRaw, type Raw, rawOf } from './open.ts'

/** Enlarges pictures that are smaller than what is kept. */
export interface Upscaler {
  /** @param picture three channels, sRGB */
  upscale(picture: Raw, size: Size): Promise<Raw>
}

/** Lanczos resampling with three lobes: no model, the same result everywhere. */
export const lanczosUpscaler: Upscaler = {
  upscale: (picture, { width, height }) =>
    rawOf(openRaw(picture).resize(width, height, { kernel: 'lanczos3', fit: 'fill' })),
}
