import { nameColor } from '../color/color-names.ts'
import { colorNamesIn, isColorList, joinAnd, joinScheme, unique } from '../color/color-words.ts'
import { type JsonObject, objectOf, textOf } from '../json.ts'
import type { Measurement } from '../measure/measurement.ts'
import { MAX_COLORS, paletteNames, withoutBackground } from './traits.ts'

/** A color of the schema may be a detail in one image, too small to be named by itself. */
const DETAIL_SHARE = 0.03

export interface Colors {
  /** What the object's field says. */
  text: string
  /** These and what else there is of color, for the whole picture. */
  names: string[]
}

/** The schema's colors where this image has them all, otherwise its own main colors. */
export function subjectColors(
  measured: Measurement,
  shared: string | undefined,
  behind: readonly string[],
): Colors {
  const wanted = shared === undefined ? [] : colorNamesIn(shared)
  const unsure = behind.filter((name) => !wanted.includes(name))
  const main = withoutBackground(paletteNames(measured.palette, wanted), unsure)
  if (shared === undefined) return { text: joinAnd(main), names: main }
  if (!isColorList(shared)) return { text: shared, names: unique([...wanted, ...main]) }
  const details = measured.palette
    .filter((color) => color.share >= DETAIL_SHARE)
    .map((color) => nameColor(color.lab, wanted))
  const kept = wanted.filter((name) => details.includes(name))
  const names = unique([...kept, ...main]).slice(0, Math.max(MAX_COLORS, kept.length))
  if (kept.length === wanted.length) return { text: shared, names }
  // The first color is read as the main one: where the schema's are not all here, this image's own order counts.
  names.sort((p, q) => rank(main, p) - rank(main, q))
  return { text: joinAnd(names), names }
}

function rank(names: readonly string[], name: string): number {
  const at = names.indexOf(name)
  return at < 0 ? names.length : at
}

/** The schema's colors and then the image's other ones, unless the image lacks one of the schema's. */
export function schemeOf(schema: JsonObject, measured: readonly string[]): string {
  const shared = textOf(objectOf(schema.aesthetics).color_scheme)
  const own = joinScheme(measured)
  if (shared === undefined) return own
  if (!isColorList(shared)) return shared
  const wanted = colorNamesIn(shared)
  if (own.includes(shared) || !wanted.every((name) => measured.includes(name))) return own
  return [shared, ...unique(measured).filter((name) => !wanted.includes(name))].join(', ')
}
