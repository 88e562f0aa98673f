import { PRONOUNS } from '../words/closed.ts'
import { BESIDE, clauseEnd, governorStart, standsAlone, wordsOfChunk } from './extent.ts'
import type { Cut } from './lists.ts'
import type { Parsed } from './mentions.ts'

export function besideAt(sentence: Parsed, index: number): boolean {
  return BESIDE.has(wordsOfChunk(sentence, index))
}

export function singleCut(sentence: Parsed, index: number, end: number, among = false): Cut {
  const { chunks } = sentence
  const { start, finite } = governorStart(sentence, index)
  // "wearing a jacket over a shirt": the shirt is worn as well.
  const over = chunks[index + 1]
  const worn = chunks[index - 1]?.kind === 'verb' && over?.kind === 'prep'
  if (worn && /^(?:over|under|above)$/.test(wordsOfChunk(sentence, index + 1)))
    return { drop: [{ from: index, to: index + 2 }] }
  if (finite) return finiteCut(sentence, start, end)
  if (chunks[index - 1]?.kind === 'verb' && standsAlone(sentence, index - 1))
    return { drop: [{ from: index, to: end + 1 }] }
  if (start < index) return { drop: [{ from: withComma(sentence, start, end), to: end + 1 }] }
  // The head of a fragment: what is said of it goes with it, a thing beside it stays.
  let to = end + 1
  while (chunks[to]?.kind === 'prep' && chunks[to + 1]?.kind === 'np') {
    if (besideAt(sentence, to) || (among && wordsOfChunk(sentence, to) === 'with'))
      return { drop: [{ from: index, to: to + 1 }] }
    to += 2
  }
  while (to < chunks.length && (chunks[to]?.kind === 'verb' || chunks[to]?.kind === 'np')) to++
  // "A kitchen, blurred": what only tells how it was goes as well.
  while (
    chunks[to]?.kind === 'comma' &&
    chunks[to + 1]?.kind === 'np' &&
    onlyAdjectives(sentence, to + 1)
  )
    to += 2
  return { drop: [{ from: index, to }] }
}

function onlyAdjectives({ chunks }: Parsed, index: number): boolean {
  const classes = chunks[index]?.classes ?? []
  return classes.includes('adj') && !classes.includes('noun') && !classes.includes('det')
}

/** ", with a hat, waves": both commas held the phrase. */
function withComma({ chunks }: Parsed, start: number, end: number): number {
  const held = chunks[start - 1]?.kind === 'comma' && chunks[end + 1]?.kind === 'comma'
  return held && chunks[end + 2]?.kind === 'verb' ? start - 1 : start
}

/** "She wears a hat and smiles" keeps the smile; of "She wears a hat" nothing is left. */
function finiteCut(sentence: Parsed, verb: number, end: number): Cut {
  const { chunks, tokens } = sentence
  const next = chunks[end + 1]
  const more = next?.kind === 'comma' && chunks[end + 2]?.kind === 'conj' ? end + 3 : end + 2
  if ((next?.kind === 'conj' || next?.kind === 'comma') && chunks[more]?.kind === 'verb')
    return { drop: [{ from: verb, to: more }] }
  if (chunks[verb - 1]?.kind === 'conj') return { drop: [{ from: verb - 1, to: end + 1 }] }
  const start = clauseStart(sentence, verb)
  const subject = tokens[chunks[start]?.from ?? -1]?.lower ?? ''
  const known = PRONOUNS.has(subject) || ['there', 'the', 'her', 'his', 'its'].includes(subject)
  if (known || chunks[start]?.kind !== 'np')
    return { drop: [{ from: start, to: Math.max(end + 1, clauseEnd(sentence, end) + 1) }] }
  return { drop: [{ from: verb, to: end + 1 }] }
}

function clauseStart({ chunks }: Parsed, verb: number): number {
  let start = verb
  while (start > 0 && !['sub', 'mark'].includes(chunks[start - 1]?.kind ?? 'mark')) {
    if (chunks[start - 1]?.kind === 'conj' || chunks[start - 1]?.kind === 'comma') break
    start--
  }
  return start
}
