import { joinAdjectives } from './adjectives.ts'
import { BODY_PARTS, COUNTS, DETERMINERS, FINITE_VERBS } from './lexicon.ts'
import { isQuality } from './qualities.ts'
import { stateOf } from './states.ts'

const COMPANY = new Set(['with', 'holding', 'wearing', 'carrying', 'between', 'both'])

/**
 * Splits a prompt into the stretches that speak of one object each: at commas, and at an "and" that is followed by a
 * new thing. "red and white dog", "smiling and waving", "with a hat and a scarf" and "a small, round robot" stay together.
 */
export function splitClauses(text: string): string[][] {
  const clauses: string[][] = []
  for (const part of text.split(/(?:^| ),(?: |$)/)) {
    let words: string[] = []
    for (const word of part.split(' ').filter((item) => item !== '')) {
      words.push(word)
    }
    words = words.filter((word) => word !== 'plus' || words.length < 2)
    clauses.push(...splitAtAnd(words))
  }
  return joinAdjectives(clauses.filter((words) => words.length > 0))
}

function splitAtAnd(words: readonly string[]): string[][] {
  const clauses: string[][] = []
  let current: string[] = []
  words.forEach((word, index) => {
    if (
      (word === 'and' || word === 'plus' || word === 'beside' || word === 'next') &&
      startsObject(words, index, current)
    ) {
      clauses.push(current)
      current = []
      return
    }
    if (word === 'to' && current.length === 0 && words[index - 1] === 'next') return
    current.push(word)
  })
  return [...clauses, current]
}

/** Whether a new object begins after the "and" at `index`. */
function startsObject(words: readonly string[], index: number, before: readonly string[]): boolean {
  if (before.length === 0 || before.some((word) => COMPANY.has(word))) return false
  const joins = words[index] !== 'next' || words[index + 1] === 'to'
  const next = words[words[index] === 'next' ? index + 2 : index + 1]
  if (!joins || next === undefined) return false
  if (DETERMINERS.has(next) && next !== 'its') return true
  if (COUNTS.has(next) || /^\d+$/.test(next)) return true
  // "sits at a desk and types": a second verb and not waves, beside another thing.
  if (FINITE_VERBS.has(next) && before.some((word) => FINITE_VERBS.has(word))) return false
  const last = words[index - 1] ?? ''
  const adjective = isQuality(last) && isQuality(next)
  return (
    !adjective &&
    !isState(next) &&
    !isQuality(last) &&
    !BODY_PARTS.has(next) &&
    !next.startsWith('@')
  )
}

function isState(word: string): boolean {
  return stateOf(word, false) !== undefined
}
