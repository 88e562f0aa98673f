import { NUMBERS, PREPOSITIONS, PRONOUNS } from '../words/closed.ts'
import { HOLDING, isPlainVerb, POSTURES, verbOfThird } from '../words/verbs.ts'
import { wordList } from '../words/word-list.ts'
import type { WordClass } from './classes.ts'
import { isDeterminer, startsNoun } from './gerund.ts'
import { isPlural } from './inflect.ts'
import { isWord, type Token } from './tokens.ts'

/** Third persons that are plural nouns as often. */
const PLURALS_TOO = wordList(
  `drops waves spots dots stripes plants rings boxes lights rocks points fires falls springs bats stars shows covers frames lines
   stands rests works looks plays swings slides cracks marks smiles steps peaks rolls slices waters hugs dresses watches benches
   wraps paints models types drums bikes nests posts turns bows coils arches curves brushes combs guards guides curls bends scales
   trails lifts stacks piles heaps patches folds creases towers surfs skis skates bowls cups saws drills hammers`,
)

/** "loves to bake". */
export function isInfinitive(before: WordClass | undefined, word: string, lead: string): boolean {
  return before === 'aux' && lead === 'to' && isPlainVerb(word)
}

export function isFiniteVerb(
  tokens: readonly Token[],
  i: number,
  before: WordClass | undefined,
): boolean {
  const word = tokens[i]?.lower ?? ''
  if (
    before !== 'noun' &&
    before !== 'pron' &&
    before !== 'comma' &&
    before !== 'adv' &&
    before !== 'conj'
  )
    return false
  const next = tokens[i + 1]
  const third = verbOfThird(word)
  if (third === undefined) return isPluralFinite(tokens, i, before)
  if (before === 'pron') return true
  const goesOn = next === undefined || !startsNoun(next) || isDeterminer(next)
  if (POSTURES.has(third) && PREPOSITIONS.has(next?.lower ?? '')) return true
  if (before === 'noun')
    return PLURALS_TOO.has(word)
      ? goesOn && singularBefore(tokens, i)
      : goesOn || !isWord(next) || (word !== 'leaves' && singularBefore(tokens, i))
  // After a comma, an adverb or "and" only what nothing else can be.
  return !PLURALS_TOO.has(word) && (goesOn || HOLDING.has(third))
}

/** "Two boats rest in the harbor." */
function isPluralFinite(
  tokens: readonly Token[],
  i: number,
  before: WordClass | undefined,
): boolean {
  const word = tokens[i]?.lower ?? ''
  if (before !== 'noun' || !isPlainVerb(word)) return false
  const next = tokens[i + 1]
  const goesOn = next === undefined ? false : PREPOSITIONS.has(next.lower) || isDeterminer(next)
  return goesOn && (isPlural(tokens[i - 1]?.lower ?? '') || joinedBefore(tokens, i))
}

/** "A boy and his dog walk": two that are one each. */
function joinedBefore(tokens: readonly Token[], i: number): boolean {
  const before = tokens.slice(Math.max(0, i - 4), i).map((token) => token.lower)
  return before.includes('and') && !before.includes(',')
}

/** Whether the noun phrase before `i` begins with a word for one thing, or is a name. */
function singularBefore(tokens: readonly Token[], i: number): boolean {
  for (let at = i - 1; at >= Math.max(0, i - 6); at--) {
    const token = tokens[at]
    const word = token?.lower ?? ''
    if (word === 'a' || word === 'an' || word === 'the' || word === 'one') return true
    if (PRONOUNS.has(word) || POSSESSIVE.has(word)) return true
    if (PREPOSITIONS.has(word) || NUMBERS.has(word) || !isWord(token)) return false
  }
  const first = tokens[i - 1]?.text ?? ''
  return i === 1 && /^\p{Lu}/u.test(first)
}

const POSSESSIVE = wordList('my our your his her its their this that')
