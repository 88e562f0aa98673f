import type { JsonObject } from '../../json.ts'
import type { TextField } from '../document/texts.ts'
import { headMentions, type Parsed } from '../text/mentions.ts'
import type { Phrase } from '../text/phrase.ts'
import { spliced } from '../text/substitute.ts'
import { freshTokens, lowerWords } from '../text/tokens.ts'
import { colorLength } from '../words/hues.ts'
import { opposites } from '../words/opposites.ts'
import { MATERIALS } from '../words/things.ts'
import { editMentions, mentions } from './edit-mentions.ts'
import { describeThing, recolorThing } from './recolor.ts'

/**
 * A thing that the texts name with other qualities: colors take the place of its colors, other qualities that of their
 * opposites ("long hair" made short is "short hair"), or they are put before its noun.
 */
export function withQualities(
  document: JsonObject,
  phrase: Phrase,
  text: string,
  within: (field: TextField) => boolean = () => true,
): JsonObject {
  const { colors, rest } = sorted(lowerWords(text).filter((word) => word !== 'and'))
  const told = colors.length > 0 ? rest.join(' ') : text.toLowerCase()
  const described = rest.length > 0 ? withOthers(document, phrase, told, rest, within) : document
  return colors.length > 0
    ? recolorThing(described, phrase, colors.join(' and '), within).document
    : described
}

function sorted(words: readonly string[]): { colors: string[]; rest: string[] } {
  const colors: string[] = []
  const rest: string[] = []
  for (let at = 0; at < words.length; ) {
    const length = colorLength(words, at)
    if (length > 0) colors.push(words.slice(at, at + length).join(' '))
    else rest.push(words[at] ?? '')
    at += Math.max(1, length)
  }
  return { colors, rest }
}

function withOthers(
  document: JsonObject,
  phrase: Phrase,
  text: string,
  words: readonly string[],
  within: (field: TextField) => boolean,
): JsonObject {
  const added: string[] = []
  const next = words.reduce((left, word) => {
    const swapped = swappedOpposite(left, phrase, word, within)
    if (swapped === undefined) added.push(word)
    return swapped ?? left
  }, document)
  if (added.length === 0 || isSo(next, phrase, added, within)) return next
  const stuff = added.filter((word) => MATERIALS.has(word))
  const others = added.filter((word) => !MATERIALS.has(word))
  const put = others.length === words.length ? text : others.join(' ')
  // "black leather saddle": what it is made of stands right before the noun.
  const made =
    stuff.length === 0 ? next : describeThing(next, phrase, stuff.join(' '), within).document
  return others.length === 0 ? made : describeThing(made, phrase, put, within, true).document
}

/** One word in the place of its opposite, wherever that stands; undefined where it does not. */
function swappedOpposite(
  document: JsonObject,
  phrase: Phrase,
  word: string,
  within: (field: TextField) => boolean,
): JsonObject | undefined {
  const gone = MATERIALS.has(word)
    ? [...MATERIALS].filter((other) => other !== word)
    : opposites(word)
  const next = editMentions(
    document,
    phrase,
    (sentence, { from, head }) => {
      const before = sentence.tokens.findIndex(
        (token, i) => i >= from && i < head && gone.includes(token.lower),
      )
      const at = before >= 0 ? before : predicateAt(sentence, head, gone)
      return at < 0 ? undefined : spliced(sentence.tokens, at, at + 1, freshTokens(word))
    },
    undefined,
    within,
  )
  return next.changed.length > 0 ? next.document : undefined
}

function predicateAt({ tokens, chunks }: Parsed, head: number, gone: readonly string[]): number {
  const index = chunks.findIndex((chunk) => chunk.from <= head && head < chunk.to)
  const [verb, said] = [chunks[index + 1], chunks[index + 2]]
  if (
    verb?.kind !== 'verb' ||
    said?.kind !== 'np' ||
    !/^(?:is|are)$/.test(tokens[verb.from]?.lower ?? '')
  )
    return -1
  return tokens.findIndex((token, i) => i >= said.from && i < said.to && gone.includes(token.lower))
}

function isSo(
  document: JsonObject,
  phrase: Phrase,
  words: readonly string[],
  within: (field: TextField) => boolean,
): boolean {
  const wanted: Phrase = { ...phrase, modifiers: [...phrase.modifiers, ...words] }
  return mentions(document, wanted, (sentence, named) => headMentions(sentence, named)).some(within)
}
