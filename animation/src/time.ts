import { clamp } from './raster.ts'

export const FPS = 24
export const SECONDS = 5
export const FRAME_COUNT = FPS * SECONDS

/** Zero speed and zero acceleration at both ends (Perlin's fifth-degree step). */
export function smoother(x: number): number {
  const t = clamp(x, 0, 1)
  return t * t * t * (t * (6 * t - 15) + 10)
}

const RISE_SECONDS = 0.7
const FALL_SECONDS = 0.9

/** How much of the secondary motion there is at a time: none in the first frame, which is the picture itself, and none at the end. */
export function envelope(t: number): number {
  return smoother(t / RISE_SECONDS) * smoother((SECONDS - t) / FALL_SECONDS)
}
