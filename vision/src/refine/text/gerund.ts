import { stateOf } from '../../prompt/states.ts'
import {
  AUXILIARIES,
  CONJUNCTIONS,
  DETERMINERS,
  NUMBERS,
  PREPOSITIONS,
  PRONOUNS,
  RELATIVES,
  SUBORDINATORS,
} from '../words/closed.ts'
import { HOLDING, PARTICIPLES, verbOfGerund } from '../words/verbs.ts'
import { wordList } from '../words/word-list.ts'
import type { WordClass } from './classes.ts'
import { isWord, type Token } from './tokens.ts'

export const LY_ADJECTIVES = wordList(
  `curly friendly lovely silly ugly lonely lively early daily family butterfly jelly lily belly holly bully ally fly homely
   elderly heavenly ghostly sparkly wrinkly bubbly crinkly prickly woolly hilly assembly wiggly wobbly cuddly pearly burly chilly
   deadly costly bristly scaly oily jolly`,
)

export function isGerund(word: string): boolean {
  if (!word.endsWith('ing')) return false
  const state = stateOf(word, true)
  return verbOfGerund(word) !== undefined || (state !== undefined && state.field !== 'expression')
}

/** They have no object: the noun that follows is what hangs, glows and falls. */
const WITHOUT_OBJECT = wordList(
  `hanging glowing shining sparkling twinkling flickering flowing floating drifting falling rising sleeping burning blooming
   crashing rolling winding towering surrounding matching trailing overhanging leaning swaying growing`,
)

/** "a walking stick", "a smiling girl": before a noun it belongs to the noun. */
export function gerundClass(
  word: string,
  next: Token | undefined,
  before: WordClass | undefined,
): WordClass {
  const inside = before === 'det' || before === 'adj' || before === undefined
  const plain = verbOfGerund(word) ?? ''
  if (before === 'noun' || HOLDING.has(plain)) return before === 'det' ? 'adj' : 'gerund'
  if (WITHOUT_OBJECT.has(word) && startsNoun(next) && !isDeterminer(next)) return 'adj'
  return inside && startsNoun(next) && !isDeterminer(next) ? 'adj' : 'gerund'
}

export function isDeterminer(token: Token | undefined): boolean {
  const word = token?.lower ?? ''
  return DETERMINERS.has(word) || NUMBERS.has(word) || word === 'her'
}

/** Whether a noun phrase may begin, or go on, with this word. */
export function startsNoun(token: Token | undefined): boolean {
  if (!isWord(token)) return false
  const word = token?.lower ?? ''
  const closed =
    PREPOSITIONS.has(word) ||
    CONJUNCTIONS.has(word) ||
    AUXILIARIES.has(word) ||
    SUBORDINATORS.has(word) ||
    RELATIVES.has(word) ||
    PRONOUNS.has(word)
  return !closed && !/[^aeiou]ly$/.test(word)
}

export function isParticiple(word: string): boolean {
  return PARTICIPLES.has(word) || (word.length > 4 && /[^e]ed$/.test(word) && !word.includes('-'))
}

const PARTICLES = wordList('back up down off out together around in')

export function participleClass(next: Token | undefined, before: WordClass | undefined): WordClass {
  if (before === 'aux' && PARTICLES.has(next?.lower ?? '')) return 'participle'
  if (before === 'aux' || before === 'adv')
    return startsNoun(next) && !isDeterminer(next) ? 'adj' : 'participle'
  if (before === 'noun' || before === 'pron') return 'participle'
  const modifies = startsNoun(next) && !isDeterminer(next)
  return modifies ? 'adj' : next === undefined ? 'adj' : 'participle'
}
