import { chroma, type Lab, labAt, labDistance } from '../color/lab.ts'
import { eachNeighbor, type Mask } from './mask.ts'
import type { Raster } from './raster.ts'

/** A photographed backdrop fades: the region goes on where the color changes only a little from pixel to pixel, and into the shadows. */
export function grown(raster: Raster, region: Mask): Mask {
  const out = Uint8Array.from(region)
  const origin = new Int32Array(region.length)
  const queue: number[] = []
  region.forEach((bit, index) => {
    origin[index] = index
    if (bit === 1) queue.push(index)
  })
  for (let head = 0; head < queue.length; head++) {
    const from = queue[head] ?? 0
    const here = labAt(raster.lab, from)
    const start = labAt(raster.lab, origin[from] ?? 0)
    eachNeighbor(raster, from, (next) => {
      if (out[next] === 1) return
      const lab = labAt(raster.lab, next)
      const fades = labDistance(lab, here) <= 2.5 && labDistance(lab, start) <= 16
      if (!fades && !isShadowOn(start, lab)) return
      out[next] = 1
      origin[next] = origin[from] ?? 0
      queue.push(next)
    })
  }
  return out
}

const TINTED = 30
const SAME_TINT = 0.12

/**
 * Whether a color is what a tinted surface looks like in less light: L* + 16, a* and b* all shrink alike when the light
 * does, so that their ratios stay. A gray surface has no such mark.
 */
function isShadowOn(surface: Lab, lab: Lab): boolean {
  if (chroma(surface) < TINTED || lab[0] > surface[0]) return false
  const tint = (c: 1 | 2): number => lab[c] / (lab[0] + 16) - surface[c] / (surface[0] + 16)
  return Math.hypot(tint(1), tint(2)) < SAME_TINT
}
