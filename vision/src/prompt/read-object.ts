import { adjectiveColor } from './colors.ts'
import { COUNTS, DETERMINERS, PREPOSITIONS, SIZES } from './lexicon.ts'
import { markedLocation } from './location.ts'
import { singular } from './nouns.ts'
import type { ObjectReading } from './reading.ts'
import { stateOf } from './states.ts'

const FILLERS = new Set(
  'is are was be being that which who there it its also very really just of-course and please plus while'.split(
    ' ',
  ),
)

const LEADING = new Set(['with', 'of', 'and', 'featuring', 'containing'])

/** Words that end a noun and start something about it. */
function endsNoun(word: string): boolean {
  return PREPOSITIONS.has(word)
}

interface Walk {
  reading: ObjectReading
  kept: string[]
  /** Still before or inside the noun with its adjectives; later words are details that stay as they are. */
  inNoun: boolean
  nounAt: number
}

/** Reads the words about one object, see ObjectReading. Words in no list are its adjectives and its noun. */
export function readObject(words: readonly string[]): ObjectReading {
  const walk: Walk = {
    reading: { description: '', head: '', colors: [] },
    kept: [],
    inNoun: true,
    nounAt: -1,
  }
  let index = 0
  // "with a yellow sun": what is left when the words before it spoke of the background.
  while (LEADING.has(words[index] ?? '')) index++
  while (index < words.length) index += step(walk, words, index)
  finish(walk)
  return walk.reading
}

/** Consumes one word, or two that form a color; returns how many. */
function step(walk: Walk, words: readonly string[], index: number): number {
  const word = words[index] ?? ''
  const location = markedLocation(word)
  if (location !== undefined) {
    walk.reading.location ??= location
    return 1
  }
  if (FILLERS.has(word) && (walk.inNoun || word !== 'and')) return 1
  if (walk.inNoun) {
    const used = colorAt(walk, words, index) || countOrSize(walk, words, index)
    if (used > 0) return used
  }
  const taken = stateAt(walk, words, index)
  if (taken > 0) return taken
  if (walk.inNoun && endsNoun(word)) walk.inNoun = false
  if (!DETERMINERS.has(word)) keep(walk, word)
  return 1
}

function keep(walk: Walk, word: string): void {
  if (walk.inNoun) walk.nounAt = walk.kept.length
  walk.kept.push(word)
}

function colorAt(walk: Walk, words: readonly string[], index: number): number {
  for (const length of [2, 1]) {
    const phrase = words.slice(index, index + length).join(' ')
    const name = index + length <= words.length ? adjectiveColor(phrase) : undefined
    if (name === undefined) continue
    // "an orange": the last word of its clause is the thing itself when an article stands before it.
    const last = index + length >= words.length || endsNoun(words[index + length] ?? '')
    if (last && walk.nounAt < 0 && DETERMINERS.has(words[index - 1] ?? '')) return 0
    if (!walk.reading.colors.includes(name)) walk.reading.colors.push(name)
    walk.kept.push(phrase === 'golden' ? phrase : name)
    return length
  }
  return 0
}

function countOrSize(walk: Walk, words: readonly string[], index: number): number {
  const word = words[index] ?? ''
  const count = COUNTS.get(word) ?? (/^\d{1,2}$/.test(word) ? Number(word) : undefined)
  if (count !== undefined && walk.nounAt < 0) {
    if (count > 1) walk.reading.count = count
    return words[index + 1] === 'of' ? 2 : 1
  }
  const size = SIZES.get(word)
  if (size === undefined) return 0
  walk.reading.size = size
  return words[index + 1] === 'sized' || words[index + 1] === 'size' ? 2 : 1
}

/** A state takes the words after it along as far as they belong to it: "reading a book", "jumping over a fence". */
function stateAt(walk: Walk, words: readonly string[], index: number): number {
  const word = words[index] ?? ''
  const before = words[index - 1] ?? ''
  const state = stateOf(word, walk.nounAt >= 0 && walk.inNoun && !DETERMINERS.has(before))
  if (state === undefined) return 0
  if (!walk.inNoun && state.field === 'expression') return 0
  const length = state.field === 'expression' ? 1 : complementLength(words, index)
  const phrase = [state.word, ...words.slice(index + 1, index + length)].filter(
    (item) => !DETERMINERS.has(item),
  )
  walk.reading[state.field] ??= phrase.join(' ')
  walk.kept.push(...phrase)
  if (state.field !== 'expression' && walk.nounAt >= 0) walk.inNoun = false
  return length
}

function complementLength(words: readonly string[], index: number): number {
  let end = index + 1
  while (end < words.length) {
    const word = words[end] ?? ''
    if (markedLocation(word) !== undefined || word === 'while' || word === 'with') break
    if (word === 'and' && stateOf(words[end + 1] ?? '', false) !== undefined) break
    if (stateOf(word, false) !== undefined && !DETERMINERS.has(words[end - 1] ?? '')) break
    end++
  }
  return end - index
}

function finish(walk: Walk): void {
  const { reading, kept, nounAt } = walk
  if (nounAt >= 0) {
    const noun = kept[nounAt] ?? ''
    reading.head = (reading.count ?? 1) > 1 ? singular(noun) : noun
    kept[nounAt] = reading.head
  }
  reading.description = kept.join(' ')
}
