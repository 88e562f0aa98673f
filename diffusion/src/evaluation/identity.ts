import { bootstrapMean, type Interval } from './bootstrap.ts'
import type { ImageFeatures } from './features.ts'
import { cosine } from './vectors.ts'

/** How near each picture is to the real one most like it, 0 to 2: the mean of the smallest 1 − cosine. For characters, in whatever pose. */
export function identityDistance(
  pictures: readonly ImageFeatures[],
  real: readonly ImageFeatures[],
  seed: number,
): Interval {
  const nearest = pictures.map((one) =>
    Math.min(
      ...real
        .filter((other) => other !== one)
        .map((other) => 1 - cosine(one.subject, other.subject)),
    ),
  )
  return bootstrapMean(nearest.filter(Number.isFinite), seed)
}
