import { isObject, type JsonObject, type JsonValue } from '../json.ts'

/** Words with how often each occurs, and how many there are. */
interface Bag {
  readonly counts: ReadonlyMap<string, number>
  readonly size: number
}

/** What two described objects are compared by. */
export interface Likeness {
  readonly description: Bag
  /** All words, each with the field it stands in. */
  readonly all: Bag
}

function bagOf(words: readonly string[]): Bag {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return { counts, size: words.length }
}

/** Words that any two descriptions share. */
const EMPTY_WORDS = new Set('a an and at in is it its of on or the to with'.split(' '))

function wordsOf(value: JsonValue | undefined): string[] {
  if (typeof value === 'string') return wordsIn(value)
  if (Array.isArray(value)) return value.flatMap(wordsOf)
  if (isObject(value)) return fieldWordsOf(value)
  return value === undefined || value === null ? [] : [String(value)]
}

function wordsIn(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return words.filter((word) => !EMPTY_WORDS.has(word))
}

function fieldWordsOf(object: JsonObject): string[] {
  return Object.entries(object).flatMap(([key, value]) =>
    wordsOf(value).map((word) => `${key}:${word}`),
  )
}

export function likenessOf(object: JsonObject): Likeness {
  const { description, text } = object
  return { description: bagOf(wordsOf(description ?? text)), all: bagOf(fieldWordsOf(object)) }
}

/** Sørensen–Dice of two bags: twice what they share over all they have; 0 when either is empty. */
function dice(a: Bag, b: Bag): number {
  const [less, more] = a.counts.size <= b.counts.size ? [a, b] : [b, a]
  let shared = 0
  for (const [word, count] of less.counts) shared += Math.min(count, more.counts.get(word) ?? 0)
  return shared === 0 ? 0 : (2 * shared) / (a.size + b.size)
}

/** How alike two objects are, from 0 to 1: by what they are said to be, or by all that is said of them, whichever agrees more. */
export function similarity(a: Likeness, b: Likeness): number {
  return Math.max(dice(a.description, b.description), dice(a.all, b.all))
}
