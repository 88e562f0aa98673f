import type { Thing } from '../document/objects.ts'
import { chunksOf } from '../text/chunks.ts'
import { type Parsed, parse } from '../text/mentions.ts'
import { sameWord } from '../text/phrase.ts'
import { editText } from '../text/sentences.ts'
import { freshTokens, type Token } from '../text/tokens.ts'
import { anyGerund, POSTURES, thirdPersonOf, verbOfGerund, verbOfThird } from '../words/verbs.ts'
import type { Deed } from './deed.ts'

/** "a fox, sitting in tall grass" that sleeps is "sleeping in tall grass"; one that sits on a rock sits there. */
export function withOwnVerb(text: string, deed: Deed): string | undefined {
  const { verb } = deed
  if (verb === undefined || !(POSTURES.has(verb) || RESTS.has(verb))) return undefined
  let done = false
  return editText(text, (tokens) => {
    const chunks = chunksOf(tokens)
    const at = chunks.findIndex(
      (chunk) =>
        chunk.kind === 'verb' &&
        !chunk.finite &&
        POSTURES.has(verbOfGerund(tokens[chunk.from]?.lower ?? '') ?? ''),
    )
    const chunk = chunks[at]
    if (done || chunk === undefined) return undefined
    done = true
    const placed =
      chunks[at + 1]?.kind === 'prep' && chunks[at + 2]?.kind === 'np' && deed.text.includes(' ')
    const to = placed ? (chunks[at + 2]?.to ?? chunk.to) : chunk.from + 1
    return [...tokens.slice(0, chunk.from), ...freshTokens(deed.text), ...tokens.slice(to)]
  })
}

const RESTS = new Set(['sleep', 'nap', 'doze', 'rest', 'relax'])

/** A text in which the thing's old posture or action is told by a verb, with the new one in its place. */
export function withVerb(text: string, thing: Thing, deed: Deed): string | undefined {
  const { verb } = deed
  if (verb === undefined || !POSTURES.has(verb)) return undefined
  let done = false
  return editText(text, (tokens) => {
    if (done) return undefined
    const after = verbChanged(parse(tokens), thing, deed, verb)
    done ||= after !== undefined
    return after
  })
}

function verbChanged(
  sentence: Parsed,
  thing: Thing,
  deed: Deed,
  verb: string,
): readonly Token[] | undefined {
  const { tokens, chunks } = sentence
  for (const [index, chunk] of chunks.entries()) {
    if (chunk.kind !== 'verb' || !isSubjectOf(sentence, index, thing)) continue
    for (let at = chunk.from; at < chunk.to; at++) {
      const word = tokens[at]?.lower ?? ''
      const gerund = anyGerund(word)
      const old = verbOfThird(word) ?? (gerund === undefined ? undefined : verbOfGerund(gerund))
      if (old === undefined || !POSTURES.has(old) || old === verb) continue
      const words = deed.text.split(/\s+/)
      const form = word.endsWith('ing') ? words[0] : thirdPersonOf(verb)
      const put = freshTokens([form, ...words.slice(1)].join(' '))
      return [
        ...tokens.slice(0, at),
        ...put,
        ...tokens.slice(oldPlaceEnd(sentence, index, at + 1, deed)),
      ]
    }
  }
  return undefined
}

/** A new place takes the old one's: "lies on the shore" that floats on the water is there no more; a backdrop stays. */
function oldPlaceEnd({ tokens, chunks }: Parsed, index: number, from: number, deed: Deed): number {
  const [prep, place] = [chunks[index + 1], chunks[index + 2]]
  const head = tokens[place?.heads[0] ?? -1]?.lower ?? ''
  const placed = /\s(?:on|in|at|under|over|by|beside|behind|near)\s/.test(deed.text)
  const old =
    prep?.kind === 'prep' && place?.kind === 'np' && !/^(?:background|backdrop)$/.test(head)
  return placed && old ? place.to : from
}

/** Whether the nearest noun before a verb, past phrases about it, is the thing. */
function isSubjectOf({ tokens, chunks }: Parsed, index: number, thing: Thing): boolean {
  const before = chunks.slice(0, index).filter((chunk) => chunk.kind === 'np')
  return before.some((chunk) =>
    chunk.heads.some((at) => {
      const word = tokens[at]?.lower ?? ''
      return /^(?:she|he|it|they)$/.test(word) || thing.heads.some((head) => sameWord(head, word))
    }),
  )
}
