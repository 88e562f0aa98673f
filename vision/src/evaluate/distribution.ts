/**
 * Distributions over evenly spaced bins, as what part of all lies below each bin's end. Those of several pictures together are the mean of
 * theirs, and the area between two is how far one must be moved on average to become the other (Wasserstein 1).
 */
export type Cumulative = Float32Array

/** Counts that become a distribution; a value between two bins belongs to both, by its place, so that means stay exact. */
export class Histogram {
  readonly #counts: Float64Array
  readonly #low: number
  readonly #width: number
  #total = 0

  /** @param low where the first bin lies; values beyond the ends count as the ends */
  constructor(bins: number, low: number, width: number) {
    this.#counts = new Float64Array(bins)
    this.#low = low
    this.#width = width
  }

  get total(): number {
    return this.#total
  }

  add(value: number): void {
    const counts = this.#counts
    const at = Math.min(counts.length - 1, Math.max(0, (value - this.#low) / this.#width))
    const bin = Math.min(counts.length - 2, Math.floor(at))
    const part = at - bin
    counts[bin] = (counts[bin] ?? 0) + 1 - part
    counts[bin + 1] = (counts[bin + 1] ?? 0) + part
    this.#total++
  }

  cumulative(): Cumulative {
    let sum = 0
    return Float32Array.from(this.#counts, (count) => {
      sum += count
      return this.#total === 0 ? 0 : sum / this.#total
    })
  }
}

/** The pictures of a set as one distribution, each by its weight; weights add up to 1. */
export function mixtureOf(all: readonly Cumulative[], weights: Float64Array): Cumulative {
  const out = new Float32Array(all[0]?.length ?? 0)
  for (const [place, one] of all.entries()) {
    const weight = weights[place] ?? 0
    if (weight === 0) continue
    for (let i = 0; i < out.length; i++) out[i] = (out[i] ?? 0) + weight * (one[i] ?? 0)
  }
  return out
}

/** The distance between two distributions, in units of what was counted. */
export function wasserstein(p: Cumulative, q: Cumulative, width: number): number {
  let sum = 0
  for (let i = 0; i < p.length; i++) sum += Math.abs((p[i] ?? 0) - (q[i] ?? 0))
  return sum * width
}
