import { LONG_PREPOSITIONS, PREPOSITIONS } from '../../refine/words/closed.ts'
import { wordList } from '../../refine/words/word-list.ts'
import { type Token, wordsAt } from '../tokens/token.ts'
import type { Tie } from './thing.ts'

export const DETERMINERS = wordList(
  'a an the some this that these those my our your his her its their one another each every any no single all both',
)
export const AUXILIARIES = wordList(
  "is are was were be being been has have had am isn't there's it's he's she's they're",
)
export const RELATIVES = wordList('that which who where whose')
export const PRONOUNS = wordList('it he she they him them themselves itself himself herself who')
/** Between clauses they say nothing of the picture. */
export const JOINTS = wordList(
  'and but while then also plus as meanwhile whilst because so although though since when until whereas if',
)
/** They end whatever stands before them. */
export const BREAKS = wordList(
  'but while whilst because although though until whereas when then also meanwhile',
)
/** Before verbs and adjectives. */
export const ADVERBS = wordList(
  `very really quite rather so too just only slightly happily sadly quietly slowly quickly gently proudly calmly carefully gracefully peacefully
   cheerfully playfully angrily nervously loudly softly softly extremely highly deeply barely alone together now already always still almost half
   gleefully excitedly curiously lazily bravely shyly joyfully wildly silently intently eagerly warmly brightly sleepily confidently everywhere nearby somewhere away apart`,
)

const TIES: ReadonlyMap<string, Tie> = new Map<string, Tie>([
  ...ties('above', 'on top of, on, onto, over, above, atop, upon, astride, across, up on'),
  ...ties('below', 'under, underneath, beneath, below'),
  ...ties('left', 'to the left of, on the left of, left of, on the left side of'),
  ...ties('right', 'to the right of, on the right of, right of, on the right side of'),
  ...ties('before', 'in front of, before, infront of, facing'),
  ...ties('behind', 'behind, at the back of, in back of'),
  ...ties(
    'beside',
    'next to, beside, besides, near, close to, by, alongside, at, against, opposite, across from, along, along with, together with, around the corner from, away from, far from, at the foot of, at the edge of, with, off, past, toward, towards, to, into, from, at the side of, on the side of',
  ),
  ...ties(
    'between',
    'between, in between, amid, amidst, among, amongst, in the middle of, in the center of, surrounded by',
  ),
  ...ties('within', 'in, inside, within, inside of, out of, outside, outside of, through'),
  ...ties('around', 'around, round, all around'),
])

function ties(tie: Tie, phrases: string): [string, Tie][] {
  return phrases.split(/\s*,\s*/).map((phrase) => [phrase, tie])
}

const OTHERS = wordList(
  'of for like as than about during after without except via per until since upon',
)
const DETAILS: ReadonlySet<string> = new Set(['all over', 'as if', 'made of'])
const LONGEST = 5

/** The preposition at the start of the words, the longest there is: its words, and how it ties two things. */
export function prepositionAt(
  words: readonly string[],
): { word: string; length: number; tie: Tie | undefined } | undefined {
  for (let length = Math.min(LONGEST, words.length); length > 0; length--) {
    const word = words.slice(0, length).join(' ')
    const tie = TIES.get(word)
    if (tie !== undefined) return { word, length, tie }
    if (
      OTHERS.has(word) ||
      DETAILS.has(word) ||
      PREPOSITIONS.has(word) ||
      LONG_PREPOSITIONS.has(word)
    )
      return { word, length, tie: undefined }
  }
  return undefined
}

/** Whether a preposition of one word or several begins at a place. */
export function isPreposition(tokens: readonly Token[], at: number): boolean {
  return prepositionAt(wordsAt(tokens, at, LONGEST)) !== undefined
}
