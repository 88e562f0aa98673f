import { colorFromWords } from './colors.ts'
import { ADJECTIVES, EXPRESSIONS, MOODS, SIZES } from './lexicon.ts'

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
