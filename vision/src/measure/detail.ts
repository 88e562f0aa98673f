import { type Lab, labAt, labDistance } from '../color/lab.ts'
import type { Raster } from './raster.ts'

/** How detail and variety are spread over a picture, looked at in four rows of four blocks. */
export interface Detail {
  /** Blocks full of fine detail, and blocks with next to none, as shares of all, 0–1. */
  fine: number
  plain: number
  /** Blocks along the picture's edge in which clearly different colors meet, as a share of those, 0–1. */
  varied: number
}

const BLOCKS = 4
/** A step in Lab between direct neighbors that the eye reads as an edge. */
const EDGE = 6
const FINE = 0.3
const PLAIN = 0.02
/** Mean distance in Lab from the block's mean color. */
const VARIED = 9

export function measureDetail(raster: Raster): Detail {
  const blocks = Array.from({ length: BLOCKS * BLOCKS }, (_, i) => ({
    rim: [0, BLOCKS - 1].includes(i % BLOCKS) || [0, BLOCKS - 1].includes(Math.floor(i / BLOCKS)),
    ...measureBlock(raster, i % BLOCKS, Math.floor(i / BLOCKS)),
  }))
  const rim = blocks.filter((block) => block.rim)
  return {
    fine: blocks.filter(({ edges }) => edges > FINE).length / blocks.length,
    plain: blocks.filter(({ edges }) => edges < PLAIN).length / blocks.length,
    varied: rim.filter(({ spread }) => spread > VARIED).length / rim.length,
  }
}

function measureBlock(
  raster: Raster,
  column: number,
  row: number,
): { edges: number; spread: number } {
  const labs: Lab[] = []
  let pairs = 0
  let edges = 0
  const [x0, x1] = range(column, raster.width)
  const [y0, y1] = range(row, raster.height)
  for (let y = y0; y < y1; y++)
    for (let x = x0; x < x1; x++) {
      const index = y * raster.width + x
      const here = labAt(raster.lab, index)
      labs.push(here)
      for (const next of [
        x + 1 < raster.width ? index + 1 : -1,
        y + 1 < raster.height ? index + raster.width : -1,
      ]) {
        if (next < 0) continue
        pairs++
        if (labDistance(here, labAt(raster.lab, next)) > EDGE) edges++
      }
    }
  return { edges: edges / Math.max(1, pairs), spread: spreadAround(labs) }
}

function range(block: number, side: number): [number, number] {
  return [Math.floor((block * side) / BLOCKS), Math.floor(((block + 1) * side) / BLOCKS)]
}

function spreadAround(labs: readonly Lab[]): number {
  const mean = [0, 0, 0] as [number, number, number]
  for (const lab of labs) for (const c of [0, 1, 2] as const) mean[c] += lab[c] / labs.length
  return labs.reduce((sum, lab) => sum + labDistance(lab, mean), 0) / Math.max(1, labs.length)
}
