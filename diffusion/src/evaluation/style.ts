import { bootstrap, type Interval } from './bootstrap.ts'
import type { ImageFeatures } from './features.ts'

type Gram = Float32Array

/** Keeps the correlation of channels that hardly vary from being noise. */
const LEAST_VARIANCE = 1e-4

/** Which channels go together, whatever their strength: [C · C] from a Gram matrix [C · C + C]. */
function correlationsOf(gram: Gram): Gram {
  const channels = Math.round((Math.sqrt(1 + 4 * gram.length) - 1) / 2)
  const scale = Float32Array.from(
    { length: channels },
    (_, c) => 1 / Math.sqrt((gram[c * channels + c] ?? 0) + LEAST_VARIANCE),
  )
  return Float32Array.from(
    { length: channels * channels },
    (_, i) => (gram[i] ?? 0) * (scale[Math.floor(i / channels)] ?? 0) * (scale[i % channels] ?? 0),
  )
}

/** What is compared of each picture: the Gram matrix of each layer, and its correlations. */
function statisticsOf({ grams }: ImageFeatures): Gram[] {
  return [...grams, ...grams.map(correlationsOf)]
}

function dot(a: Gram, b: Gram): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0)
  return sum
}

/** Inner products of all pictures of both groups, so that the distance of the means of any resample is a quadratic form. */
function products(group: readonly Gram[]): Float64Array[] {
  const rows = group.map(() => new Float64Array(group.length))
  for (const [i, a] of group.entries()) {
    for (let j = 0; j <= i; j++) {
      const product = dot(a, group[j] ?? a)
      rows[i]?.fill(product, j, j + 1)
      rows[j]?.fill(product, i, i + 1)
    }
  }
  return rows
}

function form(rows: readonly Float64Array[], left: Float64Array, right: Float64Array): number {
  let sum = 0
  for (const [i, row] of rows.entries()) {
    const weight = left[i] ?? 0
    if (weight === 0) continue
    for (let j = 0; j < row.length; j++) sum += weight * (row[j] ?? 0) * (right[j] ?? 0)
  }
  return sum
}

/** ‖mean A − mean B‖ / (‖mean A‖ + ‖mean B‖): 0 for the same mean, at most 1. */
function distanceOfMeans(rows: readonly Float64Array[], a: Float64Array, b: Float64Array): number {
  const [first, second] = [new Float64Array(rows.length), new Float64Array(rows.length)]
  first.set(a.map((times) => times / a.length))
  second.set(
    b.map((times) => times / b.length),
    a.length,
  )
  const [aa, ab, bb] = [
    form(rows, first, first),
    form(rows, first, second),
    form(rows, second, second),
  ]
  const whole = Math.sqrt(aa) + Math.sqrt(bb)
  return whole === 0 ? 0 : Math.sqrt(Math.max(0, aa - 2 * ab + bb)) / whole
}

/**
 * How far apart two sets are in style, 0 to 1: the distance of their mean Gram matrices, by strength and by correlation, averaged over layers.
 * Means of sets are compared and not single pictures, since two pictures of one set differ more in what they show than two sets in style. Two
 * halves of one set are not at 0 either: the fewer the pictures the further, so compare figures of about as many pictures.
 */
export function styleDistance(
  a: readonly ImageFeatures[],
  b: readonly ImageFeatures[],
  seed: number,
): Interval {
  const all = [...a, ...b].map(statisticsOf)
  const layers = (all[0] ?? []).map((_, layer) =>
    products(all.map((one) => one[layer] ?? new Float32Array())),
  )
  return bootstrap([a.length, b.length], seed, (first, second) => {
    if (first === undefined || second === undefined || layers.length === 0) return 0
    const distances = layers.map((rows) => distanceOfMeans(rows, first, second))
    return distances.reduce((sum, distance) => sum + distance, 0) / distances.length
  })
}
