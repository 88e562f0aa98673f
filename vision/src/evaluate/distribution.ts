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

/** Distributions of a set of pictures, each of which counts alike. */
export class Mixture {
  readonly #sum: Float64Array
  readonly #all: readonly (Cumulative | undefined)[]

  /** @param all those of the set in order; undefined for a picture that has none */
  constructor(all: readonly (Cumulative | undefined)[]) {
    this.#all = all
    this.#sum = new Float64Array(all.find((one) => one !== undefined)?.length ?? 0)
    for (const one of all)
      one?.forEach((value, i) => {
        this.#sum[i] = (this.#sum[i] ?? 0) + value
      })
  }

  /** All but the one at a place, as one distribution; undefined when none is left. */
  without(index: number): Cumulative | undefined {
    const left = this.#all.filter((one, i) => one !== undefined && i !== index).length
    const own = this.#all[index]
    if (left === 0) return undefined
    return Float32Array.from(this.#sum, (sum, i) => (sum - (own?.[i] ?? 0)) / left)
  }
}

/** The distance between two distributions, in units of what was counted. */
export function wasserstein(p: Cumulative, q: Cumulative, width: number): number {
  let sum = 0
  for (let i = 0; i < p.length; i++) sum += Math.abs((p[i] ?? 0) - (q[i] ?? 0))
  return sum * width
}
