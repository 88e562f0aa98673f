import { singular } from '../../prompt/nouns.ts'
import { ARTICLES, DETERMINERS, NUMBERS } from '../words/closed.ts'
import { isColorWord } from '../words/hues.ts'
import { MATERIALS } from '../words/things.ts'
import { isAdjective, looksAdjective } from './adjective.ts'
import { isPlural, plural } from './inflect.ts'
import type { Mention, Parsed } from './mentions.ts'
import { readPhrase } from './phrase.ts'
import { freshTokens, isWord, type Token } from './tokens.ts'

/**
 * A sentence with another thing in one's place. A thing that comes with words of its own ("a green cap") takes the place
 * of the old one's adjectives as well; a bare one ("a dog") keeps those that tell color, size or kind, and not the stuff
that the old one was made of; `named` were named with the old one and go with it.
 */
export function putInPlace(
  sentence: Parsed,
  mention: Mention,
  by: string,
  named: readonly string[] = [],
): readonly Token[] {
  const { tokens } = sentence
  const owner = /['’]s?$/.exec(tokens[mention.to - 1]?.text ?? '')?.[0]
  if (owner !== undefined)
    return spliced(
      tokens,
      mention.from,
      mention.to,
      owning(freshTokens(withoutDeterminer(by)), owner),
    )
  const many =
    mention.kind === 'words' &&
    mention.to - mention.from === 1 &&
    isColorWord(singular(tokens[mention.from]?.lower ?? '')) &&
    isPlural(tokens[mention.from]?.lower ?? '')
  if (many)
    return spliced(
      tokens,
      mention.from,
      mention.to,
      freshTokens(pluralPhrase(withoutDeterminer(by), true)),
    )
  if (mention.kind !== 'head') return spliced(tokens, mention.from, mention.to, freshTokens(by))
  const fresh = readPhrase(by)
  const own = fresh?.modifiers.some((word) => isAdjective(word) || looksAdjective(word)) === true
  const start = coreStart(tokens, mention.from, mention.head)
  const chunk = sentence.chunks[mention.chunk]
  const isAdj = (i: number): boolean => chunk?.classes[i - chunk.from] === 'adj'
  const kept = own
    ? []
    : tokens
        .slice(start, mention.head)
        .filter((token, i) => !named.includes(token.lower) && passesOn(token, isAdj(start + i)))
  const bare = withoutDeterminer(by)
  const counted =
    NUMBERS.has(tokens[start - 1]?.lower ?? '') &&
    (NUMBERS.get(tokens[start - 1]?.lower ?? '') ?? 1) > 1
  const noun = counted ? pluralPhrase(bare) : bare
  const put = [...trimmed(kept), ...freshTokens(noun)]
  return spliced(tokens, articleStart(tokens, mention.from, start, by, noun), mention.to, [
    ...determiner(tokens, mention.from, start, by, noun, mention.head),
    ...put,
  ])
}

function owning(tokens: readonly Token[], mark: string): Token[] {
  return tokens.map((token, i) =>
    i === tokens.length - 1 ? { ...token, text: token.text + mark } : token,
  )
}

/** Where the adjectives and nouns begin, after articles and numbers. */
function coreStart(tokens: readonly Token[], from: number, head: number): number {
  let at = from
  while (at < head && isDeterminer(tokens[at])) at++
  return at
}

function isDeterminer(token: Token | undefined): boolean {
  const word = token?.lower ?? ''
  return DETERMINERS.has(word) || NUMBERS.has(word) || /^\d+$/.test(word)
}

function passesOn(token: Token, adjective: boolean): boolean {
  if (!isWord(token)) return true
  return (adjective || isAdjective(token.lower)) && !MATERIALS.has(token.lower)
}

/** Without commas and "and" that join nothing. */
function trimmed(tokens: readonly Token[]): Token[] {
  const words = [...tokens]
  while (words.length > 0 && joins(words.at(-1))) words.pop()
  while (words.length > 0 && joins(words[0])) words.shift()
  return words
}

function joins(token: Token | undefined): boolean {
  return !isWord(token) || token?.lower === 'and'
}

export function withoutDeterminer(text: string): string {
  return text.replace(/^(?:an?|the|some|any)\s+(?=\S)/i, '')
}

function pluralPhrase(phrase: string, color = false): string {
  if (color) return phrase.replace(/\p{L}+$/u, (word) => plural(word))
  const head = readPhrase(phrase)
  if (head === undefined || isPlural(head.head) || head.of.length > 0) return phrase
  return phrase.replace(new RegExp(`${head.head.replace(/[^\p{L}\p{N}]/gu, '.')}$`, 'iu'), (noun) =>
    plural(noun),
  )
}

/** An article that no longer fits is replaced: "a hat" by "boots" loses it, "boots" by "a hat" gains one. */
function articleStart(
  tokens: readonly Token[],
  from: number,
  start: number,
  by: string,
  noun: string,
): number {
  const before = tokens[start - 1]
  const article = start > from && before !== undefined && /^an?$/.test(before.lower)
  if (article && (manyOrStuff(noun) || NUMBERED.test(by))) return start - 1
  return start
}

const NUMBERED = /^(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)\s/i

function determiner(
  tokens: readonly Token[],
  from: number,
  start: number,
  by: string,
  noun: string,
  head: number,
): Token[] {
  if (start > from) return []
  const own = /^(?:an?|some)\s/i.test(by)
  // "with red hat": where one thing stood without an article, another one does.
  const many = isPlural(tokens[head]?.lower ?? '')
  const prose = many && tokens.some((token) => ARTICLES.has(token.lower))
  return own && prose && !manyOrStuff(noun) ? freshTokens('a') : []
}

function manyOrStuff(noun: string): boolean {
  const head = readPhrase(noun)
  return head !== undefined && head.of.length === 0 && isPlural(head.head)
}

export function spliced(
  tokens: readonly Token[],
  from: number,
  to: number,
  put: readonly Token[],
): readonly Token[] {
  return [...tokens.slice(0, from), ...put, ...tokens.slice(to)]
}
