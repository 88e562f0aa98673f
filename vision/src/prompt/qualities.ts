import { colorFromWords } from './colors.ts'
import { ADJECTIVES, EXPRESSIONS, MOODS, SIZES } from './lexicon.ts'

/** "heart shaped", "palm sized": the second word makes a quality of the first. */
const MAKES_QUALITY = new Set(
  'shaped sized colored coloured haired eared eyed tailed legged like free toned'.split(' '),
)

/** Whether words tell nothing but how a thing is. */
export function allQualities(words: readonly string[]): boolean {
  return words.every(
    (word, i) =>
      isQuality(word) ||
      MAKES_QUALITY.has(words[i + 1] ?? '') ||
      (i > 0 && MAKES_QUALITY.has(word)),
  )
}

/** Whether a word tells how a thing is: its color, its size, how it feels or looks. */
export function isQuality(word: string): boolean {
  return (
    colorFromWords(word) !== undefined ||
    SIZES.has(word) ||
    EXPRESSIONS.has(word) ||
    MOODS.has(word) ||
    ADJECTIVES.has(word) ||
    /(?:ful|less|ous)$/.test(word)
  )
}
