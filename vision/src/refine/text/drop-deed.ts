import { PRONOUNS } from '../words/closed.ts'
import { BODY } from '../words/things.ts'
import { clauseEnd } from './extent.ts'
import type { Mention, Parsed } from './mentions.ts'
import type { Token } from './tokens.ts'

/** Prepositions that belong to what is done: "looking at the water", "jumping over a fence". */
const TO_DEED = new Set([
  'at',
  'to',
  'over',
  'into',
  'onto',
  'through',
  'along',
  'across',
  'toward',
  'towards',
  'for',
  'up',
  'from',
])

/** A sentence without something that is done in it, and without what it is done to. */
export function dropDeed(sentence: Parsed, mention: Mention): readonly Token[] {
  const { tokens, chunks } = sentence
  const chunk = chunks[mention.chunk]
  if (chunk === undefined) return tokens
  if (chunk.kind === 'np') return without(tokens, mention.from, mention.to)
  const end = complementEnd(sentence, mention.chunk)
  // "loves to bake": nothing is left of it.
  const led = tokens[chunk.from]?.lower === 'to' && chunks[mention.chunk - 1]?.kind === 'verb'
  if (led) return finiteDeed(sentence, mention.chunk - 1, end)
  const last = chunks[end]?.to ?? chunk.to
  if (!chunk.finite) return without(tokens, chunk.from, last)
  return finiteDeed(sentence, mention.chunk, end)
}

function complementEnd({ tokens, chunks }: Parsed, index: number): number {
  let end = index
  if (chunks[end + 1]?.kind === 'adv') end++
  if (chunks[end + 1]?.kind === 'np') end++
  while (chunks[end + 1]?.kind === 'prep' && chunks[end + 2]?.kind === 'np') {
    const inHand = BODY.has(tokens[chunks[end + 2]?.heads[0] ?? -1]?.lower ?? '')
    if (!inHand && !TO_DEED.has(tokens[chunks[end + 1]?.from ?? -1]?.lower ?? '')) break
    end += 2
  }
  return end
}

/** "She smiles and waves" keeps the waving; of "She smiles" nothing is left, of "A cat sits on the pier" the cat is. */
function finiteDeed(sentence: Parsed, verb: number, end: number): readonly Token[] {
  const { tokens, chunks } = sentence
  const [from, to] = [chunks[verb]?.from ?? 0, chunks[end]?.to ?? 0]
  const more = chunks[end + 1]?.kind === 'conj' && chunks[end + 2]?.kind === 'verb'
  if (more) return without(tokens, from, chunks[end + 2]?.from ?? to)
  // "who loves to bake".
  if (chunks[verb - 1]?.kind === 'rel') return without(tokens, chunks[verb - 1]?.from ?? from, to)
  if (chunks[verb - 1]?.kind === 'conj') return without(tokens, chunks[verb - 1]?.from ?? from, to)
  const subject = tokens[chunks[verb - 1]?.from ?? -1]?.lower ?? ''
  const held = chunks[verb - 1]?.kind === 'comma' ? (chunks[verb - 1]?.from ?? from) : from
  if (!PRONOUNS.has(subject)) return without(tokens, held, to)
  const last = chunks[clauseEnd(sentence, end)]?.to ?? to
  return without(tokens, chunks[verb - 1]?.from ?? from, last)
}

function without(tokens: readonly Token[], from: number, to: number): readonly Token[] {
  return [...tokens.slice(0, from), ...tokens.slice(to)]
}
