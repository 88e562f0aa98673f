import { ciede2000 } from './ciede2000.ts'
import { type Lab, labDistance } from './lab.ts'

export interface PaletteColor {
  lab: Lab
  /** Fraction of the pixels, 0–1. */
  share: number
}

interface Weighted {
  lab: Lab
  weight: number
}

const CLUSTERS = 8
const ROUNDS = 12
/** Two clusters nearer than this (CIEDE2000) look like one color with its shades. */
const SAME_COLOR = 9

/** Lab in cubes of this side; each cube is one weighted point of the clustering. */
const BIN = 3

function histogram(pixels: Iterable<Lab>): Weighted[] {
  const bins = new Map<number, { sum: [number, number, number]; weight: number }>()
  for (const lab of pixels) {
    const key =
      (Math.round(lab[0] / BIN) * 128 + Math.round(lab[1] / BIN) + 64) * 128 +
      Math.round(lab[2] / BIN) +
      64
    let bin = bins.get(key)
    if (bin === undefined) {
      bin = { sum: [0, 0, 0], weight: 0 }
      bins.set(key, bin)
    }
    bin.sum[0] += lab[0]
    bin.sum[1] += lab[1]
    bin.sum[2] += lab[2]
    bin.weight++
  }
  return [...bins.values()].map(({ sum, weight }) => ({
    lab: [sum[0] / weight, sum[1] / weight, sum[2] / weight],
    weight,
  }))
}

/** The heaviest point first, then always the point that the centers so far explain worst. */
function startCenters(points: readonly Weighted[]): Lab[] {
  const centers: Lab[] = []
  const distance = points.map(() => 1)
  while (centers.length < Math.min(CLUSTERS, points.length)) {
    let best = 0
    points.forEach((point, i) => {
      if (point.weight * (distance[i] ?? 0) > (points[best]?.weight ?? 0) * (distance[best] ?? 0))
        best = i
    })
    const chosen = points[best]
    if (chosen === undefined || distance[best] === 0) break
    centers.push(chosen.lab)
    points.forEach((point, i) => {
      const d = labDistance(point.lab, chosen.lab) ** 2
      distance[i] = centers.length === 1 ? d : Math.min(distance[i] ?? 0, d)
    })
  }
  return centers
}

function nearestCenter(lab: Lab, centers: readonly Lab[]): number {
  let best = 0
  let bestDistance = Number.POSITIVE_INFINITY
  centers.forEach((center, i) => {
    const d = labDistance(lab, center)
    if (d < bestDistance) {
      best = i
      bestDistance = d
    }
  })
  return best
}

function meanOf(points: readonly Weighted[]): Weighted {
  let weight = 0
  const sum: [number, number, number] = [0, 0, 0]
  for (const point of points) {
    weight += point.weight
    for (const c of [0, 1, 2] as const) sum[c] += point.weight * point.lab[c]
  }
  return { lab: [sum[0] / weight, sum[1] / weight, sum[2] / weight], weight }
}

function kMeans(points: readonly Weighted[]): Weighted[] {
  let centers = startCenters(points)
  let clusters: Weighted[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const groups: Weighted[][] = centers.map(() => [])
    for (const point of points) groups[nearestCenter(point.lab, centers)]?.push(point)
    clusters = groups.filter((group) => group.length > 0).map(meanOf)
    const moved = clusters.some(
      (cluster, i) => labDistance(cluster.lab, centers[i] ?? cluster.lab) > 0.05,
    )
    const settled = !moved && clusters.length === centers.length
    centers = clusters.map((cluster) => cluster.lab)
    if (settled) break
  }
  return clusters
}

function mergeAlike(clusters: readonly Weighted[]): Weighted[] {
  const left = [...clusters].sort((p, q) => q.weight - p.weight)
  const merged: Weighted[] = []
  for (const cluster of left) {
    const twin = merged.findIndex((other) => ciede2000(other.lab, cluster.lab) < SAME_COLOR)
    const other = merged[twin]
    if (other === undefined) merged.push(cluster)
    else merged[twin] = meanOf([other, cluster])
  }
  return merged.sort((p, q) => q.weight - p.weight)
}

/**
 * The few colors that the pixels are made of, most common first: k-means in Lab over a histogram, started from the
 * heaviest and then the worst explained bins, so that the same pixels always give the same palette.
 */
export function paletteOf(pixels: Iterable<Lab>): PaletteColor[] {
  const points = histogram(pixels)
  if (points.length === 0) return []
  const total = points.reduce((sum, point) => sum + point.weight, 0)
  return mergeAlike(kMeans(points)).map(({ lab, weight }) => ({ lab, share: weight / total }))
}
