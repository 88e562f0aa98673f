import { type Lab, labAt, labDistance } from '../color/lab.ts'
import type { PaletteColor } from '../color/palette.ts'
import { boxOf, eachNeighbor } from './mask.ts'
import type { Raster } from './raster.ts'

/** The largest connected area of one of a subject's colors, and where in the subject it lies. */
export interface Area {
  lab: Lab
  /** Of the subject, 0–1. */
  share: number
  /** The part of this color's pixels that are in this one area, 0–1. */
  joined: number
  /** The part of it in the upper half of the box that it shares with the main color's area, 0–1. */
  upper: number
  /** The part of it in the middle of that box, 0–1. */
  middle: number
}

const NAMED = 0.05
/** Half the side of the middle, of a box of side 1. */
const MIDDLE = 0.35

/** The areas of the palette's main colors among the pixels of a subject, in the palette's order. */
export function measureAreas(
  raster: Raster,
  pixels: readonly number[],
  palette: readonly PaletteColor[],
): Area[] {
  const label = nearestColors(raster, pixels, palette)
  const counts = new Array<number>(palette.length).fill(0)
  const largest: number[][] = palette.map(() => [])
  const seen = new Uint8Array(label.length)
  for (const start of pixels) {
    const color = label[start] ?? -1
    counts[color] = (counts[color] ?? 0) + 1
    if (seen[start] !== 0) continue
    const group = joinedTo(raster, start, label, seen)
    if (group.length > (largest[color]?.length ?? 0)) largest[color] = group
  }
  const main = largest.reduce((most, group) => (group.length > most.length ? group : most), [])
  return palette.flatMap(({ lab }, color) => {
    const group = largest[color] ?? []
    const share = group.length / pixels.length
    if (share < NAMED) return []
    const joined = group.length / (counts[color] ?? 1)
    return [{ lab, share, joined, ...placeOf(raster, group, main) }]
  })
}

/** For each pixel of the subject the number of the palette's color that is nearest, -1 elsewhere. */
function nearestColors(
  raster: Raster,
  pixels: readonly number[],
  palette: readonly PaletteColor[],
): Int8Array {
  const label = new Int8Array(raster.width * raster.height).fill(-1)
  for (const index of pixels) {
    const lab = labAt(raster.lab, index)
    let least = Number.POSITIVE_INFINITY
    palette.forEach((color, i) => {
      const distance = labDistance(lab, color.lab)
      if (distance >= least) return
      least = distance
      label[index] = i
    })
  }
  return label
}

function joinedTo(raster: Raster, start: number, label: Int8Array, seen: Uint8Array): number[] {
  const group = [start]
  seen[start] = 1
  for (let head = 0; head < group.length; head++)
    eachNeighbor(raster, group[head] ?? 0, (next) => {
      if (label[next] !== label[start] || seen[next] !== 0) return
      seen[next] = 1
      group.push(next)
    })
  return group
}

function placeOf(
  raster: Raster,
  group: readonly number[],
  main: readonly number[],
): Pick<Area, 'upper' | 'middle'> {
  const [own, other] = [boxOf(raster, group), boxOf(raster, main)]
  const left = Math.min(own.left, other.left)
  const top = Math.min(own.top, other.top)
  const width = Math.max(own.right, other.right) - left
  const height = Math.max(own.bottom, other.bottom) - top
  let upper = 0
  let middle = 0
  for (const index of group) {
    const u = (((index % raster.width) + 0.5) / raster.width - left) / width - 0.5
    const v = ((Math.floor(index / raster.width) + 0.5) / raster.height - top) / height - 0.5
    if (v < 0) upper++
    if (Math.abs(u) < MIDDLE && Math.abs(v) < MIDDLE) middle++
  }
  return { upper: upper / group.length, middle: middle / group.length }
}
