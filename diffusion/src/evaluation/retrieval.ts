import { bootstrapMean, type Interval } from './bootstrap.ts'
import type { ImageFeatures } from './features.ts'
import { centered, cosine } from './vectors.ts'

export interface Retrieval {
  /** Share of pictures whose own real one is the most like them of all. */
  r1: Interval
  /** Share of pictures whose own real one is among the five most like them. */
  r5: Interval
  /** What drawing lots would give. */
  chance_r1: number
  chance_r5: number
}

/** How many real pictures are more like a generated one than its own. Ties count against it. */
function ranksOf(generated: readonly ImageFeatures[], real: readonly ImageFeatures[]): number[] {
  const [mine, theirs] = [generated, real].map((all) => centered(all.map(({ subject }) => subject)))
  return (mine ?? []).map((one, i) => {
    const own = theirs?.[i]
    const likeness = own === undefined ? -1 : cosine(one, own)
    return (theirs ?? []).filter((other, j) => j !== i && cosine(one, other) >= likeness).length
  })
}

/**
 * Whether pictures show what they should: `generated[i]` is of the concept of `real[i]`, and is to be found by it among all real ones. What all
 * pictures of a set share is taken away first, since it is the style and not the subject.
 */
export function retrieval(
  generated: readonly ImageFeatures[],
  real: readonly ImageFeatures[],
  seed: number,
): Retrieval {
  const ranks = ranksOf(generated, real)
  const within = (most: number) =>
    bootstrapMean(
      ranks.map((rank) => (rank < most ? 1 : 0)),
      seed,
    )
  return {
    r1: within(1),
    r5: within(5),
    chance_r1: Math.min(1, 1 / real.length),
    chance_r5: Math.min(1, 5 / real.length),
  }
}
