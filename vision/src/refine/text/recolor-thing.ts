import { DETERMINERS, NUMBERS } from '../words/closed.ts'
import { colorLength, isColorWord, isShadeWord } from '../words/hues.ts'
import { MATERIALS } from '../words/things.ts'
import type { Mention, Parsed } from './mentions.ts'
import { spliced } from './substitute.ts'
import { freshTokens, type Token } from './tokens.ts'

/** Where colors stand that a sentence gives a thing: before its noun, or after "is". Empty where it gives none. */
export function colorsOfMention(
  sentence: Parsed,
  mention: Mention,
): { from: number; to: number }[] {
  const { tokens, chunks } = sentence
  const own = colorRuns(tokens, mention.from, mention.head)
  if (own.length > 0) return own
  const [verb, said] = [chunks[mention.chunk + 1], chunks[mention.chunk + 2]]
  const is =
    verb?.kind === 'verb' && /^(?:is|are|was|were|looks?)$/.test(tokens[verb.from]?.lower ?? '')
  return is && said?.kind === 'np' ? colorRuns(tokens, said.from, said.to) : []
}

function colorRuns(
  tokens: readonly Token[],
  from: number,
  to: number,
): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = []
  const words = tokens.slice(0, to).map((token) => token.lower)
  for (let at = from; at < to; ) {
    const length = colorLength(words, at)
    if (length > 0) runs.push({ from: at, to: at + length })
    at += Math.max(1, length)
  }
  return runs
}

/** Other colors in the place of those that stand there, from the first to the last. */
export function withColors(
  sentence: Parsed,
  mention: Mention,
  colors: string,
): readonly Token[] | undefined {
  const runs = colorsOfMention(sentence, mention)
  const [first, last] = [runs[0], runs.at(-1)]
  if (first === undefined || last === undefined) return undefined
  return spliced(sentence.tokens, first.from, last.to, freshTokens(colors))
}

/** An adjective before a noun's own nouns and after its other adjectives: "curly hair" becomes "curly red hair". */
export function withAdjective(
  sentence: Parsed,
  mention: Mention,
  adjective: string,
  first = false,
): readonly Token[] {
  const { tokens } = sentence
  let at = mention.from
  while (at < mention.head && isDeterminer(tokens[at])) at++
  for (let i = at; i < mention.head; i++) if (isGenitive(tokens[i])) at = i + 1
  const chunk = sentence.chunks[mention.chunk]
  const isNoun = (i: number): boolean => chunk?.classes[i - chunk.from] === 'noun'
  // "a white wooden table": what it is made of stands nearest to the noun.
  const stays = (i: number): boolean =>
    isNoun(i) || (isColorWord(adjective) && MATERIALS.has(tokens[i]?.lower ?? ''))
  if (!first) while (at < mention.head && !stays(at)) at++
  // "warm" before "blue" would be a shade of it.
  if (isColorWord(adjective))
    while (at > mention.from && isShadeWord(tokens[at - 1]?.lower ?? '')) at--
  return spliced(tokens, at, at, freshTokens(adjective))
}

function isGenitive(token: Token | undefined): boolean {
  return /['’]s$|s['’]$/.test(token?.lower ?? '')
}

function isDeterminer(token: Token | undefined): boolean {
  const word = token?.lower ?? ''
  return DETERMINERS.has(word) || NUMBERS.has(word) || /^\d+$/.test(word)
}

/** Whether the thing is named for the first time, with "a" or without an article, and not as one already known. */
export function isIntroduced(sentence: Parsed, mention: Mention): boolean {
  const { tokens } = sentence
  if (tokens.slice(mention.from, mention.head).some(isGenitive)) return false
  const word = tokens[mention.from]?.lower ?? ''
  return !/^(?:the|this|that|these|those|my|your|his|her|its|our|their)$/.test(word)
}
