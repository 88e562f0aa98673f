import { clauseEnd } from '../text/extent.ts'
import { headMentions, parse } from '../text/mentions.ts'
import type { Phrase } from '../text/phrase.ts'
import { editText } from '../text/sentences.ts'
import type { Token } from '../text/tokens.ts'

/** What a text says of a thing: its noun phrases and the clauses it is the subject of, as they are written. */
export function saidOf(text: string, phrase: Phrase): string[] {
  const said: string[] = []
  editText(text, (tokens) => {
    const sentence = parse(tokens)
    for (const mention of headMentions(sentence, phrase)) {
      const next = sentence.chunks[mention.chunk + 1]
      const subject = next?.kind === 'verb' && next.finite
      const end = subject
        ? (sentence.chunks[clauseEnd(sentence, mention.chunk)]?.to ?? mention.to)
        : mention.to
      said.push(written(tokens.slice(mention.from, end)))
    }
    return undefined
  })
  return said
}

function written(tokens: readonly Token[]): string {
  const text = tokens.map((token, i) => (i === 0 ? '' : token.gap) + token.text).join('')
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
}
