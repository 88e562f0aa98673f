import { bootstrapMean, type Interval } from '@atelier/vision/evaluate'

function cosine(p: Float32Array, q: Float32Array): number {
  let [dot, pp, qq] = [0, 0, 0]
  for (let i = 0; i < p.length; i++) {
    const [a = 0, b = 0] = [p[i], q[i]]
    dot += a * b
    pp += a * a
    qq += b * b
  }
  return pp === 0 || qq === 0 ? 0 : dot / Math.sqrt(pp * qq)
}

export interface EncoderFigures {
  similarity: Interval | null
  r1: Interval | null
  r5: Interval | null
}

/** How alike pictures are to the real ones of their concepts, and whether those are the most alike, by an outside encoder's vectors. */
export function encoderFigures(
  drawn: readonly Float32Array[],
  real: readonly Float32Array[],
  seed: number,
): EncoderFigures {
  const similar = drawn.map((one) => real.map((other) => cosine(one, other)))
  const own = similar.map((row, i) => row[i] ?? 0)
  // Ties are no hits: pictures that an encoder cannot tell apart are not found.
  const rank = similar.map((row, i) => row.filter((s, k) => k !== i && s >= (own[i] ?? 0)).length)
  const within = (k: number) =>
    bootstrapMean(
      rank.map((r) => (r < k ? 1 : 0)),
      seed,
    )
  return { similarity: bootstrapMean(own, seed), r1: within(1), r5: within(5) }
}
