import type { Measurement } from '../measure/measurement.ts'

/** A phrase that can be measured. */
export interface Word {
  text: string
  /** Whether an image is told by it, if nobody has said anything yet. */
  holds: (measured: Measurement) => boolean
  /** Whether an image still bears it out, when its set shares it. */
  nearly: (measured: Measurement) => boolean
  /** What was measured, where the agreement of several images can be told as a distance. */
  value?: (measured: Measurement) => number | undefined
}

/** The words that hold for an image, in their order. */
export function wordsFor(words: readonly Word[], measured: Measurement): string[] {
  return words.filter((word) => word.holds(measured)).map(({ text }) => text)
}

/** The phrases of a text that are all measured ones; undefined where a person wrote anything else. */
export function phrasesIn(words: readonly Word[], text: string): Word[] | undefined {
  const found = text.split(', ').map((phrase) => words.find((word) => word.text === phrase))
  const known = found.filter((word) => word !== undefined)
  return known.length === found.length ? known : undefined
}

/**
 * A schema's text as one image's caption has it: word for word where a person wrote it, where the image bears it out, or where
 * nothing speaks against it; otherwise what the image itself shows.
 */
export function keptText(
  shared: string | undefined,
  words: readonly Word[],
  measured: Measurement,
  own: string,
): string {
  if (shared === undefined) return own
  const phrases = phrasesIn(words, shared)
  if (phrases === undefined || phrases.every((word) => word.nearly(measured))) return shared
  const borne = phrases.filter((word) => word.nearly(measured)).map(({ text }) => text)
  return [...new Set([...borne, ...own.split(', ').filter((text) => text !== '')])].join(', ')
}
