import { type Lab, labAt } from '../color/lab.ts'
import { depthInside } from './mask.ts'
import type { Raster } from './raster.ts'
import type { Subject } from './subject.ts'

export interface Outline {
  /** Mean width as a share of the subject's longer side, 0–1. */
  width: number
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
  return { width: pixels / longerSide(raster, subject) }
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

/**
 * Half the width of the dark strokes that a subject is drawn with, as a share of its longer side, and how much of it
 * they cover. Wide black areas are not strokes: their depth is large.
 */
export function measureStrokes(
  raster: Raster,
  subject: Subject,
): { halfWidth: number; share: number } {
  const dark = subject.mask.map((bit, index) =>
    bit !== 0 && labAt(raster.lab, index)[0] < DARK ? 1 : 0,
  )
  const depths = [...depthInside(raster, dark)].filter((depth) => depth > 0).sort((p, q) => p - q)
  const total = subject.mask.reduce((sum, bit) => sum + bit, 0)
  return {
    halfWidth: (depths[Math.floor(depths.length * 0.95)] ?? 0) / longerSide(raster, subject),
    share: depths.length / Math.max(1, total),
  }
}
