import { ICONS } from '../words/things.ts'
import { type Chunk, chunksOf } from './chunks.ts'
import { type Phrase, sameDeed, sameWord } from './phrase.ts'
import { isWord, type Token } from './tokens.ts'

/** Where a sentence speaks of a phrase. */
export interface Mention {
  /** The chunk that it stands in. */
  chunk: number
  /** The part of the chunk with its own adjectives, `from` included, `to` not; without the words before an "of". */
  from: number
  to: number
  head: number
  /** "head": the thing itself. "modifier": a word before another noun. "words": a run of words. "verb": what is done. */
  kind: 'head' | 'modifier' | 'words' | 'verb'
}

export interface Parsed {
  tokens: readonly Token[]
  chunks: readonly Chunk[]
}

export function parse(tokens: readonly Token[]): Parsed {
  return { tokens, chunks: chunksOf(tokens) }
}

/**
 * Every place in a sentence where the thing is named with its modifiers. `about` are words that the field itself says
 * ("background" for a text under that key): they need not be said again.
 */
export function headMentions(
  sentence: Parsed,
  phrase: Phrase,
  about: readonly string[] = [],
): Mention[] {
  const { tokens, chunks } = sentence
  const found: Mention[] = []
  chunks.forEach((chunk, index) => {
    if (chunk.kind !== 'np') return
    chunk.heads.forEach((last, n) => {
      // "umbrella icon" is named by its umbrella as well.
      const head =
        ICONS.has(tokens[last]?.lower ?? '') &&
        last > chunk.from &&
        sameWord(tokens[last - 1]?.lower ?? '', phrase.head)
          ? last - 1
          : last
      const from = n === 0 ? chunk.from : (chunk.heads[n - 1] ?? 0) + 2
      const word = tokens[head]?.lower ?? ''
      if (!sameWord(word, phrase.head)) return
      const words = tokens.slice(from, head).map((token) => token.lower)
      const rest = tokens.slice(head + 1, chunk.to).map((token) => token.lower)
      const said = [...words, ...predicate(sentence, index), ...about]
      if (!phrase.modifiers.every((modifier) => holds(said, modifier))) return
      if (!phrase.of.every((modifier) => holds([...words, ...rest], modifier))) return
      found.push({ chunk: index, from, to: head + 1, head, kind: 'head' })
    })
  })
  return found
}

/** The same, and where the thing only tells what another one is like: "robot" in "robot chef". */
export function nounMentions(sentence: Parsed, phrase: Phrase): Mention[] {
  const heads = headMentions(sentence, phrase)
  return heads.length > 0 ? heads : compoundMentions(sentence, phrase)
}

/** Where it stands before another noun and tells what that is like: "lantern" in "lantern glow". */
export function compoundMentions({ tokens, chunks }: Parsed, phrase: Phrase): Mention[] {
  return chunks.flatMap((chunk, index) => {
    if (chunk.kind !== 'np' || phrase.kind !== 'noun') return []
    const last = chunk.heads[0] ?? chunk.from
    const head = tokens.findIndex(
      (token, i) =>
        i >= chunk.from &&
        i < last &&
        chunk.classes[i - chunk.from] === 'noun' &&
        sameWord(token.lower, phrase.head),
    )
    if (head < 0) return []
    const words = tokens.slice(chunk.from, head).map((token) => token.lower)
    if (!phrase.modifiers.every((modifier) => holds(words, modifier))) return []
    return [{ chunk: index, from: chunk.from, to: head + 1, head, kind: 'head' as const }]
  })
}

/** "The hat is red": what is said of a thing after "is". */
function predicate({ tokens, chunks }: Parsed, index: number): string[] {
  const [verb, said] = [chunks[index + 1], chunks[index + 2]]
  if (verb?.kind !== 'verb' || said?.kind !== 'np') return []
  if (!/^(?:is|are|was|were|looks?|appears?)$/.test(tokens[verb.from]?.lower ?? '')) return []
  return tokens.slice(said.from, said.to).map((token) => token.lower)
}

function holds(words: readonly string[], modifier: string): boolean {
  return words.some(
    (word) =>
      sameWord(word, modifier) ||
      (word.includes('-') && word.split('-').some((part) => sameWord(part, modifier))),
  )
}

/** The words of the phrase in a row, wherever they stand. */
export function wordMentions({ tokens, chunks }: Parsed, words: readonly string[]): Mention[] {
  if (words.length === 0) return []
  const found: Mention[] = []
  for (let from = 0; from + words.length <= tokens.length; from++) {
    const same = words.every((word, n) => sameWord(tokens[from + n]?.lower ?? '', word))
    if (!same || !isWord(tokens[from])) continue
    const to = from + words.length
    const chunk = chunks.findIndex((candidate) => candidate.from <= from && from < candidate.to)
    found.push({ chunk, from, to, head: to - 1, kind: 'words' })
    from = to - 1
  }
  return found
}

/** Verbs and adjectives of the deed that the phrase names: "smiling" for "the smile". */
export function deedMentions({ tokens, chunks }: Parsed, word: string): Mention[] {
  return chunks.flatMap((chunk, index) => {
    const at = tokens.findIndex(
      (token, i) => i >= chunk.from && i < chunk.to && sameDeed(word, token.lower),
    )
    if (at < 0 || (chunk.kind === 'np' && chunk.classes[at - chunk.from] === 'noun')) return []
    return [{ chunk: index, from: at, to: at + 1, head: at, kind: 'verb' as const }]
  })
}
