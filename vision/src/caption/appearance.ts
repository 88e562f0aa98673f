import { colorNames, nameColor } from '../color/color-names.ts'
import type { Area } from '../measure/areas.ts'
import type { Measurement } from '../measure/measurement.ts'
import { lineArt, shadingWord } from './style-words.ts'
import type { Word } from './word.ts'

/** Height divided by width, as its logarithm: half and double are then equally far from square. */
function tallness({ subject }: Measurement): number | undefined {
  return subject && Math.log2(subject.form.aspect)
}

function proportion(text: string, from: number, to: number): Word {
  const within = (value: number | undefined, slack: number): boolean =>
    value !== undefined && value > from - slack && value < to + slack
  return {
    text,
    holds: (measured) => within(tallness(measured), 0),
    nearly: (measured) => within(tallness(measured), 0.06),
    value: tallness,
  }
}

export const PROPORTIONS: readonly Word[] = [
  proportion('taller than wide', 0.22, 9),
  proportion('wider than tall', -9, -0.22),
  proportion('about as tall as wide', -0.1, 0.1),
]

function shape(
  text: string,
  fits: (form: { aspect: number; oval: number; filled: number }, slack: number) => boolean,
): Word {
  return {
    text,
    holds: ({ subject }) => subject !== undefined && fits(subject.form, 0),
    nearly: ({ subject }) => subject !== undefined && fits(subject.form, 0.02),
  }
}

export const SHAPES: readonly Word[] = [
  shape(
    'round overall shape',
    ({ aspect, oval }, slack) => oval > 0.94 - slack && Math.abs(Math.log2(aspect)) < 0.12,
  ),
  shape(
    'oval overall shape',
    ({ aspect, oval }, slack) => oval > 0.94 - slack && Math.abs(Math.log2(aspect)) >= 0.12,
  ),
  shape('rectangular overall shape', ({ filled }, slack) => filled > 0.94 - slack),
]

/** The color of a line that runs around the subject. */
export const OUTLINES: readonly Word[] = colorNames.map((name) => ({
  text: `${name} outline`,
  holds: ({ outline }) => outline !== undefined && nameColor(outline.color) === name,
  nearly: ({ outline }) => outline !== undefined && nameColor(outline.color, [name]) === name,
  value: ({ outline }) => outline?.width,
}))

/** Twice the half width of a line drawing's strokes. */
function lineWidth(measured: Measurement): number | undefined {
  return lineArt(measured) && measured.strokes ? 2 * measured.strokes.halfWidth : undefined
}

function line(text: string, from: number, to: number, even: boolean): Word {
  const fits = (measured: Measurement, slack: number): boolean => {
    const width = lineWidth(measured)
    if (width === undefined || width < from - slack / 5 || width >= to + slack / 5) return false
    return !even || (measured.strokes?.evenness ?? 0) > 0.75 - slack
  }
  return {
    text,
    holds: (measured) => fits(measured, 0),
    nearly: (measured) => fits(measured, 0.06),
    value: lineWidth,
  }
}

/** The weight of a line drawing's lines, and whether they have one width. */
export const LINES: readonly Word[] = [
  line('thin lines', 0, 0.025, false),
  line('thick lines', 0.055, 1, false),
  line('even line width', 0, 1, true),
]

const NUMBERS = ['one color', 'at most two colors', 'at most three colors', 'at most four colors']

/** How many colors a flat drawing has; of a shaded one they cannot be counted. */
function colorCount(measured: Measurement): number {
  const flat = shadingWord(measured, ['flat']) === 'flat'
  return flat && measured.subject ? measured.subject.flatColors : Number.POSITIVE_INFINITY
}

export const PALETTES: readonly Word[] = NUMBERS.map((text, i) => {
  const few = (measured: Measurement): boolean => colorCount(measured) <= i + 1
  return { text: `${text} besides the background`, holds: few, nearly: few }
})

const PLACES: readonly [string, (area: Area, slack: number) => boolean][] = [
  ['in the lower half', ({ upper }, slack) => upper < 0.12 + slack],
  ['in the upper half', ({ upper }, slack) => upper > 0.88 - slack],
  [
    'in the middle',
    ({ middle, upper }, slack) => middle > 0.92 - slack && Math.abs(upper - 0.5) < 0.25 + slack,
  ],
]

/** Areas of a color that have their place in the subject: a belly, a cap. Its main color and its lines have none. */
export const AREAS: readonly Word[] = colorNames.flatMap((name) =>
  PLACES.map(([place, fits]) => ({
    text: `${name} area ${place}`,
    holds: (measured: Measurement) =>
      placed(measured).some(
        (area) => area.joined > 0.6 && nameColor(area.lab) === name && fits(area, 0),
      ),
    nearly: (measured: Measurement) =>
      placed(measured).some(
        (area) => area.joined > 0.5 && nameColor(area.lab, [name]) === name && fits(area, 0.12),
      ),
    value: (measured: Measurement) =>
      placed(measured).find((area) => nameColor(area.lab, [name]) === name)?.share,
  })),
)

/** A belly that is lighter than the rest, whatever the colors of the one or the other. */
export const LIGHTER: readonly Word[] = PLACES.map(([place, fits]) => {
  const found = (measured: Measurement, slack: number): boolean => {
    const main = mainArea(measured)?.lab[0] ?? 100
    return placed(measured).some(
      (area) => area.joined > 0.6 - slack && area.lab[0] > main + 8 && fits(area, slack),
    )
  }
  return {
    text: `lighter area ${place}`,
    holds: (measured) => found(measured, 0),
    nearly: (measured) => found(measured, 0.1),
  }
})

function mainArea({ subject }: Measurement): Area | undefined {
  return [...(subject?.areas ?? [])].sort((p, q) => q.share - p.share)[0]
}

function placed(measured: Measurement): Area[] {
  const { subject, background, outline } = measured
  const main = mainArea(measured)
  const behind = background.kind === 'solid' ? nameColor(background.color) : ''
  const line = outline === undefined ? '' : nameColor(outline.color)
  return (subject?.areas ?? []).filter(
    (area) => area !== main && ![behind, line].includes(nameColor(area.lab)),
  )
}

/** Every phrase about a subject's look that can be measured; a caption keeps those that its image bears out. */
export const APPEARANCE: readonly Word[] = [
  ...PROPORTIONS,
  ...SHAPES,
  ...OUTLINES,
  ...LINES,
  ...PALETTES,
  ...AREAS,
  ...LIGHTER,
]
