import { RandomStream } from '../lib/random.ts'

/** A figure with its 95 % interval. */
export interface Interval {
  mean: number
  low: number
  high: number
}

const RESAMPLES = 1000

/** How often each of `count` pictures is in a resample: whole numbers that add up to `count`. */
function resampled(random: RandomStream, count: number): Float64Array {
  const times = new Float64Array(count)
  for (let i = 0; i < count; i++) {
    const at = random.below(count)
    times[at] = (times[at] ?? 0) + 1
  }
  return times
}

/**
 * A figure of several groups of pictures and its percentile bootstrap interval (Efron 1979): pictures are drawn anew with replacement, each
 * group by itself, a thousand times. `figure` takes how often each picture counts, group by group. The same seed gives the same interval.
 */
export function bootstrap(
  counts: readonly number[],
  seed: number,
  figure: (...times: Float64Array[]) => number,
): Interval {
  const equal = counts.map((count) => new Float64Array(count).fill(1))
  const figures = Float64Array.from({ length: RESAMPLES }, (_, i) => {
    const random = new RandomStream(seed, 'bootstrap', i)
    return figure(...counts.map((count) => resampled(random, count)))
  }).sort()
  return {
    mean: figure(...equal),
    low: figures[Math.floor(0.025 * RESAMPLES)] ?? 0,
    high: figures[Math.ceil(0.975 * RESAMPLES) - 1] ?? 0,
  }
}

/** The mean of one number for each picture. */
export function bootstrapMean(values: readonly number[], seed: number): Interval {
  return bootstrap([values.length], seed, (times) => {
    const sum = values.reduce((whole, value, i) => whole + value * (times?.[i] ?? 0), 0)
    return sum / Math.max(1, values.length)
  })
}
