import { ABBREVIATIONS } from '../words/closed.ts'
import { capitalized, render } from './render.ts'
import { type Token, tokensOf } from './tokens.ts'

interface Sentence {
  body: string
  /** The marks that end it, and the space after them. */
  mark: string
  gap: string
}

const SENTENCE = /[^.!?;\n]*(?:[.!?;](?!\s|$)[^.!?;\n]*)*(?:[.!?;]+(?=\s|$)|(?=\n)|$)/g
const ABBREVIATED = new RegExp(`(?:^|[^\\p{L}])(?:${ABBREVIATIONS.source})$`, 'iu')
/** Longer ones are read in parts: the work for one sentence grows with the square of its length. */
const MAX_LENGTH = 1200

function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = []
  let end = 0
  for (const match of text.matchAll(SENTENCE)) {
    if (match[0] === '') continue
    const last = sentences.at(-1)
    const whole = match[0].trimStart()
    const gap = text.slice(end, match.index + match[0].length - whole.length)
    const shortForm = last?.mark === '.' && ABBREVIATED.test(last.body)
    if (last !== undefined) last.gap = gap
    if (last !== undefined && shortForm) {
      sentences.pop()
      sentences.push(...inParts(`${last.body}.${gap}${whole}`))
    } else sentences.push(...inParts(whole))
    end = match.index + match[0].length
  }
  return sentences
}

function inParts(whole: string): Sentence[] {
  const parts: Sentence[] = []
  let rest = whole
  while (rest.length > MAX_LENGTH) {
    const comma = rest.lastIndexOf(', ', MAX_LENGTH)
    const space = comma > 0 ? comma : rest.lastIndexOf(' ', MAX_LENGTH)
    const at = space > 0 ? space : MAX_LENGTH
    const mark = rest[at] === ',' ? ',' : ''
    const next = rest.slice(at + mark.length).trimStart()
    parts.push({
      body: rest.slice(0, at),
      mark,
      gap: rest.slice(at + mark.length, rest.length - next.length),
    })
    rest = next
  }
  let cut = rest.length
  while ('.!?;'.includes(rest[cut - 1] ?? ' ')) cut--
  return [...parts, { body: rest.slice(0, cut), mark: rest.slice(cut), gap: '' }]
}

/** What becomes of the tokens of one sentence; undefined where they stay as they are. */
export type Edit = (tokens: readonly Token[]) => readonly Token[] | undefined

/**
 * A text with its sentences edited one by one; sentences that stay are kept byte for byte, sentences of which no word is
 * left are dropped. Undefined when nothing changed, empty when nothing is left.
 */
export function editText(text: string, edit: Edit): string | undefined {
  const sentences = sentencesOf(text)
  let changed = false
  const edited = sentences.map((sentence) => {
    const tokens = tokensOf(sentence.body)
    const after = edit(tokens)
    if (after === undefined) return sentence
    changed = true
    return { ...sentence, body: render(tokens, after) }
  })
  return changed ? joinSentences(sentences, edited) : undefined
}

function joinSentences(before: readonly Sentence[], after: readonly Sentence[]): string {
  const kept = after.filter((sentence) => sentence.body !== '')
  const end = before.at(-1)?.mark ?? ''
  const text = kept
    .map((sentence, i) => {
      const opens = i === 0 ? before[0] : undefined
      const body = opens && /^\p{Lu}/u.test(opens.body) ? capitalized(sentence.body) : sentence.body
      const last = i === kept.length - 1
      const mark = last && /[;,]/.test(sentence.mark) ? end : sentence.mark
      return last ? body + (mark || end) : body + mark + (sentence.gap || (mark === '' ? '' : ' '))
    })
    .join('')
  return text.trim()
}
