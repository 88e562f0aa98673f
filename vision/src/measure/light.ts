import { chroma, labAt } from '../color/lab.ts'
import type { Raster } from './raster.ts'

/** The light and the saturation of a whole picture. */
export interface Light {
  /** Shares of the picture's pixels that are clearly red, orange or yellow, and clearly green-blue to violet, 0–1. */
  warm: number
  cool: number
  /** Chroma in Lab units of all that is not nearly black: the mean, and the value that one pixel in fifty exceeds. */
  chroma: number
  strongest: number
  /** The part of the picture that is not nearly black, 0–1. */
  lit: number
  /** Lightness as a plane over the picture: its rise from left to right and from top to bottom. */
  across: number
  down: number
  /** The part of the lightness's variance that the plane explains, 0–1. */
  explained: number
}

const NEARLY_BLACK = 15
const TINTED = 12

export function measureLight(raster: Raster): Light {
  const count = raster.width * raster.height
  const chromas: number[] = []
  let warm = 0
  let cool = 0
  for (let index = 0; index < count; index++) {
    const lab = labAt(raster.lab, index)
    if (lab[0] < NEARLY_BLACK) continue
    const strength = chroma(lab)
    chromas.push(strength)
    if (strength < TINTED) continue
    // From pink-red over orange to yellow; from green-blue over blue to violet.
    if (lab[1] > -0.15 * lab[2] && lab[2] > -0.2 * lab[1]) warm++
    else if (lab[2] < 0 && lab[1] < -lab[2]) cool++
  }
  const sorted = Float64Array.from(chromas).sort()
  return {
    warm: warm / count,
    cool: cool / count,
    chroma: sorted.reduce((sum, value) => sum + value, 0) / Math.max(1, sorted.length),
    strongest: sorted[Math.floor(0.98 * (sorted.length - 1))] ?? 0,
    lit: chromas.length / count,
    ...lightnessPlane(raster),
  }
}

/** Least squares over a regular grid, where the two directions are independent of each other. */
function lightnessPlane({
  lab,
  width,
  height,
}: Raster): Pick<Light, 'across' | 'down' | 'explained'> {
  const sums = { l: 0, ll: 0, x: 0, xx: 0, y: 0, yy: 0 }
  for (let index = 0; index < width * height; index++) {
    const l = lab[3 * index] ?? 0
    const x = ((index % width) + 0.5) / width - 0.5
    const y = (Math.floor(index / width) + 0.5) / height - 0.5
    sums.l += l
    sums.ll += l * l
    sums.x += l * x
    sums.xx += x * x
    sums.y += l * y
    sums.yy += y * y
  }
  const across = sums.xx === 0 ? 0 : sums.x / sums.xx
  const down = sums.yy === 0 ? 0 : sums.y / sums.yy
  const variance = sums.ll - (sums.l * sums.l) / (width * height)
  const fitted = across * across * sums.xx + down * down * sums.yy
  return { across, down, explained: variance < 1e-6 ? 0 : Math.min(1, fitted / variance) }
}
