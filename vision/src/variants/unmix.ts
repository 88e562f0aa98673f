import { type Lab, labAt, labDistance, type Rgb } from '../color/lab.ts'
import { eachNeighbor, type Mask } from '../measure/mask.ts'
import type { Raster } from '../measure/raster.ts'
import type { PixelImage } from '../provider.ts'

/** Widest soft edge that is followed, in pixels. */
const EDGE = 6
/** A pixel belongs to the soft edge while it is this much (channel values) farther from the background than the last. */
const RISE = 4

export function meanRgb(raster: Raster, region: Mask): Rgb {
  const sum = [0, 0, 0]
  let count = 0
  region.forEach((bit, index) => {
    if (bit === 0) return
    count++
    for (let c = 0; c < 3; c++) sum[c] = (sum[c] ?? 0) + (raster.data[3 * index + c] ?? 0)
  })
  const at = (c: number): number => (sum[c] ?? 0) / Math.max(1, count)
  return [at(0), at(1), at(2)]
}

/**
 * How much of the background shows in each pixel, 0–1. A smoothed edge is a mixture C = aF + (1-a)B of subject and
 * background. From the background region the edge is climbed pixel by pixel, each farther from B than the one before;
 * where the climb ends stands F, and a follows for the pixels on the way up. A flat subject ends the climb at once, so
 * light areas inside it stay whole.
 */
export function backgroundOpacity(raster: Raster, region: Mask, background: Lab): Float32Array {
  const base = meanRgb(raster, region)
  const height = (index: number): number => distance(raster, index, base)
  const level = new Int8Array(region.length).fill(-1)
  const parent = new Int32Array(region.length).fill(-1)
  const order: number[] = []
  region.forEach((bit, index) => {
    if (bit === 1) level[index] = 0
  })
  region.forEach((bit, index) => {
    if (bit === 0) return
    let rim = false
    eachNeighbor(raster, index, (next) => {
      rim ||= region[next] === 0
    })
    if (rim) order.push(index)
  })
  for (let head = 0; head < order.length; head++) {
    const from = order[head] ?? 0
    const depth = level[from] ?? 0
    if (depth >= EDGE) continue
    eachNeighbor(raster, from, (next) => {
      if (level[next] !== -1 || height(next) < height(from) + RISE) return
      level[next] = depth + 1
      parent[next] = from
      order.push(next)
    })
  }
  return opacityOf(raster, region, order, parent, base, background)
}

function opacityOf(
  raster: Raster,
  region: Mask,
  order: readonly number[],
  parent: Int32Array,
  base: Rgb,
  background: Lab,
): Float32Array {
  const peak = new Int32Array(region.length).fill(-1)
  // Deepest first: each pixel hands the farthest color that was reached through it down to the one it came from.
  for (let i = order.length - 1; i >= 0; i--) {
    const index = order[i] ?? 0
    if (peak[index] === -1) peak[index] = index
    const below = parent[index] ?? -1
    if (below < 0) continue
    const known = peak[below] ?? -1
    const mine = peak[index] ?? index
    if (known === -1 || distance(raster, mine, base) > distance(raster, known, base))
      peak[below] = mine
  }
  const opacity = Float32Array.from(region)
  for (const index of order) {
    const subject = peak[index] ?? index
    if (region[index] === 1 && labDistance(labAt(raster.lab, index), background) < 1) continue
    opacity[index] = 1 - coverage(raster, index, subject, base)
  }
  return opacity
}

/** The part a of C = aF + (1-a)B that fits best, 0–1. */
function coverage(raster: Raster, index: number, subject: number, base: Rgb): number {
  let along = 0
  let whole = 0
  for (let c = 0; c < 3; c++) {
    const f = (raster.data[3 * subject + c] ?? 0) - (base[c] ?? 0)
    along += ((raster.data[3 * index + c] ?? 0) - (base[c] ?? 0)) * f
    whole += f * f
  }
  return whole === 0 ? 0 : Math.min(1, Math.max(0, along / whole))
}

function distance(raster: Raster, index: number, base: Rgb): number {
  let sum = 0
  for (let c = 0; c < 3; c++) sum += ((raster.data[3 * index + c] ?? 0) - (base[c] ?? 0)) ** 2
  return Math.sqrt(sum)
}

/** Takes the old background out of every pixel by its opacity and puts the new one in. */
export function repaint(raster: Raster, opacity: Float32Array, old: Rgb, next: Rgb): PixelImage {
  const data = new Uint8Array(raster.data.length)
  opacity.forEach((part, index) => {
    for (let c = 0; c < 3; c++) {
      const moved = (raster.data[3 * index + c] ?? 0) + part * ((next[c] ?? 0) - (old[c] ?? 0))
      data[3 * index + c] = Math.round(Math.min(255, Math.max(0, moved)))
    }
  })
  return { width: raster.width, height: raster.height, data }
}
