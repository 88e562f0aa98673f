import { bootstrapMean, type Interval } from './bootstrap.ts'
import type { ImageFeatures } from './features.ts'
import { rmsDistance } from './vectors.ts'

/** The training picture that a picture is nearest to. */
export interface Nearest {
  index: number
  /** Root mean squared difference of the latents, whose numbers have unit variance. */
  distance: number
}

export interface Memorisation {
  nearest: Nearest[]
  /** Nearer than this counts as memorised. */
  threshold: number
  share: Interval
}

/** Of the usual distance of a training picture to the one most like it. */
const NEAR = 0.5

function nearestOf(one: ImageFeatures, among: readonly ImageFeatures[]): Nearest {
  return among.reduce<Nearest>(
    (best, { latents }, index) => {
      const distance = rmsDistance(one.latents, latents)
      return distance < best.distance ? { index, distance } : best
    },
    { index: -1, distance: Number.POSITIVE_INFINITY },
  )
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

/** Half of the median distance at which a training picture has its nearest neighbour among the others. */
export function memorisationThreshold(training: readonly ImageFeatures[]): number {
  const distances = training.map(
    (one) =>
      nearestOf(
        one,
        training.filter((other) => other !== one),
      ).distance,
  )
  return NEAR * median(distances.filter(Number.isFinite))
}

/**
 * How many pictures are copies of a training picture: those nearer to one than half of what training pictures are to each other, so that the
 * bound fits sets of nearly equal and of very different pictures alike (as Carlini et al. 2023 judge a distance by that of the neighbours).
 */
export function memorisation(
  generated: readonly ImageFeatures[],
  training: readonly ImageFeatures[],
  seed: number,
): Memorisation {
  const threshold = memorisationThreshold(training)
  const nearest = generated.map((one) => nearestOf(one, training))
  const copies = nearest.map(({ distance }) => (distance < threshold ? 1 : 0))
  return { nearest, threshold, share: bootstrapMean(copies, seed) }
}
