import { bootstrap, type Interval } from './bootstrap.ts'
import type { ImageFeatures } from './features.ts'
import { cosine } from './vectors.ts'

/** How much pictures differ from each other, 0 to 2: the mean of 1 − cosine of what is where in them, over all pairs. */
export function diversity(pictures: readonly ImageFeatures[], seed: number): Interval {
  const apart = pictures.map((a) => pictures.map((b) => 1 - cosine(a.subject, b.subject)))
  return bootstrap([pictures.length], seed, (weights) => {
    let [sum, pairs] = [0, 0]
    for (const [i, row] of apart.entries()) {
      for (const [j, distance] of row.entries()) {
        if (i === j) continue
        const weight = (weights?.[i] ?? 0) * (weights?.[j] ?? 0)
        sum += weight * distance
        pairs += weight
      }
    }
    return pairs === 0 ? 0 : sum / pairs
  })
}
