import type { Raster } from '../measure/raster.ts'
import { type Cumulative, Histogram, wasserstein } from './distribution.ts'

const DIRECTIONS = 32
/** No color of sRGB lies farther than this from gray 0 along any direction. */
const REACH = 160
/** A value between two bins belongs to both, so this is no limit of what can be told apart. */
const BIN = 2
const BINS = (2 * REACH) / BIN + 1
/** The mean of |cos| over a sphere is a half. */
const PER_DIRECTION = 2

/** Directions spread evenly over half a sphere (a Fibonacci lattice): the other half would say the same. */
const SLICES: readonly (readonly [number, number, number])[] = Array.from(
  { length: DIRECTIONS },
  (_, i) => {
    const l = (i + 0.5) / DIRECTIONS
    const angle = i * Math.PI * (3 - Math.sqrt(5))
    const rest = Math.sqrt(1 - l * l)
    return [l, rest * Math.cos(angle), rest * Math.sin(angle)]
  },
)

/** The colors of a picture, seen from many sides: one distribution after another. */
export function paletteProfile({ lab }: Raster): Cumulative {
  const out = new Float32Array(DIRECTIONS * BINS)
  SLICES.forEach(([dl, da, db], slice) => {
    const histogram = new Histogram(BINS, -REACH, BIN)
    for (let i = 0; i + 2 < lab.length; i += 3)
      histogram.add(dl * (lab[i] ?? 0) + da * (lab[i + 1] ?? 0) + db * (lab[i + 2] ?? 0))
    out.set(histogram.cumulative(), slice * BINS)
  })
  return out
}

/**
 * How far the colors of one are from those of the other, in ΔE (CIELAB, 1976): the sliced Wasserstein distance (Rabin et al. 2011), scaled so
 * that shifting every pixel by ΔE 10 gives 10. Where things are in the picture does not matter.
 */
export function paletteDistance(p: Cumulative, q: Cumulative): number {
  return (PER_DIRECTION * wasserstein(p, q, BIN)) / DIRECTIONS
}
