import { DEGREES, DETERMINERS } from '../words/closed.ts'
import { sameColor } from '../words/hues.ts'
import { SAME_THINGS } from '../words/things.ts'
import { anyGerund } from '../words/verbs.ts'
import { isAdjective } from './adjective.ts'
import { chunksOf } from './chunks.ts'
import { stem } from './inflect.ts'
import { isWord, lowerWords, tokensOf } from './tokens.ts'

/** What an instruction names: "the blue background" has the head "background" and the modifier "blue". */
export interface Phrase {
  /** As it was written, without articles before it. */
  text: string
  words: string[]
  head: string
  modifiers: string[]
  /** "the brim of the hat": the words after "of". */
  of: string[]
  kind: 'noun' | 'adjective' | 'verb'
}

const LEADING = new Set([...DETERMINERS, 'such', 'only', 'just', 'ones'])

/** Undefined for a text without words. */
export function readPhrase(text: string): Phrase | undefined {
  const plain = withoutArticles(text)
  const tokens = tokensOf(plain)
  const words = lowerWords(plain)
  if (words.length === 0) return undefined
  const chunks = chunksOf(tokens)
  const first = chunks.find((chunk) => chunk.kind === 'np')
  const verb = chunks[0]?.kind === 'verb'
  const head = first?.heads[0]
  if (first === undefined || head === undefined || verb)
    return { text: plain, words, head: words[0] ?? '', modifiers: [], of: [], kind: 'verb' }
  const of = tokens.slice(head + 1, first.to).filter(isWord)
  const before = tokens.slice(0, head).filter(isWord)
  const lower = tokens[head]?.lower ?? ''
  return {
    text: plain,
    words,
    head: lower,
    modifiers: before.map((token) => token.lower).filter((word) => !skipped(word)),
    of: of.map((token) => token.lower).filter((word) => word !== 'of' && !LEADING.has(word)),
    kind: words.every((word) => isAdjective(word) || skipped(word)) ? 'adjective' : 'noun',
  }
}

/** Whether a text is a noun phrase with or without phrases about it: "the hat on her head". */
export function isThingPhrase(text: string): boolean {
  const chunks = chunksOf(tokensOf(text))
  return (
    chunks.length % 2 === 1 && chunks.every(({ kind }, i) => kind === (i % 2 === 0 ? 'np' : 'prep'))
  )
}

/** Whether a text is one noun phrase and nothing else. */
export function isNounPhrase(text: string): boolean {
  const chunks = chunksOf(tokensOf(text))
  return chunks.length === 1 && chunks[0]?.kind === 'np'
}

function skipped(word: string): boolean {
  return LEADING.has(word) || DEGREES.has(word) || word === 'and'
}

export function withoutArticles(text: string): string {
  let rest = text.trim()
  for (;;) {
    const next = rest.replace(/^(\S+)\s+(?=\S)/, (all, word: string) =>
      LEADING.has(word.toLowerCase()) ? '' : all,
    )
    if (next === rest) return rest
    rest = next
  }
}

/** Whether two words name the same: "hats" and "hat", "grey" and "gray", "backdrop" and "background". */
export function sameWord(p: string, q: string): boolean {
  const [a, b] = [stem(p), stem(q)]
  if (a === b || sameColor(a, b)) return true
  return SAME_THINGS.some((set) => (set.has(p) || set.has(a)) && (set.has(q) || set.has(b)))
}

/** The same, and "smile" for "smiling": a thing that is done and the doing. */
export function sameDeed(p: string, q: string): boolean {
  const [a, b] = [anyGerund(stem(p)), anyGerund(q)]
  return a !== undefined && a === b
}
