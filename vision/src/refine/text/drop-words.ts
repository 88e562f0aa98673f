import { colorLength, isShadeWord } from '../words/hues.ts'
import { cutThing } from './cut.ts'
import type { Mention, Parsed } from './mentions.ts'
import type { Token } from './tokens.ts'

/**
 * A sentence without an adjective: "red dress" without "red" is a "dress"; where nothing but the adjective stood, as in
 * a list of colors or after "is", that goes. Undefined where the adjective does not stand.
 */
export function dropAdjective(
  sentence: Parsed,
  words: readonly string[],
  same: Same,
): readonly Token[] | undefined {
  const { tokens, chunks } = sentence
  for (const [index, chunk] of chunks.entries()) {
    if (chunk.kind !== 'np') continue
    const at = findRun(tokens, chunk.from, chunk.to, words, same)
    if (at === undefined) continue
    const noun = chunk.classes.lastIndexOf('noun')
    if (noun < 0 || chunk.from + noun < at.from) return dropAlone(sentence, index, at)
    return dropBetween(tokens, at, chunk.from)
  }
  return undefined
}

export type Same = (p: string, q: string) => boolean

interface Run {
  from: number
  to: number
}

function findRun(
  tokens: readonly Token[],
  from: number,
  to: number,
  words: readonly string[],
  same: Same,
): Run | undefined {
  for (let i = from; i + words.length <= to; i++) {
    if (!words.every((word, n) => same(tokens[i + n]?.lower ?? '', word))) continue
    const shade = i > from && isShadeWord(tokens[i - 1]?.lower ?? '') && isColor(tokens, i - 1)
    return { from: shade ? i - 1 : i, to: i + words.length }
  }
  return undefined
}

function isColor(tokens: readonly Token[], at: number): boolean {
  return (
    colorLength(
      tokens.slice(at, at + 2).map((token) => token.lower),
      0,
    ) === 2
  )
}

/** The phrase has no noun of its own: without the adjective nothing of it is left, or only other adjectives. */
function dropAlone(sentence: Parsed, index: number, run: Run): readonly Token[] {
  const chunk = sentence.chunks[index]
  const others = sentence.tokens.slice(chunk?.from, chunk?.to).length - (run.to - run.from)
  const joined = chunk?.classes.includes('conj') || chunk?.classes.includes('comma')
  if (joined === true && others > 1) return dropBetween(sentence.tokens, run, chunk?.from ?? 0)
  const mention: Mention = {
    chunk: index,
    from: run.from,
    to: run.to,
    head: run.to - 1,
    kind: 'head',
  }
  return cutThing(sentence, mention, false)
}

/** With the "and" or the comma that joined it to the next adjective, or to the one before. */
function dropBetween(tokens: readonly Token[], { from, to }: Run, first: number): readonly Token[] {
  const joins = (token: Token | undefined): boolean =>
    token !== undefined && [',', 'and', '&', 'or'].includes(token.lower)
  let [start, end] = [from, to]
  if (joins(tokens[end])) {
    while (joins(tokens[end])) end++
  } else while (start > first && joins(tokens[start - 1])) start--
  return [...tokens.slice(0, start), ...tokens.slice(end)]
}
