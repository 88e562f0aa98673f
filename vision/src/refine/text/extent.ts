import { POSSESSIVES } from '../words/closed.ts'
import { BEINGS, BODY, FEATURES } from '../words/things.ts'
import { HOLDING, INTRANSITIVE, verbOfGerund } from '../words/verbs.ts'
import { stem } from './inflect.ts'
import type { Parsed } from './mentions.ts'

/** Prepositions that set a thing beside another one, which is there without it as well. */
export const BESIDE = new Set(
  'over beside behind above below near by under between against'
    .split(' ')
    .concat('next to', 'in front of', 'close to'),
)

export function wordsOfChunk({ tokens, chunks }: Parsed, index: number): string {
  const chunk = chunks[index]
  if (chunk === undefined) return ''
  return tokens
    .slice(chunk.from, chunk.to)
    .map((token) => token.lower)
    .join(' ')
}

function headOf({ tokens, chunks }: Parsed, index: number): string {
  return tokens[chunks[index]?.heads[0] ?? -1]?.lower ?? ''
}

/**
 * The last chunk that goes with the noun phrase at `index`: "on her head" with the hat, "that shines" with the lamp. With
 * `alone` also where it stands: "on the pier" with the cat.
 */
export function attachedEnd(sentence: Parsed, index: number, alone: boolean): number {
  let end = index
  for (;;) {
    const next = attachedStep(sentence, end, alone)
    if (next === end) return end
    end = next
  }
}

function attachedStep(sentence: Parsed, end: number, alone: boolean): number {
  const { tokens, chunks } = sentence
  const [next, after] = [chunks[end + 1], chunks[end + 2]]
  if (next === undefined) return end
  if (next.kind === 'rel') return clauseEnd(sentence, end + 1)
  if (
    next.kind === 'verb' &&
    !next.finite &&
    (isOwnVerb(sentence, end + 1) || isAbsolute(sentence, end))
  ) {
    const object = after?.kind === 'prep' || after?.kind === 'np'
    return after?.kind === 'prep' && chunks[end + 3]?.kind === 'np'
      ? end + 3
      : object
        ? end + 2
        : end + 1
  }
  if (next.kind !== 'prep' || after?.kind !== 'np') return end
  const first = tokens[after.from]?.lower ?? ''
  const head = headOf(sentence, end + 2)
  if (['it', 'them', 'him', 'her'].includes(first) && after.to - after.from === 1) return end + 2
  if (/^(?:other|another)$/.test(head) && end > 0) return end + 2
  if (POSSESSIVES.has(first) && (BODY.has(head) || FEATURES.has(head) || /^sides?$/.test(head)))
    return end + 2
  const preposition = wordsOfChunk(sentence, end + 1)
  if (preposition === 'with') return BEINGS.has(stem(head)) ? end : end + 2
  if (preposition === 'for' || preposition === 'like') return end + 2
  return alone && !/^(?:background|backdrop)$/.test(head) ? end + 2 : end
}

/** "a scarf fluttering in the wind", "a hat adorned with flowers": not something that only somebody does. */
function isOwnVerb({ tokens, chunks }: Parsed, index: number): boolean {
  const word = tokens[chunks[index]?.from ?? -1]?.lower ?? ''
  if (!word.endsWith('ing')) return true
  return /^(?:fluttering|hanging|flowing|glowing|matching|covering|shining|dangling|trailing|reaching|blowing|sparkling|showing|reading|saying|growing|burning|featuring|containing|made)$/.test(
    word,
  )
}

/** "with the knight on one side and the banner balancing it": said of the last one, which comes after an "and". */
function isAbsolute({ tokens, chunks }: Parsed, index: number): boolean {
  if (chunks[index - 1]?.kind !== 'conj') return false
  const known = /^(?:the|her|his|its|their)$/.test(tokens[chunks[index]?.from ?? -1]?.lower ?? '')
  const led = chunks
    .slice(0, index)
    .findLastIndex(({ kind }) => kind === 'prep' || kind === 'comma')
  return known && tokens[chunks[led]?.from ?? -1]?.lower === 'with'
}

/** The last chunk of the clause that begins at `index`: up to a comma, a "while" or the end. */
export function clauseEnd({ chunks }: Parsed, index: number): number {
  let end = index
  while (end + 1 < chunks.length) {
    const next = chunks[end + 1]
    if (next?.kind === 'comma' || next?.kind === 'sub' || next?.kind === 'mark') break
    if (next?.kind === 'conj' && startsClause({ chunks }, end + 2)) break
    end++
  }
  return end
}

/** Whether a noun phrase with a verb of its own begins at `index`. */
export function startsClause({ chunks }: Pick<Parsed, 'chunks'>, index: number): boolean {
  if (chunks[index]?.kind !== 'np') return false
  let at = index + 1
  while (chunks[at]?.kind === 'prep' && chunks[at + 1]?.kind === 'np') at += 2
  return chunks[at]?.kind === 'verb' && chunks[at]?.finite === true
}

/**
 * The first chunk that governs the noun phrase at `index` and means nothing without it: "with", "wearing", "covered
 * with". "sitting on" keeps its verb. `finite` when it is a verb with a subject of its own.
 */
export function governorStart(sentence: Parsed, index: number): { start: number; finite: boolean } {
  const { chunks } = sentence
  const left = chunks[index - 1]
  if (left?.kind === 'verb') return { start: index - 1, finite: left.finite }
  if (left?.kind !== 'prep') return { start: index, finite: false }
  const before = chunks[index - 2]
  if (before?.kind === 'prep') return { start: index - 2, finite: false }
  if (before?.kind !== 'verb' || standsAlone(sentence, index - 2))
    return { start: index - 1, finite: false }
  return { start: index - 2, finite: before.finite }
}

const PLACED = new Set([
  'placed',
  'located',
  'positioned',
  'set',
  'situated',
  'put',
  'shown',
  'seen',
])
const RESTING = new Set([
  'moored',
  'anchored',
  'parked',
  'seated',
  'perched',
  'curled',
  'sprawled',
  'crouched',
])

/** Whether a verb makes sense without what follows its preposition. */
export function standsAlone({ tokens, chunks }: Parsed, index: number): boolean {
  const chunk = chunks[index]
  const word = tokens[(chunk?.to ?? 0) - 1]?.lower ?? ''
  if (PLACED.has(word)) return false
  if (RESTING.has(word)) return true
  const plain = verbOfGerund(word) ?? plainOfThird(word)
  return INTRANSITIVE.has(plain) && !HOLDING.has(plain)
}

function plainOfThird(word: string): string {
  if (/ies$/.test(word)) return `${word.slice(0, -3)}y`
  return /(?:sh|ch|x|o)es$/.test(word) ? word.slice(0, -2) : word.replace(/s$/, '')
}
