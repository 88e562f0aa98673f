import { rasterOf, reduce } from '../measure/raster.ts'
import type { PixelImage } from '../provider.ts'
import { type Cumulative, Mixture } from './distribution.ts'
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

/** How far each picture is from a set; pictures that have nothing to measure are left out. */
export interface PixelDistances {
  /** ΔE */
  palette: number[]
  /** L* a pixel, at a side of 320 */
  edges: number[]
  /** Part of the pixels */
  edgeDensity: number[]
  /** Part of the longer side */
  strokes: number[]
}

/** The distance of each picture to the mixture of the real ones of all other concepts, where both have something to measure. */
function distances(
  pictures: readonly (Cumulative | undefined)[],
  real: readonly (Cumulative | undefined)[],
  between: (p: Cumulative, q: Cumulative) => number,
): number[] {
  const mixture = new Mixture(real)
  return pictures.flatMap((picture, i) => {
    const rest = picture && mixture.without(i)
    return picture && rest ? [between(picture, rest)] : []
  })
}

function densityDistances(pictures: readonly PixelProfile[], real: readonly PixelProfile[]) {
  if (real.length < 2) return []
  const sum = real.reduce((all, { edgeDensity }) => all + edgeDensity, 0)
  return pictures.map(({ edgeDensity }, i) =>
    Math.abs(edgeDensity - (sum - (real[i]?.edgeDensity ?? 0)) / (real.length - 1)),
  )
}

/**
 * Each picture against the real pictures of all other concepts, as one set. The picture of its own concept is left out everywhere, so that
 * `real` against itself measures how far a picture of the set is from the rest of it: nothing can be expected to be nearer.
 *
 * @param pictures one for each real one, in the same order
 */
export function distancesToOthers(
  pictures: readonly PixelProfile[],
  real: readonly PixelProfile[],
): PixelDistances {
  const of = <K extends keyof PixelProfile>(key: K) =>
    [pictures.map((one) => one[key]), real.map((one) => one[key])] as const
  return {
    palette: distances(...of('palette'), paletteDistance),
    edges: distances(...of('edges'), edgeDistance),
    edgeDensity: densityDistances(pictures, real),
    strokes: distances(...of('strokes'), strokeDistance),
  }
}
