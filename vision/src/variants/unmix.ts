import type { Rgb } from '../color/lab.ts'
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
export function backgroundOpacity(raster: Raster, region: Mask): Float32Array {
  const base = meanRgb(raster, region)
  const { order, level } = climb(raster, region, base)
  const opacity = Float32Array.from(region)
  const peak = new Int32Array(region.length).fill(-1)
  // Deepest first: each pixel takes over the farthest color that can be reached by going on up from it.
  for (let i = order.length - 1; i >= 0; i--) {
    const index = order[i] ?? 0
    let best = index
    eachNeighbor(raster, index, (next) => {
      const top = peak[next] ?? -1
      if (top < 0 || (level[next] ?? 0) <= (level[index] ?? 0)) return
      if (distance(raster, top, base) > distance(raster, best, base)) best = top
    })
    peak[index] = best
    if (best !== index || region[index] === 0)
      opacity[index] = 1 - coverage(raster, index, best, base)
  }
  return opacity
}

/** The pixels of all soft edges, nearest to the background first, with their number of steps from it. */
function climb(raster: Raster, region: Mask, base: Rgb): { order: number[]; level: Int8Array } {
  const level = Int8Array.from(region, (bit) => (bit === 1 ? 0 : -1))
  const order: number[] = []
  for (let index = 0; index < region.length; index++) {
    let rim = false
    if (region[index] === 1)
      eachNeighbor(raster, index, (next) => {
        rim ||= region[next] === 0
      })
    if (rim) order.push(index)
  }
  for (let head = 0; head < order.length; head++) {
    const from = order[head] ?? 0
    const step = level[from] ?? 0
    if (step >= EDGE) continue
    const height = distance(raster, from, base)
    eachNeighbor(raster, from, (next) => {
      if (level[next] !== -1 || distance(raster, next, base) < height + RISE) return
      level[next] = step + 1
      order.push(next)
    })
  }
  return { order, level }
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
