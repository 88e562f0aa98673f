import type { JsonObject } from '../../json.ts'
import { headsOf } from '../document/objects.ts'
import { samePath } from '../document/path.ts'
import { rewriteTexts } from '../document/texts.ts'

import { articleFor, isPlural } from '../text/inflect.ts'
import { headMentions, type Parsed, parse, wordMentions } from '../text/mentions.ts'
import { readPhrase, sameWord } from '../text/phrase.ts'
import { editText } from '../text/sentences.ts'
import { freshTokens, lowerWords } from '../text/tokens.ts'
import { placePreposition } from '../words/places.ts'
import { MASS } from './add-part.ts'
import { summaryPaths } from './summary.ts'

/** The summary with the new place where it told the old one. */
export function summaryWith(
  document: JsonObject,
  old: string | undefined,
  setting: string,
): JsonObject {
  if (old === undefined) return document
  const plain = setting.replace(/\.$/, '')
  const summaries = summaryPaths(document)
  return rewriteTexts(document, (field) => {
    if (!summaries.some((path) => samePath(path, field.path))) return undefined
    const literal = field.text.includes(old)
      ? field.text.replace(placeBefore(old), () => placeWords(plain))
      : field.text
    if (literal !== field.text) return literal
    let done = false
    return editText(field.text, (tokens) => {
      const sentence = parse(tokens)
      const range = done ? undefined : placeIn(sentence, old, plain)
      if (range === undefined) return undefined
      done = true
      return [
        ...tokens.slice(0, range.from),
        ...freshTokens(placeWords(plain)),
        ...tokens.slice(range.to),
      ]
    })
  }).document
}

function placeBefore(old: string): RegExp {
  const text = old.replace(/\.$/, '').replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`(?:\\b(?:on|in|at|against|before|in front of) (?:an? |the )?)?${text}`)
}

export function placeWords(whole: string): string {
  const setting = whole.split(/,\s/)[0] ?? whole
  // A name of a place needs no article: "in Paris".
  if (/^\p{Lu}\p{Ll}+(?:\s\p{Lu}|$|,)/u.test(setting))
    return `${placePreposition(setting)} ${setting}`
  const lower = /^\p{Lu}\p{Ll}/u.test(setting)
    ? setting.charAt(0).toLowerCase() + setting.slice(1)
    : setting
  if (/^(?:outdoors|indoors|outside|underwater)$/.test(lower)) return lower
  const article =
    /^(?:an?|the|some|two|three|many)\s/.test(lower) || isStuff(readPhrase(lower)?.head ?? '')
      ? ''
      : `${articleFor(lower)} `
  return `${placePreposition(lower)} ${article}${lower}`
}

/** Plurals and what is not counted need no article: "on grass". */
function isStuff(noun: string): boolean {
  return isPlural(noun) || MASS.has(noun)
}

/** "on a solid blue background", "on a jetty": the phrase that told the old place. */
function placeIn(
  sentence: Parsed,
  old: string,
  now: string,
): { from: number; to: number } | undefined {
  const { chunks } = sentence
  const heads = ['background', ...headsOf(old)]
  const lower = lowerWords(now)
  const background = readPhrase('background')
  for (const [i, chunk] of chunks.entries()) {
    const before = chunks[i - 1]
    if (chunk.kind !== 'np' || before?.kind !== 'prep') continue
    const word = sentence.tokens[chunk.heads[0] ?? -1]?.lower ?? ''
    const place = /^(?:on|in|at|against|by|near|before|in front of|over|inside)$/.test(
      sentence.tokens
        .slice(before.from, before.to)
        .map((token) => token.lower)
        .join(' '),
    )
    if (!place || !heads.some((head) => sameWord(head, word))) continue
    // It tells the new background already.
    const same =
      lower.some((item) => sameWord(item, word)) &&
      background !== undefined &&
      headMentions(sentence, background).length > 0
    if (same && wordMentions(sentence, lower).length > 0) return undefined
    return { from: before.from, to: chunk.to }
  }
  return undefined
}
