import { withEnding } from '../edits/ending.ts'
import { chunksOf } from '../text/chunks.ts'
import { capitalized } from '../text/render.ts'
import { lowerWords, tokensOf } from '../text/tokens.ts'

/** Sentences get another one, a few words more words. */
export function longer(text: string | undefined, facts: readonly string[]): string {
  const more = facts.join(', ')
  if (text === undefined || text === '') return more
  const sentences = /[.!?]$/.test(text) && chunksOf(tokensOf(text)).some(({ finite }) => finite)
  return sentences ? `${text} ${capitalized(more)}.` : withEnding(text, `, ${more}`)
}

/** The phrases that say something the text does not say yet. */
export function unsaid(text: string, facts: readonly string[]): string[] {
  const said = new Set(lowerWords(text))
  const fresh: string[] = []
  for (const fact of facts) {
    const content = lowerWords(fact).filter((word) => !STOP.has(word))
    if (content.filter((word) => !said.has(word)).length * 2 < Math.max(1, content.length)) continue
    fresh.push(fact)
    for (const word of content) said.add(word)
  }
  return fresh
}

const STOP = new Set(
  'a an the of in on at and with to is are its her his their light mood style texture palette background'.split(
    ' ',
  ),
)
