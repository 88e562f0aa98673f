import { adjectiveColor, colorFromWords } from './colors.ts'
import { COUNTS, DETERMINERS, PREPOSITIONS } from './lexicon.ts'
import { allQualities, isQuality } from './qualities.ts'
import { readObject } from './read-object.ts'
import { stateOf } from './states.ts'

/**
 * Joins "a small", "round" and "blue robot": adjectives with commas between them belong to the thing that follows them.
 * Adjectives after their thing ("a robot, small, blue") stay apart.
 */
export function joinAdjectives(clauses: readonly string[][]): string[][] {
  const leads = leadingClauses(clauses)
  const joined: string[][] = []
  let waiting: string[] = []
  clauses.forEach((words, index) => {
    const next = clauses[index + 1] ?? []
    const more = waiting.length > 0 && allQualities(words)
    waiting.push(...words)
    if (leads[index + 1] && (more || awaitsThing(words, next, index === 0))) return
    joined.push(waiting)
    waiting = []
  })
  return joined
}

/** Which clauses can go on with a thing that adjectives before them describe. */
function leadingClauses(clauses: readonly string[][]): boolean[] {
  const leads = clauses.map(() => false)
  for (let index = clauses.length - 1; index >= 0; index--) {
    const words = clauses[index] ?? []
    const named = allQualities(words) ? leads[index + 1] === true : readObject(words).head !== ''
    leads[index] = named && startsBare(words)
  }
  return leads
}

/** Without an article, a number or a preposition: those begin another thing or go back to the one before. */
function startsBare(words: readonly string[]): boolean {
  const [first = '', second = ''] = words
  if (first === 'and') return isQuality(second)
  return !isArticle(first) && !PREPOSITIONS.has(first) && /^\p{L}/u.test(first)
}

function isArticle(word: string): boolean {
  return DETERMINERS.has(word) || COUNTS.has(word) || /^\d+$/.test(word)
}

const BEFORE_THINGS = new Set(['with', 'wearing', 'holding'])

/** Whether a clause ends in adjectives after an article, "a dog with a big"; at the beginning also without one. */
function awaitsThing(words: readonly string[], next: readonly string[], first: boolean): boolean {
  const at = words.findLastIndex((word) => isArticle(word) || BEFORE_THINGS.has(word))
  if (at < 0) return first && isQuality(next[0] ?? '') && allQualities(words)
  const tail = words.slice(at + 1)
  const last = tail.at(-1) ?? ''
  // "an orange, a pear": fruits and metals are things unless another adjective follows.
  if (tail.length === 1 && isThingToo(last) && !isQuality(next[0] ?? '')) return false
  const described =
    allQualities(tail) || tail.every((word) => isQuality(word) || stateOf(word, false))
  return tail.length > 0 && described
}

const FRUITS = new Set(['orange', 'peach', 'lime', 'olive'])

function isThingToo(word: string): boolean {
  return (
    FRUITS.has(word) || (colorFromWords(word) !== undefined && adjectiveColor(word) === undefined)
  )
}
