import { headMentions, type Mention, type Parsed } from '../text/mentions.ts'
import { type Phrase, sameWord } from '../text/phrase.ts'
import type { Finder } from './edit-mentions.ts'

/** The thing by its noun; in a field whose key names the thing also by its adjectives alone ("blue" under "background"). */
export const headsOrAbout: Finder = (sentence, phrase, field) => {
  const heads = headMentions(sentence, phrase)
  if (heads.length > 0 || phrase.modifiers.length === 0) return heads
  if (!field.about.some((word) => sameWord(word, phrase.head))) return []
  return aboutMentions(sentence, phrase)
}

function aboutMentions({ tokens, chunks }: Parsed, phrase: Phrase): Mention[] {
  return chunks.flatMap((chunk, index) => {
    if (chunk.kind !== 'np' || chunk.classes.includes('noun')) return []
    const words = tokens.slice(chunk.from, chunk.to).map((token) => token.lower)
    const all = phrase.modifiers.every((modifier) => words.some((word) => sameWord(word, modifier)))
    return all
      ? [
          {
            chunk: index,
            from: chunk.from,
            to: chunk.to,
            head: chunk.to - 1,
            kind: 'head' as const,
          },
        ]
      : []
  })
}
