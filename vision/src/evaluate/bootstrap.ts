/** A figure with the range that 95 of 100 samples like this one would give. */
export interface Interval {
  mean: number
  low: number
  high: number
}

const RESAMPLES = 1000
const TAIL = 0.025

/** Uniform numbers in [0, 1) that depend on the seed alone (mulberry32, Tommy Ettinger 2017). */
export function uniform(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function quantile(sorted: Float64Array, part: number): number {
  const at = part * (sorted.length - 1)
  const [low = 0, high = 0] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]]
  return low + (at - Math.floor(at)) * (high - low)
}

/**
 * The mean with its 95 % interval: the percentiles of the means of samples drawn from the values with repetition (Efron 1979). The same
 * values and seed give the same interval. Null for no values.
 */
export function bootstrapMean(values: readonly number[], seed: number): Interval | null {
  if (values.length === 0) return null
  const next = uniform(seed)
  const means = Float64Array.from({ length: RESAMPLES }, () => {
    let sum = 0
    for (let i = 0; i < values.length; i++) sum += values[Math.floor(next() * values.length)] ?? 0
    return sum / values.length
  }).sort()
  return { mean: meanOf(values), low: quantile(means, TAIL), high: quantile(means, 1 - TAIL) }
}

/** Resamples of a distance between sets, which costs more than a mean. */
const SET_RESAMPLES = 400

/** The weights of `count` pictures drawn with repetition. */
function resampled(next: () => number, count: number): Float64Array {
  const weights = new Float64Array(count)
  for (let i = 0; i < count; i++) {
    const at = Math.floor(next() * count)
    weights[at] = (weights[at] ?? 0) + 1 / count
  }
  return weights
}

/**
 * A distance between two sets with its 95 % interval; each set is drawn anew by itself. Sets that are drawn with repetition lie farther apart
 * than the sets themselves, as they hold fewer different pictures: the interval is moved by what that makes on average, so that it is one of the
 * distance and not of that excess. Never below 0. Null where a set is empty.
 *
 * @param distance of the sets by the weights of their pictures
 */
export function bootstrapDistance(
  [first, second]: readonly [number, number],
  seed: number,
  distance: (first: Float64Array, second: Float64Array) => number,
): Interval | null {
  if (first === 0 || second === 0) return null
  const next = uniform(seed)
  const equal = (count: number) => new Float64Array(count).fill(1 / count)
  const mean = distance(equal(first), equal(second))
  const all = Float64Array.from({ length: SET_RESAMPLES }, () =>
    distance(resampled(next, first), resampled(next, second)),
  ).sort()
  const excess = meanOf([...all]) - mean
  const end = (part: number) => Math.max(0, quantile(all, part) - excess)
  return { mean, low: Math.min(mean, end(TAIL)), high: Math.max(mean, end(1 - TAIL)) }
}
