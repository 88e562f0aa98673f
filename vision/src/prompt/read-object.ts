import { adjectiveColor } from './colors.ts'
import { COUNTS, DETERMINERS, POSE_PHRASES, PREPOSITIONS, SIZES, VERB_GERUNDS } from './lexicon.ts'
import { markedDirection, markedLocation } from './location.ts'
import { singular } from './nouns.ts'
import type { ObjectReading } from './reading.ts'
import { type State, type StateField, stateOf } from './states.ts'

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
  const direction = markedDirection(word)
  if (direction !== undefined) {
    walk.reading.orientation ??= `facing ${direction}`
    walk.kept.push(...(walk.reading.action === undefined ? ['facing', direction] : [direction]))
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
  if (count !== undefined && walk.nounAt < 0 && !partOfName(walk, words, index)) {
    if (count > 1) walk.reading.count = count
    return words[index + 1] === 'of' ? 2 : 1
  }
  const size = SIZES.get(word)
  if (size === undefined) return 0
  walk.reading.size = size
  return words[index + 1] === 'sized' || words[index + 1] === 'size' ? 2 : 1
}

const GROUPS = new Set(['dozen', 'pair', 'couple', 'trio'])

/** "a four leaf clover", "two four leaf clovers": a number that does not count the things. */
function partOfName(walk: Walk, words: readonly string[], index: number): boolean {
  if (walk.reading.count !== undefined) return !GROUPS.has(words[index] ?? '')
  return ['a', 'an'].includes(words[index - 1] ?? '') && !GROUPS.has(words[index] ?? '')
}

/** A state takes the words after it along as far as they belong to it: "reading a book", "jumping over a fence". */
function stateAt(walk: Walk, words: readonly string[], index: number): number {
  const pair = words.slice(index, index + 2).join(' ')
  if (POSE_PHRASES.has(pair)) return keepState(walk, 'pose', [pair], 2)
  const word = words[index] ?? ''
  const before = words[index - 1] ?? ''
  const verb = (walk.nounAt >= 0 && walk.inNoun && !DETERMINERS.has(before)) || before === 'and'
  const state = stateOf(word, verb)
  if (state === undefined || (!walk.inNoun && state.field === 'expression')) return 0
  if (state.field === 'expression') return keepState(walk, state.field, [state.word], 1)
  const next = words[index + 1] ?? ''
  if (walk.nounAt < 0 && isNounWord(next)) return attribute(walk, state, next)
  const length = complementLength(words, index)
  const phrase = [state.word, ...words.slice(index + 1, index + length)]
  return keepState(
    walk,
    state.field,
    phrase.filter((item) => !DETERMINERS.has(item)),
    length,
  )
}

function isNounWord(word: string): boolean {
  return (
    word !== '' &&
    /^\p{L}/u.test(word) &&
    !DETERMINERS.has(word) &&
    !endsNoun(word) &&
    word !== 'and'
  )
}

/** "sleeping cat", "shopping cart": before a noun the verb is its attribute, and tells an action only if it is a known one. */
function attribute(walk: Walk, state: State, next: string): number {
  const known = VERB_GERUNDS.has(state.word)
  // "holding balloons": without a subject before it and with many after it the verb has an object.
  if (known && /[^s]s$/.test(next)) return keepState(walk, state.field, [state.word, next], 2)
  if (known || state.field === 'pose') walk.reading[state.field] ??= state.word
  walk.kept.push(state.word)
  return 1
}

function keepState(
  walk: Walk,
  field: StateField,
  phrase: readonly string[],
  length: number,
): number {
  walk.reading[field] ??= phrase.join(' ')
  walk.kept.push(...phrase)
  if (field !== 'expression' && walk.nounAt >= 0) walk.inNoun = false
  return length
}

function complementLength(words: readonly string[], index: number): number {
  let end = index + 1
  while (end < words.length) {
    const word = words[end] ?? ''
    if (
      markedLocation(word) !== undefined ||
      markedDirection(word) !== undefined ||
      word === 'while' ||
      word === 'with'
    )
      break
    if (word === 'and' && stateOf(words[end + 1] ?? '', true) !== undefined) break
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
