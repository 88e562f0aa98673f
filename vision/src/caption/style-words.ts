import { chroma } from '../color/lab.ts'
import type { Measurement } from '../measure/measurement.ts'
import type { Word } from './word.ts'

/** Colors of a picture whose greater part is light enough to have any. */
function colorfulness(text: string, from: number, to: number): Word {
  const within = ({ light }: Measurement, slack: number): boolean =>
    light.lit > 0.4 && light.chroma >= from - slack && light.chroma < to + slack
  return {
    text,
    holds: (measured) => within(measured, 0) && measured.light.strongest >= 6,
    nearly: (measured) => within(measured, 2) && measured.light.strongest >= 6,
    value: ({ light }) => light.chroma / 100,
  }
}

const SATURATION: readonly Word[] = [
  {
    text: 'black and white',
    holds: ({ light }) => light.lit > 0.1 && light.strongest < 4,
    nearly: ({ light }) => light.lit > 0.1 && light.strongest < 6,
  },
  colorfulness('muted colors', 0, 8),
  colorfulness('vivid colors', 42, 200),
]

function saturation(measured: Measurement, expected: readonly string[]): string[] {
  return SATURATION.filter(
    (word) => word.holds(measured) || (expected.includes(word.text) && word.nearly(measured)),
  ).map(({ text }) => text)
}

/** Shares of even pairs (see measureShading). Between the two nothing is said. */
const FLAT = 0.93
const SHADED = 0.82
/** How far a trait may fall short in one image and still carry the word that its set shares. */
const SLACK = 0.05

export const STYLE_WORDS: readonly string[] = [
  'line art',
  'silhouette',
  'flat',
  'shaded',
  'thin outline',
  'outlined',
  'thick outline',
  'monochrome',
  'black and white',
  'muted colors',
  'vivid colors',
]
const MAX_STYLE_WORDS = 3

/**
 * The look of a drawing in at most three words; of a photograph only how strong its colors are. A word in `expected`
 * (from the set's schema) is kept while this image comes near it.
 */
export function styleWords(measured: Measurement, expected: readonly string[] = []): string[] {
  if (measured.photographic) return saturation(measured, expected)
  const words = [
    lineArt(measured) ? 'line art' : '',
    silhouette(measured) ? 'silhouette' : '',
    shadingWord(measured, expected),
    outlineWord(measured, expected),
    monochrome(measured) ? 'monochrome' : '',
  ]
  return withinLimit(words.filter((word) => word !== ''))
}

function withinLimit(phrases: readonly string[]): string[] {
  const kept: string[] = []
  let count = 0
  for (const phrase of phrases) {
    count += phrase.split(' ').length
    if (count <= MAX_STYLE_WORDS) kept.push(phrase)
  }
  return kept
}

export function shadingWord(measured: Measurement, expected: readonly string[]): string {
  const { even, soft } = measured.shading
  if (even + soft < 0.05) return ''
  const flatness = even / (even + soft)
  if (flatness >= FLAT - (expected.includes('flat') ? SLACK : 0)) return 'flat'
  return flatness <= SHADED + (expected.includes('shaded') ? SLACK : 0) ? 'shaded' : ''
}

/** Widths as shares of the subject's longer side. */
const WEIGHTS: readonly [string, number, number][] = [
  ['thin outline', 0, 0.008],
  ['outlined', 0.008, 0.014],
  ['thick outline', 0.014, 1],
]

function outlineWord(measured: Measurement, expected: readonly string[]): string {
  const { outline } = measured
  if (outline === undefined || lineArt(measured)) return ''
  const near = WEIGHTS.find(
    ([word, from, to]) =>
      expected.includes(word) && outline.width >= from - 0.003 && outline.width < to + 0.003,
  )
  const exact = WEIGHTS.find(([, from, to]) => outline.width >= from && outline.width < to)
  return (near ?? exact)?.[0] ?? ''
}

/** Grays only, or shades of one hue only. */
function monochrome({ palette }: Measurement): boolean {
  const main = palette.filter((color) => color.share > 0.03)
  const tinted = main.filter((color) => chroma(color.lab) > 10)
  if (main.length === 0 || (tinted.length > 0 && tinted.length < main.length)) return false
  const hues = tinted.map((color) => Math.atan2(color.lab[2], color.lab[1]))
  return hues.every((hue) => Math.cos(hue - (hues[0] ?? 0)) > 0.98)
}

/** Drawn with dark strokes of even width, and hardly any color besides. */
export function lineArt({ strokes, palette }: Measurement): boolean {
  if (strokes === undefined) return false
  const tinted = palette.filter((color) => color.lab[0] > 42 && chroma(color.lab) > 10)
  if (tinted.reduce((sum, color) => sum + color.share, 0) > 0.1) return false
  if (strokes.share < 0.2 || strokes.halfWidth >= 0.055) return false
  // Nothing but strokes: of one width, or else it is a slender silhouette.
  return strokes.share < 0.75 || (strokes.evenness ?? 0) > 0.7
}

/** One flat color and nothing else: no edges inside. */
export function silhouette(measured: Measurement): boolean {
  const { palette, shading, subject } = measured
  if (subject === undefined || (palette[0]?.share ?? 0) < 0.92) return false
  if (subject.flatColors > 1 || lineArt(measured)) return false
  return shading.edge < 0.1 && shading.even > 3 * shading.soft
}
