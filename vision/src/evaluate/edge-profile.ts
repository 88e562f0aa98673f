import { depthInside, eachNeighbor, type Mask } from '../measure/mask.ts'
import type { Raster } from '../measure/raster.ts'
import { type Cumulative, Histogram, wasserstein } from './distribution.ts'

const GRADIENT_BIN = 0.5
const GRADIENT_BINS = 121
/** From which steepness on (L* a pixel) something is an edge that is seen at a glance. */
const EDGE = 5

const LINE_BIN = 0.001
/** Up to 15 % of the side; anything wider is an area. */
const LINE_BINS = 151
/** A stroke is darker by this much (L*) than what is around it, within so much of the side. */
const DARKER = 10
const AROUND = 1 / 16
/** With fewer pixels along their middles there are no strokes to speak of. */
const LEAST_RIDGE = 20

export interface EdgeProfile {
  /** How steep lightness is, over all pixels. */
  steepness: Cumulative
  /** The part of the pixels that lie on an edge, 0 to 1. */
  density: number
  /** How wide its dark strokes are; undefined for a picture without any. */
  strokes: Cumulative | undefined
}

function lightness({ lab, width, height }: Raster): Float32Array {
  return Float32Array.from({ length: width * height }, (_, i) => lab[3 * i] ?? 0)
}

/** The change of lightness from pixel to pixel, by central differences; the outermost pixels have none. */
function eachGradient({ width, height }: Raster, l: Float32Array, visit: (g: number) => void) {
  for (let y = 1; y < height - 1; y++)
    for (let x = 1; x < width - 1; x++) {
      const i = y * width + x
      const gx = ((l[i + 1] ?? 0) - (l[i - 1] ?? 0)) / 2
      const gy = ((l[i + width] ?? 0) - (l[i - width] ?? 0)) / 2
      visit(Math.sqrt(gx * gx + gy * gy))
    }
}

/** Sums over every rectangle from the top left corner, with a row and a column of zeros before them. */
function integral({ width, height }: Raster, l: Float32Array): Float64Array {
  const sums = new Float64Array((width + 1) * (height + 1))
  for (let y = 0; y < height; y++) {
    let row = 0
    for (let x = 0; x < width; x++) {
      row += l[y * width + x] ?? 0
      sums[(y + 1) * (width + 1) + x + 1] = (sums[y * (width + 1) + x + 1] ?? 0) + row
    }
  }
  return sums
}

/** Pixels that are clearly darker than the mean of the square around them. */
function darkerThanAround(raster: Raster, l: Float32Array): Mask {
  const { width, height } = raster
  const radius = Math.max(2, Math.round(Math.max(width, height) * AROUND))
  const sums = integral(raster, l)
  const at = (x: number, y: number): number => sums[y * (width + 1) + x] ?? 0
  const mask = new Uint8Array(width * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [x0, x1] = [Math.max(0, x - radius), Math.min(width, x + radius + 1)]
      const [y0, y1] = [Math.max(0, y - radius), Math.min(height, y + radius + 1)]
      const sum = at(x1, y1) - at(x0, y1) - at(x1, y0) + at(x0, y0)
      const mean = sum / ((x1 - x0) * (y1 - y0))
      if ((l[y * width + x] ?? 0) < mean - DARKER) mask[y * width + x] = 1
    }
  return mask
}

/** Widths of dark strokes along their middles, as parts of the longer side. */
function strokeWidths(raster: Raster, l: Float32Array): Cumulative | undefined {
  const depth = depthInside(raster, darkerThanAround(raster, l))
  const side = Math.max(raster.width, raster.height)
  const histogram = new Histogram(LINE_BINS, 0, LINE_BIN)
  depth.forEach((value, index) => {
    if (value === 0) return
    let ridge = true
    eachNeighbor(raster, index, (next) => {
      if ((depth[next] ?? 0) > value) ridge = false
    })
    if (ridge) histogram.add((2 * value - 1) / side)
  })
  return histogram.total < LEAST_RIDGE ? undefined : histogram.cumulative()
}

export function edgeProfile(raster: Raster): EdgeProfile {
  const l = lightness(raster)
  const histogram = new Histogram(GRADIENT_BINS, 0, GRADIENT_BIN)
  let edges = 0
  eachGradient(raster, l, (steepness) => {
    histogram.add(steepness)
    if (steepness > EDGE) edges++
  })
  return {
    steepness: histogram.cumulative(),
    density: edges / Math.max(1, histogram.total),
    strokes: strokeWidths(raster, l),
  }
}

/** How differently steep edges are, in L* a pixel of a picture whose longer side has 320. */
export function edgeDistance(p: Cumulative, q: Cumulative): number {
  return wasserstein(p, q, GRADIENT_BIN)
}

/** How differently wide dark strokes are, as a part of the longer side. */
export function strokeDistance(p: Cumulative, q: Cumulative): number {
  return wasserstein(p, q, LINE_BIN)
}
