import { type Lab, labAt, labDistance } from '../color/lab.ts'
import type { Mask } from './mask.ts'
import type { Raster } from './raster.ts'

/** Lab distance of colors that nobody would draw as two. */
const SAME = 4
const EVEN = 1.5
/** Of the subject: the hands of a small clock are larger. */
const LEAST = 0.004
const MOST = 12

/**
 * How many flat colors a drawing's subject has besides that of its background, counted in its even parts alone,
 * where no edge is smoothed. Of a shaded
 * subject this is the number of its plain parts, and says nothing.
 */
export function countFlatColors(raster: Raster, subject: Mask, behind: Lab | undefined): number {
  const found: { lab: Lab; count: number }[] = []
  let total = 0
  subject.forEach((bit, index) => {
    if (bit === 0) return
    total++
    const lab = labAt(raster.lab, index)
    if (!isEven(raster, index, lab)) return
    const known = found.find((color) => labDistance(color.lab, lab) < SAME)
    if (known !== undefined) known.count++
    else if (found.length < 40 * MOST) found.push({ lab, count: 1 })
  })
  const isBehind = (lab: Lab): boolean =>
    behind !== undefined && labDistance(lab, behind) < 2 * SAME
  return found.filter(({ lab, count }) => count >= LEAST * total && !isBehind(lab)).length
}

function isEven(raster: Raster, index: number, lab: Lab): boolean {
  const { width, height } = raster
  const x = index % width
  const y = Math.floor(index / width)
  if (x === 0 || y === 0 || x === width - 1 || y === height - 1) return false
  const near = (other: number): boolean => labDistance(labAt(raster.lab, other), lab) < EVEN
  return near(index - 1) && near(index + 1) && near(index - width) && near(index + width)
}
