import { COLOR_PATTERN, colorFromWords } from './colors.ts'
import { ADJECTIVES, NOT_SCENES, POSES, SCENES, SIZES, VERB_GERUNDS } from './lexicon.ts'

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

/** Verbs that may follow a color; any other word in -ing may be the colored thing: "on a red swing". */
const VERBS = [...VERB_GERUNDS, ...POSES, 'wearing']
  .filter((word) => word.endsWith('ing'))
  .join('|')
const DETAIL = '(?:on|in|at|with|by|under|near|while|to|over|from)'
const DOING =
  ` (?:(?:${VERBS})(?= ,|$| (?:${DETAIL}|and|a|an|the|his|her|its|[a-z]+ly)\\b)` +
  '|[a-z]+ing (?:a|an|the|his|her|its)\\b)'
const AFTER_COLOR = `$| (?:on|in|at|with|by|under|near|while)\\b| and (?!${COLOR_PATTERN}\\b)|${DOING}`
/** "on a red, shiny car": after an article the color may go on after the comma. */
const MORE = `(?:${COLOR_PATTERN}|${[...ADJECTIVES, ...SIZES.keys()].join('|')})`

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
  `(?:on|against|over) an? ${PLAIN}${C}(?= ,(?! ${MORE}\\b)|${AFTER_COLOR})`,
  `(?:on|against|over) ${PLAIN}${C}(?= ,|${AFTER_COLOR})`,
]
/** One word of what is seen, without those that begin another thing. */
const SEEN = '(?!(?:a|an|the|some|on|in|at|with|against|over|behind)\\b)[a-z]+'
/** "with a big red barn in the background". */
const BEHIND = [
  `(?:with|and|,) (?:there (?:is|are) )?(?:(?:a|an|the|some) )?((?:${COLOR_PATTERN} and )?(?:(?!and\\b)${SEEN} ){1,5})(?:is |are )?in the ${GROUND}`,
]
const OTHER = [
  `(?:on|against|with|over|in front of|in) (?:a |an |the )?((?:${SEEN} ){0,2}${SEEN}) ${GROUND}`,
  `(?:(?:a|an|the) )?(${SEEN}) ${GROUND}`,
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
  [BEHIND, ([words]) => ({ setting: `${words?.trim()} background`, colors: [] })],
  [OF, ([words]) => ({ setting: `${words?.trim()} background`, colors: [] })],
  [OTHER, ([words]) => ({ setting: `${words} background`, colors: [] })],
]

/** Compiled once, in the order in which they are tried: the most telling first. */
const COMPILED = READERS.flatMap(([patterns, read]) =>
  patterns.map((pattern) => ({ pattern: new RegExp(`(?<!\\S)${pattern}(?!\\S)`), read })),
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
  /(?<!\b(?:looking|staring|gazing|pointing|waving|laughing|smiling|barking|shouting|looks|stares|gazes|laughs|barks|shouts) )\b(in|inside|at|on|under|through|along|across|by|near|amid|among) (a |an |the |some |deep )?((?:[a-z]+ ){0,2}?)([a-z]+)(?= ,|$| (?:on|in|at|with|and|by|under|near|while|holding|wearing|next|during|@[a-z-]+|[a-z]+ing)\b| @)/g

/**
 * "in a snowy forest": a place of the lexicon, or after "in the" and "at the" anything that is not clothing or a vessel.
 * Places in the frame ("in the corner") must have been taken out before.
 */
export function takeScene(text: string): Taken<BackgroundReading> {
  for (const match of text.matchAll(PLACE)) {
    const [, preposition = '', article = '', adjectives = '', noun = ''] = match
    const open = OPEN.has(`${preposition} ${article}`.trim())
    const place = SCENES.has(noun) || (open && !NOT_SCENES.has(noun) && !/(?:ed|ing|s)$/.test(noun))
    if (!place || colorFromWords(noun) !== undefined || !isSceneOf(adjectives, noun)) continue
    const head = `${adjectives}${noun}`.trim()
    const setting = noun === 'water' && preposition === 'under' ? 'underwater' : head
    return { found: { setting, colors: [] }, rest: cut(text, match) }
  }
  const under = /\b(underwater|outdoors|indoors|outside)\b/.exec(text)
  if (under?.[1] === undefined) return { found: undefined, rest: text }
  return { found: { setting: under[1], colors: [] }, rest: cut(text, under) }
}

/** "in the style of picasso" is no place, "in the city of paris" is one; a shop for hats is, a hat by itself is not. */
function isSceneOf(adjectives: string, noun: string): boolean {
  const words = adjectives.trim().split(' ')
  const of = words.indexOf('of')
  if (of >= 0) return SCENES.has(words[of - 1] ?? '')
  return SCENES.has(noun) || !words.some((word) => NOT_SCENES.has(word))
}
