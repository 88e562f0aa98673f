import type { JsonObject } from '../json.ts'

/**
 * How well the images agree on a trait that the schema keeps. `share` is the part of the images that have it, for
 * several words the smallest. `spread` is a distance: for colors the largest CIEDE2000 from their common middle, for
 * the place and the size the largest difference from the mean in parts of the image's side. `parts` has the words of a
 * trait that is made of several, each with its own agreement; their `mean` is what was measured, in the same unit as the
 * spread: parts of a side for margins and line widths, of the area for colors, of the range 0–1 for the rest, the base-2
 * logarithm of height by width for proportions.
 */
export interface Agreement {
  share: number
  spread?: number
  mean?: number
  parts?: Record<string, Agreement>
}

const KEY = 'measured_spread'

/** The schema's record of its own measurement, by trait; traits that were left out have no entry. */
export function spreadRecord(traits: Record<string, Agreement | undefined>): JsonObject {
  const entries = Object.entries(traits).flatMap(([trait, agreement]) =>
    agreement === undefined ? [] : [[trait, rounded(agreement)] as const],
  )
  return { [KEY]: Object.fromEntries(entries) }
}

/** Captions and prompts are for the image model, which never saw the record. */
export function withoutSpread(schema: JsonObject): JsonObject {
  const { [KEY]: _record, ...traits } = schema
  return traits
}

function rounded({ share, spread, mean, parts }: Agreement): JsonObject {
  const round = (value: number): number => Math.round(value * 1000) / 1000
  const each = Object.entries(parts ?? {}).map(([text, part]) => [text, rounded(part)] as const)
  return {
    share: round(share),
    ...(spread === undefined ? {} : { spread: round(spread) }),
    ...(mean === undefined ? {} : { mean: round(mean) }),
    ...(each.length === 0 ? {} : { parts: Object.fromEntries(each) }),
  }
}

/** The weakest agreement of several; undefined for none. */
export function weakest(all: readonly Agreement[]): Agreement | undefined {
  if (all.length === 0) return undefined
  const spreads = all.flatMap(({ spread }) => (spread === undefined ? [] : [spread]))
  return {
    share: Math.min(...all.map(({ share }) => share)),
    ...(spreads.length === 0 ? {} : { spread: Math.max(...spreads) }),
  }
}

/** The largest distance from the mean point. */
export function spreadOf(points: readonly (readonly number[])[]): number {
  const size = points[0]?.length ?? 0
  const mean = Array.from({ length: size }, (_, axis) =>
    points.reduce((sum, point) => sum + (point[axis] ?? 0) / points.length, 0),
  )
  const distance = (point: readonly number[]): number =>
    Math.hypot(...point.map((value, axis) => value - (mean[axis] ?? 0)))
  return Math.max(0, ...points.map(distance))
}
