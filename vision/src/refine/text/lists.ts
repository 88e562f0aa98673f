import { BEINGS } from '../words/things.ts'
import { startsClause } from './extent.ts'
import { stem } from './inflect.ts'
import type { Parsed } from './mentions.ts'

/** Items of a list by their chunks; `to` is not included. A separator is a comma, an "and", or both. */
interface Item {
  from: number
  to: number
}

/** The list that the noun phrase at `index` is an item of: "a hat, a scarf and boots". One item is no list. */
export function listAround(sentence: Parsed, index: number): Item[] {
  const { chunks } = sentence
  const items: Item[] = [{ from: index, to: itemEnd(sentence, index) }]
  for (;;) {
    const last = items.at(-1)
    const next = afterSeparator(sentence, last?.to ?? 0)
    if (next < 0 || startsClause(sentence, next) || isAppositive(sentence, next)) break
    if (isDescribed(sentence, index, next)) break
    if (items.length === 1 && isOuter(sentence, index, last?.to ?? 0)) break
    items.push({ from: next, to: itemEnd(sentence, next) })
  }
  for (;;) {
    const first = items[0]?.from ?? 0
    const from = itemBefore(sentence, first)
    if (from < 0 || isDescribed(sentence, from, first)) break
    items.unshift({ from, to: itemEnd(sentence, from) })
  }
  return items.every((item) => chunks[item.from]?.kind === 'np') ? items : items.slice(0, 1)
}

/** "a kitchen, blurred": adjectives after a thing say how it is. */
function isDescribed({ chunks }: Parsed, thing: number, next: number): boolean {
  const noun = (at: number): boolean => chunks[at]?.classes.includes('noun') === true
  return (
    noun(thing) &&
    !noun(next) &&
    chunks[next]?.classes.includes('adj') === true &&
    !chunks[next]?.classes.includes('det')
  )
}

/** "adorned with flowers, and a scarf": with a comma of its own the "and" goes back beyond the preposition. */
function isOuter({ chunks }: Parsed, index: number, at: number): boolean {
  const governed = chunks[index - 1]?.kind === 'prep'
  return governed && chunks[at]?.kind === 'comma' && chunks[at + 1]?.kind === 'conj'
}

/** A noun phrase with the phrases about it: "a jacket with gold buttons". */
function itemEnd({ chunks }: Parsed, from: number): number {
  let to = from + 1
  while (chunks[to]?.kind === 'prep' && chunks[to + 1]?.kind === 'np') to += 2
  return to
}

function afterSeparator({ chunks }: Parsed, at: number): number {
  let next = at
  if (chunks[next]?.kind === 'comma') next++
  if (chunks[next]?.kind === 'conj') next++
  return next > at && chunks[next]?.kind === 'np' ? next : -1
}

/** Where the item begins that a separator joins to the one at `at`. */
function itemBefore(sentence: Parsed, at: number): number {
  const { chunks } = sentence
  let end = at - 1
  if (chunks[end]?.kind === 'conj') end--
  if (chunks[end]?.kind === 'comma') end--
  if (end === at - 1 || chunks[end]?.kind !== 'np') return -1
  let from = end
  while (chunks[from - 1]?.kind === 'prep' && chunks[from - 2]?.kind === 'np') {
    // "with a hat and boots": what governs the first item is no part of the item before.
    if (!separates(sentence, from - 3)) break
    from -= 2
  }
  return from
}

function separates({ chunks }: Parsed, index: number): boolean {
  const kind = chunks[index]?.kind
  return kind === 'comma' || kind === 'conj'
}

/** "Mia, a young girl, stands": another name for the same one. */
function isAppositive(sentence: Parsed, next: number): boolean {
  const { chunks } = sentence
  if (next !== 2 || chunks[1]?.kind !== 'comma') return false
  const end = itemEnd(sentence, next)
  return chunks[end]?.kind === 'comma' && chunks[end + 1]?.kind === 'verb'
}

/** What to drop so that an item goes: chunks, and where an "and" must be put before the new last item. */
export interface Cut {
  drop: { from: number; to: number }[]
  /** A separator that takes the place of the one at these chunks. */
  move?: { separator: { from: number; to: number }; before: number }
}

/** The cut of item `r`; `end` is the last chunk that goes with a last item (what follows may belong to all). */
export function cutItem({ chunks }: Parsed, items: readonly Item[], r: number, end: number): Cut {
  const [item, prev, next] = [items[r], items[r - 1], items[r + 1]]
  if (item === undefined) return { drop: [] }
  const comma = oxfordComma(chunks, items, r)
  if (r === 0) return { drop: [{ from: item.from, to: next?.from ?? item.to }, ...comma] }
  if (r < items.length - 1)
    return { drop: [{ from: prev?.to ?? item.from, to: item.to }, ...comma] }
  const separator = { from: prev?.to ?? item.from, to: item.from }
  const drop = [{ from: item.from, to: end + 1 }]
  const before = items[r - 2]
  const commas = chunks.slice(separator.from, separator.to).every(({ kind }) => kind === 'comma')
  if (prev === undefined || before === undefined || commas) return { drop: [separator, ...drop] }
  const old = { from: before.to, to: prev.from }
  // Two items need no comma before their "and".
  const from =
    items.length === 3 && chunks[separator.from]?.kind === 'comma'
      ? separator.from + 1
      : separator.from
  return {
    drop: [...drop, old, separator],
    move: { separator: { from, to: separator.to }, before: prev.from },
  }
}

/** The comma before the "and" that joins the two items left of three. */
function oxfordComma(
  chunks: Parsed['chunks'],
  items: readonly Item[],
  r: number,
): { from: number; to: number }[] {
  const at = items[1]?.to ?? -1
  const comma = items.length === 3 && r < 2 && chunks[at]?.kind === 'comma'
  return comma && chunks[at + 1]?.kind === 'conj' ? [{ from: at, to: at + 1 }] : []
}

/** "in a red dress and a dog": the second one is no item of clothing but somebody else. */
export function changesKind(
  { tokens, chunks }: Parsed,
  items: readonly Item[],
  r: number,
): boolean {
  const head = (item: Item | undefined): string =>
    stem(tokens[chunks[item?.from ?? -1]?.heads[0] ?? -1]?.lower ?? '')
  return r === 0 && BEINGS.has(head(items[1])) && !BEINGS.has(head(items[0]))
}
