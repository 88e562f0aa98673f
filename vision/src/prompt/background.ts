import { COLOR_PATTERN, colorFromWords } from './colors.ts'
import { NOT_SCENES, SCENES } from './lexicon.ts'

export interface BackgroundReading {
  setting: string
  /** Table names of the colors that the text gives the background. */
  colors: string[]
}

export interface Taken<T> {
  found: T | undefined
  /** The text without the words that were read. */
  rest: string
}

const C = `(${COLOR_PATTERN})`
const LEAD =
  '(?:(?:on|against|with|over|in front of|before|in|upon|onto|to|has|have) )?(?:(?:a|an|the|its|some) )?'
const PLAIN = '(?:(?:solid|plain|flat|simple|uniform|clean|empty|smooth|pure|color|colored) )*'
const GROUND = '(?:background|backdrop|bg)'

const GRADIENTS = [
  `${LEAD}${GROUND}(?: is| with| of| to)*(?: a)?(?: [a-z]+)? gradient (?:from|of) ${C} (?:to|into|and) ${C}`,
  `${LEAD}(?:[a-z]+ )?gradient(?: ${GROUND})?(?: (?:going|fading|running|that goes|blending))? (?:from|of) (?:a )?${C}(?: (?:at|on) the (?:top|left))? (?:to|into|and) (?:a )?${C}(?: (?:at|on) the (?:bottom|right))?(?: ${GROUND})?`,
  `${LEAD}${C} (?:to|and|into) ${C} gradient(?: ${GROUND})?`,
  `${LEAD}${GROUND} (?:fading|going|that fades|that goes) from ${C} to ${C}`,
]
const TWO_COLORS = [`${LEAD}${PLAIN}${C} and ${C} ${PLAIN}${GROUND}`]
const SOLIDS = [
  `${LEAD}${PLAIN}${C} (?:colored )?${PLAIN}${GROUND}`,
  `${LEAD}${GROUND}(?: color)?(?: is| should be| must be| be| in| to| that is|:)*(?: a| an)? ${PLAIN}${C}(?: color)?`,
  `(?:on|against|over) (?:a |an )?${PLAIN}${C}(?= ,|$| (?:on|in|at|with|and|by|under|near|while)\\b| [a-z]+ing\\b)`,
]
const OTHER = [
  `(?:on|against|with|over|in front of|in) (?:a |an |the )?((?:[a-z]+ ){0,2}[a-z]+) ${GROUND}`,
  `(?:(?:a|an|the) )?([a-z]+) ${GROUND}`,
]
const OF = [
  `${LEAD}${GROUND} (?:of|showing) (?:a |an |the )?((?:[a-z]+ ?){1,3})(?= ,|$)`,
  `${LEAD}${GROUND} with ((?:[a-z]+ )?[a-z]+s)(?= ,|$)`,
]

type Match = { setting: string; colors: string[] }

function color(words: string | undefined): string {
  return colorFromWords(words ?? '') ?? ''
}

const READERS: readonly [readonly string[], (groups: readonly string[]) => Match][] = [
  [
    GRADIENTS,
    ([from, to]) => ({
      setting: `gradient background from ${color(from)} to ${color(to)}`,
      colors: [color(from), color(to)],
    }),
  ],
  [
    TWO_COLORS,
    ([p, q]) => ({
      setting: `${color(p)} and ${color(q)} background`,
      colors: [color(p), color(q)],
    }),
  ],
  [SOLIDS, ([name]) => ({ setting: `solid ${color(name)} background`, colors: [color(name)] })],
  [OF, ([words]) => ({ setting: `${words?.trim()} background`, colors: [] })],
  [OTHER, ([words]) => ({ setting: `${words} background`, colors: [] })],
]

/** Compiled once, in the order in which they are tried: the most telling first. */
const COMPILED = READERS.flatMap(([patterns, read]) =>
  patterns.map((pattern) => ({ pattern: new RegExp(`\\b${pattern}(?!\\S)`), read })),
)

/** Takes what the text says about the background out of it: "on a pink background". */
export function takeBackground(text: string): Taken<BackgroundReading> {
  for (const { pattern, read } of COMPILED) {
    const match = pattern.exec(text)
    if (match === null) continue
    return { found: read(match.slice(1)), rest: cut(text, match) }
  }
  return { found: undefined, rest: text }
}

function cut(text: string, match: RegExpExecArray): string {
  const before = text.slice(0, match.index)
  const after = text.slice(match.index + match[0].length)
  return `${before} ${after}`.replace(/\s+/g, ' ').trim()
}

const OPEN = new Set(['in the', 'inside the', 'at the'])
const PLACE =
  /(?<!\b(?:looking|staring|pointing|waving|laughing|smiling|barking|shouting) )\b(in|inside|at|on|under|through|along|across|by|near|amid|among) (a |an |the |some |deep )?((?:[a-z]+ ){0,2}?)([a-z]+)(?= ,|$| (?:on|in|at|with|and|by|under|near|while|holding|wearing|next|during|@[a-z-]+|[a-z]+ing)\b| @)/g

/**
 * "in a snowy forest": a place of the lexicon, or after "in the" and "at the" anything that is not clothing or a vessel.
 * Places in the frame ("in the corner") must have been taken out before.
 */
export function takeScene(text: string): Taken<BackgroundReading> {
  for (const match of text.matchAll(PLACE)) {
    const [, preposition = '', article = '', adjectives = '', noun = ''] = match
    const open = OPEN.has(`${preposition} ${article}`.trim())
    const place = SCENES.has(noun) || (open && !NOT_SCENES.has(noun) && !/(?:ed|ing|s)$/.test(noun))
    if (!place || colorFromWords(noun) !== undefined) continue
    const head = `${adjectives}${noun}`.trim()
    const setting = noun === 'water' && preposition === 'under' ? 'underwater' : head
    return { found: { setting, colors: [] }, rest: cut(text, match) }
  }
  const under = /\b(underwater|outdoors|indoors|outside)\b/.exec(text)
  if (under?.[1] === undefined) return { found: undefined, rest: text }
  return { found: { setting: under[1], colors: [] }, rest: cut(text, under) }
}
