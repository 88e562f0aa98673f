import { unique } from '../color/color-words.ts'
import { type Agreement, weakest } from './spread.ts'

/** A trait belongs to the set when at least this part of the images has it: one odd image in five does not undo it. */
export const SHARED = 0.8

/** What a set shares; empty and without an agreement where nothing reaches the share. */
export interface Kept {
  text: string
  agreement?: Agreement
}

/** The value that most images have; empty when no value reaches the share. */
export function common(values: readonly string[]): Kept {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  const [value, count] = [...counts].sort((p, q) => q[1] - p[1])[0] ?? ['', 0]
  if (value === '' || count < SHARED * values.length) return { text: '' }
  return { text: value, agreement: { share: count / values.length } }
}

/** The words that most images have by themselves, one list of words for each image. */
export function commonWords(lists: readonly (readonly string[])[]): Kept & { words: string[] } {
  const shareOf = (word: string): number =>
    lists.filter((list) => list.includes(word)).length / lists.length
  const words = unique(lists.flat()).filter((word) => word !== '' && shareOf(word) >= SHARED)
  const agreement = weakest(words.map((word) => ({ share: shareOf(word) })))
  return { text: words.join(', '), words, ...(agreement === undefined ? {} : { agreement }) }
}
