import { ciede2000 } from '../color/ciede2000.ts'
import { colorNames, labOfName } from '../color/color-names.ts'
import { type Lab, labAt, labPixels } from '../color/lab.ts'
import { type Measurement, measureImage } from '../measure/measurement.ts'
import { reduce } from '../measure/raster.ts'
import type { PixelImage } from '../provider.ts'

/** What lint keeps of a picture: some kilobytes, so that hundreds can be held. */
export interface Glance {
  /** The measurement without its pixel masks. */
  measured: Measurement
  /** Color names that can be said of some of its pixels, and their share, 0–1. A pixel between two names counts for both. */
  colors: ReadonlyMap<string, number>
  /** Lab means of a coarse grid, row by row, to tell whether two pictures look different. */
  print: Float32Array
}

const HISTOGRAM_SIDE = 64
const PRINT_SIDE = 12
/** Lab in cubes of this side. */
const BIN = 6
/** CIEDE2000 by which a name may be farther than the nearest one and still be what somebody calls the color. */
const ALSO_CALLED = 8

const NAMED = colorNames.flatMap((name) => {
  const lab = labOfName(name)
  return lab === undefined ? [] : [{ name, lab }]
})

function namesOf(lab: Lab): string[] {
  const all = NAMED.map((color) => ({ name: color.name, distance: ciede2000(lab, color.lab) }))
  const nearest = Math.min(...all.map(({ distance }) => distance))
  return all.filter(({ distance }) => distance <= nearest + ALSO_CALLED).map(({ name }) => name)
}

/** Pictures share most of their bins, of which there are some ten thousand. */
const binNames = new Map<string, string[]>()

function namesOfBin(key: string): string[] {
  const known = binNames.get(key)
  if (known !== undefined) return known
  const [l = 0, a = 0, b = 0] = key.split(',').map(Number)
  const names = namesOf([l, a, b])
  binNames.set(key, names)
  return names
}

function colorShares(image: PixelImage): Map<string, number> {
  const labs = labPixels(reduce(image, HISTOGRAM_SIDE).data)
  const bins = new Map<string, number>()
  const total = labs.length / 3
  for (let i = 0; i < total; i++) {
    const key = labAt(labs, i)
      .map((value) => Math.round(value / BIN) * BIN)
      .join()
    bins.set(key, (bins.get(key) ?? 0) + 1 / total)
  }
  const shares = new Map<string, number>()
  for (const [key, share] of bins) {
    for (const name of namesOfBin(key)) shares.set(name, (shares.get(name) ?? 0) + share)
  }
  return shares
}

function withoutMasks(measured: Measurement): Measurement {
  const { background, subject } = measured
  return {
    ...measured,
    background:
      background.kind === 'busy' ? background : { ...background, region: new Uint8Array() },
    subject: subject && { ...subject, mask: new Uint8Array(), depth: new Uint16Array() },
  }
}

/** Measures a picture for lint. */
export function glanceAt(image: PixelImage): Glance {
  return {
    measured: withoutMasks(measureImage(image)),
    colors: colorShares(image),
    print: labPixels(reduce(image, PRINT_SIDE).data),
  }
}

/** The part of a picture that must have a color before the color counts as seen. */
const SEEN_SHARE = 0.004

/** Whether any part of the picture can be called by a color's name. */
export function showsColor({ colors }: Glance, name: string): boolean {
  return (colors.get(name) ?? 0) >= SEEN_SHARE
}

/** Lab; the same drawing compressed again stays below one. */
const DIFFERENT = 4

/** Whether two pictures look different to anybody, and not merely as two encodings of one. */
export function looksDifferent(p: Glance, q: Glance): boolean {
  if (p.print.length !== q.print.length) return true
  let sum = 0
  for (let i = 0; i < p.print.length; i++) sum += Math.abs((p.print[i] ?? 0) - (q.print[i] ?? 0))
  return (3 * sum) / Math.max(1, p.print.length) > DIFFERENT
}
