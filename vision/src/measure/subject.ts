import { type Lab, labAt } from '../color/lab.ts'
import { type PaletteColor, paletteOf } from '../color/palette.ts'
import { type Area, measureAreas } from './areas.ts'
import type { PlainBackground } from './background.ts'
import { countFlatColors } from './flat-colors.ts'
import { type Form, measureForm } from './form.ts'
import { type Box, boxOf, components, countMask, depthInside, type Mask } from './mask.ts'
import type { Raster } from './raster.ts'

export interface Subject {
  mask: Mask
  /** Steps from each subject pixel to the background, see depthInside. */
  depth: Uint16Array
  box: Box
  /** The box of the largest part: where there are several alike, that of each one. */
  largestPart: Box
  /** Share of the image's area, 0–1. */
  area: number
  palette: PaletteColor[]
  /** Separate parts of like area and box, when there are at least two and nothing else of size; otherwise 1. */
  repeats: number
  /** How much of the subject's box looks the same mirrored left to right, 0–1. */
  symmetry: number
  form: Form
  /** Where its main colors lie. */
  areas: Area[]
  /** Colors of its even parts, without the background's. */
  flatColors: number
}

/** Parts below this share of the image are specks of noise. */
const SPECK = 0.0006
const PART = 0.15
/** A largest part of this share is the subject's body, and the rest is what it holds or what flies around it. */
const BODY = 0.6

/**
 * The part of the image that is not background; undefined when next to nothing is left. In a photograph what the
 * picture's edge cuts off beside something larger is not taken for a part of the subject.
 */
export function measureSubject(
  raster: Raster,
  { region: background, ...behind }: PlainBackground,
  photographic = false,
): Subject | undefined {
  const total = raster.width * raster.height
  const outside = background.map((bit) => (bit === 0 ? 1 : 0))
  const all = components(raster, outside).filter((part) => part.length >= SPECK * total)
  const parts = all.filter((part, i) => i === 0 || !photographic || !reachesEdge(raster, part))
  const pixels = parts.flat()
  if (pixels.length < 0.003 * total) return undefined
  const mask = new Uint8Array(total)
  for (const index of pixels) mask[index] = 1
  const depth = depthInside(raster, mask)
  const box = boxOf(raster, pixels)
  const palette = paletteOf(innerColors(raster, pixels, depth))
  const largest = parts[0] ?? pixels
  const body = largest.length >= BODY * pixels.length ? largest : pixels
  return {
    mask,
    depth,
    box,
    largestPart: boxOf(raster, largest),
    area: countMask(mask) / total,
    palette,
    repeats: repeatedParts(raster, parts),
    symmetry: mirrorLikeness(raster, mask, box),
    form: measureForm(raster, body),
    areas: measureAreas(raster, body, palette),
    flatColors: countFlatColors(raster, mask, behind.kind === 'solid' ? behind.color : undefined),
  }
}

function reachesEdge({ width, height }: Raster, part: readonly number[]): boolean {
  return part.some((index) => {
    const x = index % width
    const y = Math.floor(index / width)
    return x === 0 || y === 0 || x === width - 1 || y === height - 1
  })
}

/** Colors without the rim, where subject and background are mixed; thin strokes are nearly all rim and keep it. */
function innerColors(raster: Raster, pixels: readonly number[], depth: Uint16Array): Lab[] {
  const inner = pixels.filter((index) => (depth[index] ?? 0) > 1)
  const used = inner.length >= 0.3 * pixels.length ? inner : pixels
  return used.map((index) => labAt(raster.lab, index))
}

function repeatedParts(raster: Raster, parts: readonly number[][]): number {
  const largest = parts[0]?.length ?? 0
  const big = parts.filter((part) => part.length >= PART * largest)
  const boxes = big.map((part) => boxOf(raster, part))
  const first = boxes[0]
  if (first === undefined || big.length < 2) return 1
  const near = (p: number, q: number): boolean => Math.min(p, q) >= 0.7 * Math.max(p, q)
  const alike = big.every((part, i) => {
    const box = boxes[i] ?? first
    return (
      near(part.length, largest) &&
      near(box.right - box.left, first.right - first.left) &&
      near(box.bottom - box.top, first.bottom - first.top)
    )
  })
  return alike ? big.length : 1
}

function mirrorLikeness(raster: Raster, mask: Mask, box: Box): number {
  const x0 = Math.round(box.left * raster.width)
  const x1 = Math.round(box.right * raster.width)
  let same = 0
  let all = 0
  for (let y = Math.round(box.top * raster.height); y < box.bottom * raster.height; y++)
    for (let x = x0; x < (x0 + x1) / 2; x++) {
      const left = y * raster.width + x
      const right = y * raster.width + x1 - 1 - (x - x0)
      if (mask[left] === 0 && mask[right] === 0) continue
      all++
      // The middle may lie between two pixels: one more or less decides nothing.
      if ([right, right - 1, right + 1].some((other) => alike(raster, mask, left, other))) same++
    }
  return all === 0 ? 0 : same / all
}

function alike(raster: Raster, mask: Mask, p: number, q: number): boolean {
  return mask[p] === mask[q] && (mask[p] === 0 || lightnessAndColorDistance(raster.lab, p, q) < 10)
}

function lightnessAndColorDistance(lab: Float32Array, p: number, q: number): number {
  let sum = 0
  for (let c = 0; c < 3; c++) sum += ((lab[3 * p + c] ?? 0) - (lab[3 * q + c] ?? 0)) ** 2
  return Math.sqrt(sum)
}
