import { rasterOf, reduce } from '../measure/raster.ts'
import type { PixelImage } from '../provider.ts'
import { bootstrapDistance, type Interval } from './bootstrap.ts'
import { type Cumulative, mixtureOf } from './distribution.ts'
import { edgeDistance, edgeProfile, strokeDistance } from './edge-profile.ts'
import { paletteDistance, paletteProfile } from './palette-profile.ts'

/** What is kept of a picture to tell its style by its pixels alone. */
export interface PixelProfile {
  palette: Cumulative
  edges: Cumulative
  edgeDensity: number
  strokes: Cumulative | undefined
}

/** Looks at a picture with its longer side at 320 pixels, whatever it had. */
export function profileOf(image: PixelImage): PixelProfile {
  const raster = rasterOf(reduce(image))
  const { steepness, density, strokes } = edgeProfile(raster)
  return { palette: paletteProfile(raster), edges: steepness, edgeDensity: density, strokes }
}

/** How far one set of pictures is from another; null where one of them has nothing to measure. */
export interface PixelDistances {
  /** ΔE */
  palette: Interval | null
  /** L* a pixel, at a side of 320 */
  edges: Interval | null
  /** Part of the pixels */
  edgeDensity: Interval | null
  /** Part of the longer side */
  strokes: Interval | null
}

type Between = (p: Cumulative, q: Cumulative) => number

/** The distance of the mixtures of two sets. */
function apart(
  a: readonly (Cumulative | undefined)[],
  b: readonly (Cumulative | undefined)[],
  { seed, between }: { seed: number; between: Between },
): Interval | null {
  const [first, second] = [a, b].map((all) => all.filter((one) => one !== undefined))
  if (first === undefined || second === undefined) return null
  return bootstrapDistance([first.length, second.length], seed, (p, q) =>
    between(mixtureOf(first, p), mixtureOf(second, q)),
  )
}

function densityApart(
  a: readonly PixelProfile[],
  b: readonly PixelProfile[],
  seed: number,
): Interval | null {
  const mean = (all: readonly PixelProfile[], weights: Float64Array) =>
    all.reduce((sum, { edgeDensity }, i) => sum + edgeDensity * (weights[i] ?? 0), 0)
  return bootstrapDistance([a.length, b.length], seed, (p, q) => Math.abs(mean(a, p) - mean(b, q)))
}

/**
 * How far two sets of pictures are from each other as wholes. Sets and not single pictures are compared: a picture that is a little of everything
 * is nearer to a set than any true member of it, and a set of such pictures is not.
 */
export function compareSets(
  a: readonly PixelProfile[],
  b: readonly PixelProfile[],
  seed: number,
): PixelDistances {
  const of = (key: 'palette' | 'edges' | 'strokes', between: Between) =>
    apart(
      a.map((one) => one[key]),
      b.map((one) => one[key]),
      { seed, between },
    )
  return {
    palette: of('palette', paletteDistance),
    edges: of('edges', edgeDistance),
    edgeDensity: densityApart(a, b, seed),
    strokes: of('strokes', strokeDistance),
  }
}
