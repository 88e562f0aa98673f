import { labAt, labDistance } from '../color/lab.ts'
import type { Raster } from './raster.ts'

/** How the differences between near pixels are spread, as shares of all pairs, 0–1. */
export interface Texture {
  even: number
  soft: number
  edge: number
}

type Kind = keyof Texture

function tally(
  raster: Raster,
  includes: (index: number) => boolean,
  step: number,
  kindOf: (from: number, stride: number) => Kind,
): Texture {
  const counts = { even: 0, soft: 0, edge: 0 }
  for (let y = 0; y + step < raster.height; y++)
    for (let x = 0; x + step < raster.width; x++) {
      const index = y * raster.width + x
      if (!includes(index)) continue
      for (const stride of [1, raster.width])
        if (includes(index + step * stride)) counts[kindOf(index, stride)]++
    }
  const total = Math.max(1, counts.even + counts.soft + counts.edge)
  return { even: counts.even / total, soft: counts.soft / total, edge: counts.edge / total }
}

function difference(raster: Raster, from: number, to: number): number {
  return labDistance(labAt(raster.lab, from), labAt(raster.lab, to))
}

/** Direct neighbors over the whole image: a drawing has exactly even areas, a photograph has grain nearly everywhere. */
export function measureGrain(raster: Raster): Texture {
  const kindOf = (from: number, stride: number): Kind => {
    const distance = difference(raster, from, from + stride)
    return distance < 0.6 ? 'even' : distance < 12 ? 'soft' : 'edge'
  }
  return tally(raster, () => true, 1, kindOf)
}

const SHADING_STEP = 3

/**
 * Pixels three apart: soft shading changes a little at every step, flat color not at all. A large single step is the
 * smoothed edge between two colors and says nothing about shading.
 */
export function measureShading(raster: Raster, includes: (index: number) => boolean): Texture {
  const kindOf = (from: number, stride: number): Kind => {
    for (let i = 0; i < SHADING_STEP; i++)
      if (difference(raster, from + i * stride, from + (i + 1) * stride) > 3.5) return 'edge'
    return difference(raster, from, from + SHADING_STEP * stride) < 1 ? 'even' : 'soft'
  }
  return tally(raster, includes, SHADING_STEP, kindOf)
}

/** The share of soft pairs that separates the drawings from the photographs at hand lies between 0.18 and 0.33. */
export function looksPhotographic(grain: Texture): boolean {
  return grain.soft / Math.max(1e-9, grain.even + grain.soft) > 0.26
}
