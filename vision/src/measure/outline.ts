import { type Lab, labAt } from '../color/lab.ts'
import { depthInside, eachNeighbor } from './mask.ts'
import type { Raster } from './raster.ts'
import type { Subject } from './subject.ts'

export interface Outline {
  /** Mean width as a share of the subject's longer side, 0–1. */
  width: number
  color: Lab
}

/** Depths looked at, in pixels inside the rim. */
const DEEPEST = 16
const DARK = 42

/**
 * A dark line that runs along most of the subject's rim: just inside nearly all pixels are dark, and deeper in they no
 * longer are. Undefined when there is none, when the whole subject is dark, or when the background is dark too and
 * would hide it.
 */
export function measureOutline(
  raster: Raster,
  subject: Subject,
  background: Lab,
): Outline | undefined {
  if (background[0] < DARK) return undefined
  const limit = Math.min(DARK, medianLightness(raster, subject) - 15)
  const layers = layerShares(raster, subject, limit)
  const peak = Math.max(...layers.share.slice(1, 4))
  if (peak < 0.75 || layers.deepShare > 0.5) return undefined
  // Steps between four neighbors overstate slanted distances, and the smoothed rim pixel is part of the first layer:
  // on drawn outlines of 0.5 to 4 % the count exceeds the true width by these two amounts.
  const pixels = Math.max(0.5, (lineWidth(layers.share, peak) - 1.1) / 1.06)
  return {
    width: pixels / longerSide(raster, subject),
    color: lineColor(raster, subject, layers.share.indexOf(peak), limit),
  }
}

/** The mean of the line's dark pixels at the depth where it is densest, away from the smoothed rim. */
function lineColor(raster: Raster, subject: Subject, layer: number, limit: number): Lab {
  const sum: [number, number, number] = [0, 0, 0]
  let count = 0
  subject.depth.forEach((depth, index) => {
    const lab = labAt(raster.lab, index)
    if (depth !== layer || lab[0] >= limit) return
    count++
    for (const c of [0, 1, 2] as const) sum[c] += lab[c]
  })
  return [sum[0] / Math.max(1, count), sum[1] / Math.max(1, count), sum[2] / Math.max(1, count)]
}

/** Lightness of the inside, away from the rim; an inside of strokes only has no such place and counts as light. */
function medianLightness(raster: Raster, subject: Subject): number {
  const values: number[] = []
  subject.depth.forEach((depth, index) => {
    if (depth > DEEPEST / 2) values.push(raster.lab[3 * index] ?? 0)
  })
  values.sort((p, q) => p - q)
  return values[Math.floor(values.length / 2)] ?? 0
}

function layerShares(
  raster: Raster,
  subject: Subject,
  limit: number,
): { share: number[]; deepShare: number } {
  const dark = new Array<number>(DEEPEST + 2).fill(0)
  const all = new Array<number>(DEEPEST + 2).fill(0)
  subject.depth.forEach((depth, index) => {
    if (depth === 0) return
    const layer = Math.min(depth, DEEPEST + 1)
    all[layer] = (all[layer] ?? 0) + 1
    if ((raster.lab[3 * index] ?? 0) < limit) dark[layer] = (dark[layer] ?? 0) + 1
  })
  const share = dark.map((count, layer) => count / Math.max(1, all[layer] ?? 1))
  return { share, deepShare: share[DEEPEST + 1] ?? 0 }
}

/** The depth, in pixels with a fraction, at which the share of dark pixels has fallen halfway to its lowest value. */
function lineWidth(share: readonly number[], peak: number): number {
  const half = (peak + Math.min(...share.slice(4))) / 2
  const start = share.indexOf(peak)
  for (let depth = start + 1; depth < share.length; depth++) {
    const here = share[depth] ?? 0
    const before = share[depth - 1] ?? 1
    if (here < half) return depth - 1 + (before - half) / Math.max(1e-6, before - here)
  }
  return share.length
}

function longerSide(raster: Raster, subject: Subject): number {
  const { left, right, top, bottom } = subject.box
  return Math.max((right - left) * raster.width, (bottom - top) * raster.height)
}

export interface Strokes {
  /** Half their width as a share of the subject's longer side, where they are widest. */
  halfWidth: number
  /** The part of the subject that they cover, 0–1. */
  share: number
  /**
   * How nearly all have one width: the narrow ones' width as a part of the wide ones', 0–1. Undefined where they are too
   * thin to tell.
   */
  evenness: number | undefined
}

/** Below this half width, in pixels, one pixel more or less is a difference that nobody drew. */
const TELLING = 3

/**
 * The dark strokes that a subject is drawn with. Wide black areas are not strokes: their depth is large. Undefined before a
 * dark background, where dark lines are gaps as well.
 */
export function measureStrokes(
  raster: Raster,
  subject: Subject,
  background: Lab,
): Strokes | undefined {
  if (background[0] < DARK) return undefined
  const dark = subject.mask.map((bit, index) =>
    bit !== 0 && (raster.lab[3 * index] ?? 0) < DARK ? 1 : 0,
  )
  const depth = depthInside(raster, dark)
  const depths = depth.filter((value) => value > 0).sort()
  const total = subject.mask.reduce((sum, bit) => sum + bit, 0)
  return {
    halfWidth: (depths[Math.floor(depths.length * 0.95)] ?? 0) / longerSide(raster, subject),
    share: depths.length / Math.max(1, total),
    evenness: evennessOf(ridgeDepths(raster, depth)),
  }
}

/** The depths along the middle lines of the strokes, smallest first: pixels that no neighbor lies deeper than. */
function ridgeDepths(raster: Raster, depth: Uint16Array): Uint16Array {
  return depth
    .filter((value, index) => {
      if (value < 2) return false
      let ridge = true
      eachNeighbor(raster, index, (next) => {
        if ((depth[next] ?? 0) > value) ridge = false
      })
      return ridge
    })
    .sort()
}

function evennessOf(ridge: Uint16Array): number | undefined {
  const wide = ridge[Math.floor(ridge.length * 0.85)] ?? 0
  if (wide < TELLING) return undefined
  return (ridge[Math.floor(ridge.length * 0.1)] ?? 0) / wide
}
