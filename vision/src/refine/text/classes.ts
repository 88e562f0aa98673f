import {
  AUXILIARIES,
  CONJUNCTIONS,
  DEGREES,
  DETERMINERS,
  LONG_PREPOSITIONS,
  NUMBERS,
  PREPOSITIONS,
  PRONOUNS,
  RELATIVES,
  SUBORDINATORS,
} from '../words/closed.ts'
import { isColorWord, isShadeWord } from '../words/hues.ts'
import { isPlainVerb } from '../words/verbs.ts'
import { isAdjective, looksAdjective } from './adjective.ts'
import { isFiniteVerb, isInfinitive } from './finite.ts'
import {
  gerundClass,
  isDeterminer,
  isGerund,
  isParticiple,
  LY_ADJECTIVES,
  participleClass,
  startsNoun,
} from './gerund.ts'
import { isWord, type Token } from './tokens.ts'

/** What a word does in its sentence, as far as its neighbors tell. */
export type WordClass =
  | 'det'
  | 'adj'
  | 'adv'
  | 'noun'
  | 'pron'
  | 'prep'
  | 'conj'
  | 'comma'
  | 'mark'
  | 'rel'
  | 'sub'
  | 'aux'
  | 'finite'
  | 'gerund'
  | 'participle'

export interface Classified {
  kind: WordClass
  /** Tokens that the class takes, more than one for "in front of". */
  length: number
}

/** The class of the word at `i`; `before` is that of the word in front of it. */
export function classify(
  tokens: readonly Token[],
  i: number,
  before: WordClass | undefined,
): Classified {
  const long = longPreposition(tokens, i)
  if (long > 0) return { kind: 'prep', length: long }
  return { kind: classOf(tokens, i, before), length: 1 }
}

function longPreposition(tokens: readonly Token[], i: number): number {
  for (const length of [4, 3, 2]) {
    const phrase = tokens.slice(i, i + length).map((token) => token.lower)
    if (phrase.length === length && LONG_PREPOSITIONS.has(phrase.join(' '))) return length
  }
  return 0
}

function classOf(tokens: readonly Token[], i: number, before: WordClass | undefined): WordClass {
  const token = tokens[i]
  const word = token?.lower ?? ''
  const next = tokens[i + 1]
  if (word === ',') return 'comma'
  if (CONJUNCTIONS.has(word)) return 'conj'
  if (!isWord(token)) return 'mark'
  if (RELATIVES.has(word) && before === 'noun') return 'rel'
  if (word === 'her') return startsNoun(next) ? 'det' : 'pron'
  if (DETERMINERS.has(word) || NUMBERS.has(word) || /^\d+$/.test(word)) return 'det'
  if (PRONOUNS.has(word)) return 'pron'
  if (SUBORDINATORS.has(word) && !(word === 'as' && before === 'participle')) return 'sub'
  if (AUXILIARIES.has(word)) return word.startsWith('ha') && startsNoun(next) ? 'finite' : 'aux'
  if (word === 'to' && isPlainVerb(next?.lower ?? '')) return 'aux'
  if (PREPOSITIONS.has(word)) return 'prep'
  if (DEGREES.has(word)) return 'adv'
  return openClass(tokens, i, before)
}

/** Words of the open classes: nouns unless something tells otherwise. */
function openClass(tokens: readonly Token[], i: number, before: WordClass | undefined): WordClass {
  const word = tokens[i]?.lower ?? ''
  const next = tokens[i + 1]
  if (isInfinitive(before, word, tokens[i - 1]?.lower ?? '')) return 'participle'
  if (/[^aeiou]ly$/.test(word) && word.length > 4 && !LY_ADJECTIVES.has(word)) return 'adv'
  if (isGerund(word)) return gerundClass(word, next, before)
  if (isFiniteVerb(tokens, i, before)) return 'finite'
  if (isParticiple(word)) return participleClass(next, before)
  if (isShadeWord(word) && isColorWord(next?.lower ?? '')) return 'adj'
  if (
    looksAdjective(word) &&
    startsNoun(next) &&
    !isDeterminer(next) &&
    (before === 'det' || before === 'adj' || before !== 'noun')
  )
    return 'adj'
  return isAdjective(word) ? 'adj' : 'noun'
}
