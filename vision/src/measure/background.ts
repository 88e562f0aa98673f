import { nameColor } from '../color/color-names.ts'
import { type Lab, labAt, labDistance, labFromRgb } from '../color/lab.ts'
import { type PaletteColor, paletteOf } from '../color/palette.ts'
import { fitGradient, GRADIENT_TOLERANCE, gradientAt, gradientError } from './gradient.ts'
import { grown } from './grow.ts'
import { borderPixels, countMask, floodFromBorder, type Mask } from './mask.ts'
import type { Raster } from './raster.ts'

/** A background that can be told from the subject; `region` holds its pixels. */
export type PlainBackground =
  | { kind: 'solid'; color: Lab; region: Mask }
  | { kind: 'gradient'; from: Lab; to: Lab; region: Mask }
/** `varied` is the share of the picture's edge along which clearly different colors meet, see measureDetail. */
export type Background = PlainBackground | { kind: 'busy'; palette: PaletteColor[]; varied: number }

/** ΔE 1976: noise of a scan or of strong compression stays below it, the next color of a drawing above. */
export const SOLID_TOLERANCE = 7
/** A subject may touch a good part of the edge; a photograph's edge is rarely this uniform. */
const BORDER_SHARE = 0.55
const AREA_SHARE = 0.04
const PHOTO_EDGE_SHARE = 0.7

/** The most common color along the edge and the share of edge pixels that have it. */
export function borderColor(raster: Raster): { color: Lab; share: number } {
  const labs = borderPixels(raster, 2).map((index) => labAt(raster.lab, index))
  let color = paletteOf(labs)[0]?.lab ?? [0, 0, 0]
  let share = 0
  for (let round = 0; round < 3; round++) {
    const near = labs.filter((lab) => labDistance(lab, color) <= SOLID_TOLERANCE)
    if (near.length === 0) break
    share = near.length / labs.length
    const mean = (c: 0 | 1 | 2): number => near.reduce((sum, lab) => sum + lab[c], 0) / near.length
    color = [mean(0), mean(1), mean(2)]
  }
  return { color, share }
}

function areaShare(raster: Raster, region: Mask): number {
  return countMask(region) / (raster.width * raster.height)
}

function solid(raster: Raster): PlainBackground | undefined {
  const { color, share } = borderColor(raster)
  if (share < BORDER_SHARE) return undefined
  const region = solidRegion(raster, color)
  return areaShare(raster, region) < AREA_SHARE ? undefined : { kind: 'solid', color, region }
}

/** The pixels joined to the image's edge that have the background's color. */
export function solidRegion(raster: Raster, color: Lab): Mask {
  return floodFromBorder(
    raster,
    (index) => labDistance(labAt(raster.lab, index), color) <= SOLID_TOLERANCE,
  )
}

/** Where along a gradient a pixel lies: the model's color projected on the gradient's own longest axis. */
function ends(raster: Raster, pixels: readonly number[], at: (i: number) => Lab): [Lab, Lab] {
  const labs = pixels.map(at)
  const centers = meanLab(labs)
  let far = labs[0] ?? centers
  for (const lab of labs) if (labDistance(lab, centers) > labDistance(far, centers)) far = lab
  const axis = [far[0] - centers[0], far[1] - centers[1], far[2] - centers[2]] as const
  const along = labs.map(
    (lab, i) =>
      [lab[0] * axis[0] + lab[1] * axis[1] + lab[2] * axis[2], lab, pixels[i] ?? 0] as const,
  )
  along.sort((p, q) => p[0] - q[0] || p[2] - q[2])
  const slice = Math.max(1, Math.floor(along.length * 0.06))
  const low = along.slice(0, slice)
  const high = along.slice(-slice)
  const order = (group: typeof along): number =>
    readingOrder(
      raster,
      group.map((entry) => entry[2]),
    )
  const lowLab = meanLab(low.map((entry) => entry[1]))
  const highLab = meanLab(high.map((entry) => entry[1]))
  return order(low) <= order(high) ? [lowLab, highLab] : [highLab, lowLab]
}

/** Two colors that meet are no gradient, however well a slope fits them: on its way a gradient shows all between. */
const BETWEEN = 0.1

function passesBetween(raster: Raster, pixels: readonly number[], from: Lab, to: Lab): boolean {
  const axis = [to[0] - from[0], to[1] - from[1], to[2] - from[2]] as const
  const length = axis[0] ** 2 + axis[1] ** 2 + axis[2] ** 2
  if (length < SOLID_TOLERANCE ** 2) return true
  const between = pixels.filter((index) => {
    const lab = labAt(raster.lab, index)
    const along = ([0, 1, 2] as const).reduce<number>(
      (sum, c) => sum + (lab[c] - from[c]) * axis[c],
      0,
    )
    return along > length / 3 && along < (2 * length) / 3
  })
  return between.length >= BETWEEN * pixels.length
}

/** Smaller for what is named first: the top before the bottom, the left before the right, the middle before the rim. */
function readingOrder(raster: Raster, pixels: readonly number[]): number {
  let x = 0
  let y = 0
  let radius = 0
  for (const index of pixels) {
    const u = (index % raster.width) / raster.width - 0.5
    const v = Math.floor(index / raster.width) / raster.height - 0.5
    x += u
    y += v
    radius += Math.hypot(u, v)
  }
  return (y + 0.5 * x + 0.25 * radius) / Math.max(1, pixels.length)
}

function meanLab(labs: readonly Lab[]): Lab {
  const sum = [0, 0, 0] as [number, number, number]
  for (const lab of labs) for (const c of [0, 1, 2] as const) sum[c] += lab[c] / labs.length
  return sum
}

function gradient(raster: Raster): PlainBackground | undefined {
  const fit = fitGradient(raster, raster.data, borderPixels(raster, 2))
  if (fit.inlierShare < BORDER_SHARE) return undefined
  const region = floodFromBorder(
    raster,
    (index) => gradientError(fit, raster, raster.data, index) <= GRADIENT_TOLERANCE,
  )
  if (areaShare(raster, region) < AREA_SHARE) return undefined
  const pixels: number[] = []
  region.forEach((bit, index) => {
    if (bit !== 0 && index % 5 === 0) pixels.push(index)
  })
  const [from, to] = ends(raster, pixels, (index) => labFromRgb(...gradientAt(fit, raster, index)))
  if (!passesBetween(raster, pixels, from, to)) return undefined
  if (nameColor(from) !== nameColor(to)) return { kind: 'gradient', from, to, region }
  // Both ends have one name: a plain backdrop that is lit unevenly.
  return { kind: 'solid', color: meanLab([from, to]), region }
}

/**
 * What is behind the subject, judged from the image's edge and from what is joined to it. In a photograph a wall above
 * a table is not one background: there it must run along nearly the whole edge.
 */
export function measureBackground(
  raster: Raster,
  photographic: boolean,
  varied: number,
): Background {
  const found = [solid(raster), gradient(raster)].flatMap((plain) => (plain ? [plain] : []))
  const fitting = found.filter(
    (plain) => !photographic || edgeShare(raster, plain.region) >= PHOTO_EDGE_SHARE,
  )
  const plain = wider(raster, fitting)
  if (plain !== undefined)
    return photographic ? { ...plain, region: grown(raster, plain.region) } : plain
  const edge = borderPixels(raster, Math.ceil(Math.min(raster.width, raster.height) * 0.04))
  const palette = paletteOf(edge.map((index) => labAt(raster.lab, index)))
  return { kind: 'busy', palette, varied }
}

/** The simpler reading, unless the other one explains clearly more: the rim of a round gradient has one color too. */
function wider(raster: Raster, found: readonly PlainBackground[]): PlainBackground | undefined {
  const [first, second] = found
  if (first === undefined || second === undefined) return first
  return areaShare(raster, second.region) > 1.25 * areaShare(raster, first.region) ? second : first
}

function edgeShare(raster: Raster, region: Mask): number {
  const edge = borderPixels(raster, 1)
  return edge.filter((index) => region[index] === 1).length / edge.length
}
