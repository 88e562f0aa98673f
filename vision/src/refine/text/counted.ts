import { singular } from '../../prompt/nouns.ts'
import { numberWord } from '../values/number.ts'
import { NUMBERS } from '../words/closed.ts'
import { MEASURES } from '../words/things.ts'
import { isPlainVerb, thirdPersonOf, verbOfThird } from '../words/verbs.ts'
import { plural } from './inflect.ts'
import type { Mention, Parsed } from './mentions.ts'
import { capitalized } from './render.ts'
import { freshTokens, type Token } from './tokens.ts'

/** A sentence in which a noun is told of so many things: the number before it, the noun, and "is" or "are" after it. */
export function counted(
  sentence: Parsed,
  mention: Mention,
  count: number,
): readonly Token[] | undefined {
  const { tokens } = sentence
  const noun = tokens[mention.head]
  if (noun === undefined) return undefined
  const pair = pairBefore(tokens, mention)
  if (pair >= 0) return withoutPair(sentence, mention, pair, count)
  if (measured(tokens, mention)) return undefined
  const form = count > 1 ? plural(singular(noun.lower)) : singular(noun.lower)
  const named = matchCase(noun.text, form)
  const at = numberAt(tokens, mention)
  const before = at < 0 ? [] : [spelled(tokens[at], count)]
  const edited = tokens.map((token, i) => {
    if (i === mention.head) return { ...token, text: named }
    if (i === at && before[0] !== undefined) return before[0]
    return i === verbPlace(sentence, mention)
      ? agreeing(token, count, isVerbAt(sentence, i))
      : token
  })
  const dropped = at < 0 && count > 1 ? articleAt(tokens, mention) : -1
  if (dropped >= 0) {
    const [word] = freshTokens(matchCase(tokens[dropped]?.text ?? '', numberWord(count)))
    return edited.map((token, i) =>
      i === dropped && word !== undefined ? { ...word, gap: token.gap } : token,
    )
  }
  return edited
}

/** Where "a pair of" begins before a noun; -1 for none. */
function pairBefore(tokens: readonly Token[], { from }: Mention): number {
  const pair =
    tokens[from - 1]?.lower === 'of' &&
    /^(?:pair|couple|trio)s?$/.test(tokens[from - 2]?.lower ?? '')
  if (!pair) return -1
  return /^(?:an?|the|one|two|three|\d+)$/.test(tokens[from - 3]?.lower ?? '') ? from - 3 : from - 2
}

/** "A pair of black shoes" as one shoe, or as three. */
function withoutPair(
  sentence: Parsed,
  mention: Mention,
  at: number,
  count: number,
): readonly Token[] {
  const { tokens } = sentence
  const head = tokens[mention.head]
  const noun = count > 1 ? plural(singular(head?.lower ?? '')) : singular(head?.lower ?? '')
  const number = freshTokens(matchCase(tokens[at]?.text ?? '', numberWord(count)))
  const rest = tokens
    .slice(mention.from)
    .map((token, i) => (i === mention.head - mention.from ? { ...token, text: noun } : token))
  return [...tokens.slice(0, at), ...number, ...rest]
}

/** "a bunch of grapes" counts bunches. */
function measured(tokens: readonly Token[], { from }: Mention): boolean {
  return tokens[from - 1]?.lower === 'of' && MEASURES.has(singular(tokens[from - 2]?.lower ?? ''))
}

function numberAt(tokens: readonly Token[], { from, head }: Mention): number {
  return tokens.findIndex(
    (token, i) => i >= from && i < head && (NUMBERS.has(token.lower) || /^\d+$/.test(token.lower)),
  )
}

function articleAt(tokens: readonly Token[], { from, head }: Mention): number {
  return tokens.findIndex((token, i) => i >= from && i < head && /^an?$/.test(token.lower))
}

function spelled(token: Token | undefined, count: number): Token {
  const digits = /^\d+$/.test(token?.lower ?? '')
  const word = digits ? String(count) : numberWord(count)
  return {
    text: matchCase(token?.text ?? '', word),
    lower: word,
    gap: token?.gap ?? ' ',
    at: token?.at,
  }
}

function matchCase(old: string, word: string): string {
  return /^\p{Lu}/u.test(old) ? capitalized(word) : word
}

/** Where the verb may stand that goes with the noun: right after it, or after the phrases about it. */
function verbPlace({ chunks }: Parsed, { chunk, head }: Mention): number {
  let at = chunk + 1
  while (chunks[at]?.kind === 'prep' && chunks[at + 1]?.kind === 'np') at += 2
  const verb = chunks[at]
  const subject = chunks[chunk - 1]?.kind !== 'prep' && chunks[chunk - 1]?.kind !== 'verb'
  return subject && verb?.kind === 'verb' && verb.finite ? verb.from : head + 1
}

function isVerbAt({ chunks }: Parsed, at: number): boolean {
  return chunks.some((chunk) => chunk.from === at && chunk.kind === 'verb' && chunk.finite)
}

function agreeing(token: Token, count: number, verb: boolean): Token {
  const plain = verbOfThird(token.lower)
  if (verb && count > 1 && plain !== undefined) return { ...token, text: plain }
  if (verb && count === 1 && isPlainVerb(token.lower))
    return { ...token, text: thirdPersonOf(token.lower) }
  const forms: readonly (readonly [string, string])[] = [
    ['is', 'are'],
    ['was', 'were'],
    ['has', 'have'],
  ]
  for (const [one, many] of forms)
    if (token.lower === one || token.lower === many)
      return { ...token, text: count > 1 ? many : one }
  return token
}
