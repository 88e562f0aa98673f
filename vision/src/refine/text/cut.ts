import { agreeing } from './agree.ts'
import { attachedEnd, clauseEnd, governorStart, wordsOfChunk } from './extent.ts'
import { type Cut, changesKind, cutItem, listAround } from './lists.ts'
import type { Mention, Parsed } from './mentions.ts'
import { besideAt, singleCut } from './single-cut.ts'
import type { Token } from './tokens.ts'

/**
 * A sentence without one thing and without the words that only lead to it: "wearing a hat and boots" becomes "wearing
 * boots", "A cat sits on a chair" keeps "A cat sits", a clause that says something of the thing alone goes whole. `alone`
 * tells that the thing is an object of its own, so that where it stands goes with it; `among` that the text lists
 * colors.
 */
export function cutThing(
  sentence: Parsed,
  mention: Mention,
  alone: boolean,
  among = false,
): readonly Token[] {
  const cut = among ? amongCut(sentence, mention.chunk) : undefined
  const kept = apply(sentence, cut ?? cutOf(sentence, mention.chunk, alone))
  return agreeing(sentence, mention.chunk, kept)
}

/** In a list of colors what comes with one is another one: "Blue with warm skin tones". */
function amongCut(sentence: Parsed, index: number): Cut | undefined {
  const first = index === 0 && wordsOfChunk(sentence, 1) === 'with'
  return first ? singleCut(sentence, index, index, true) : undefined
}

function cutOf(sentence: Parsed, index: number, alone: boolean): Cut {
  const { chunks } = sentence
  const end = attachedEnd(sentence, index, false)
  const next = chunks[end + 1]
  if (next?.kind === 'verb' && next.finite && isSubject(sentence, index))
    return subjectCut(sentence, index)
  const items = listAround(sentence, index)
  if (items.length > 1) return listCut(sentence, items, index, end)
  // "A cat next to a dog in a garden": the garden is the cat's as well.
  const whole = alone && ['with', ''].includes(governorWord(sentence, index))
  return singleCut(sentence, index, attachedEnd(sentence, index, whole))
}

/** The preposition or verb before a noun phrase; empty where none is. */
function governorWord(sentence: Parsed, index: number): string {
  const kind = sentence.chunks[index - 1]?.kind
  return kind === 'prep' || kind === 'verb' ? wordsOfChunk(sentence, index - 1) : ''
}

/** Whether the noun phrase is what the verb after it is about, and no object of a preposition. */
function isSubject({ chunks }: Parsed, index: number): boolean {
  const kind = chunks[index - 1]?.kind
  return kind === undefined || kind === 'conj' || kind === 'comma' || kind === 'sub'
}

function subjectCut(sentence: Parsed, index: number): Cut {
  const { chunks } = sentence
  const items = listAround(sentence, index)
  // "A cat and a dog sit": the other one still does; "on the shore, and smoke rises" are two clauses.
  const last = items.length > 1 && items.at(-1)?.from === index
  if (last && chunks[index - 1]?.kind === 'conj' && isSubject(sentence, items[0]?.from ?? 0))
    return cutItem(sentence, items, items.length - 1, index)
  const from = chunks[index - 1] === undefined ? index : index - 1
  return { drop: [{ from, to: clauseEnd(sentence, index) + 1 }] }
}

function listCut(
  sentence: Parsed,
  items: readonly { from: number; to: number }[],
  index: number,
  end: number,
): Cut {
  const r = items.findIndex((item) => item.from <= index && index < item.to)
  const item = items[r]
  if (item === undefined) return { drop: [] }
  // The thing stands in a phrase about an item: "a jacket with buttons, boots".
  if (item.from !== index) return singleCut(sentence, index, end)
  const governor = governorStart(sentence, index)
  if (governor.start < index && changesKind(sentence, items, r))
    return { drop: [{ from: governor.start, to: item.to }] }
  const beside = sentence.chunks[index + 1]
  if (
    r === 0 &&
    governor.start === index &&
    beside?.kind === 'prep' &&
    besideAt(sentence, index + 1)
  )
    return { drop: [{ from: index, to: index + 2 }] }
  return cutItem(
    sentence,
    items,
    r,
    r === items.length - 1 && !hasAnd(sentence, item.from) ? item.to - 1 : end,
  )
}

/** Whether an "and" stands right before the item: what follows it may then be said of the whole list. */
function hasAnd({ chunks }: Parsed, from: number): boolean {
  return chunks[from - 1]?.kind === 'conj'
}

function apply({ tokens, chunks }: Parsed, cut: Cut): readonly Token[] {
  const gone = new Set<number>()
  for (const { from, to } of cut.drop)
    for (let c = from; c < to; c++) {
      const chunk = chunks[c]
      for (let i = chunk?.from ?? 0; i < (chunk?.to ?? 0); i++) gone.add(i)
    }
  const kept = tokens.filter((_, i) => !gone.has(i))
  if (cut.move === undefined) return kept
  const { separator, before } = cut.move
  const first = chunks[before]?.from ?? 0
  const moved = tokens.slice(chunks[separator.from]?.from, chunks[separator.to - 1]?.to)
  const at = kept.findIndex((token) => token.at !== undefined && token.at >= first)
  const fresh = moved.map((token) => ({ ...token, at: undefined }))
  return [...kept.slice(0, at), ...fresh, ...kept.slice(at)]
}
