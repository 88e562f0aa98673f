import { isObject, type JsonObject, type JsonValue, textOf } from '../../json.ts'
import type { IpContext } from '../../provider.ts'
import type { Thing } from '../document/objects.ts'
import { rewriteTexts, textFields } from '../document/texts.ts'
import { chunksOf } from '../text/chunks.ts'
import { classify } from '../text/classes.ts'
import { sameWord } from '../text/phrase.ts'
import { tokensOf } from '../text/tokens.ts'

/** The names of characters that a document uses, the project's own first. */
export function namesIn(document: JsonObject, ip: IpContext): string[] {
  const texts = textFields(document).map(({ text }) => text)
  const own = ip.ip_name.trim()
  const found = own !== '' && texts.some((text) => hasName(text, own)) ? [own] : []
  const keyed = nameKeys(document)
  const told = texts.flatMap(toldNames)
  return [...new Set([...found, ...keyed, ...told])]
}

export function hasName(text: string, name: string): boolean {
  return namePattern(name, 'u').test(text)
}

function nameKeys(value: JsonValue, depth = 0): string[] {
  if (depth > 6) return []
  if (Array.isArray(value)) return value.flatMap((item) => nameKeys(item, depth + 1))
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([key, child]) => {
    const text = textOf(child)
    if (
      /^(?:character_?|full_?)?name$/i.test(key) &&
      text !== undefined &&
      text.split(' ').length <= 4
    )
      return [text]
    return nameKeys(child, depth + 1)
  })
}

/** "a fox named Pip", "Pip, a small fox", "Pip stands on a jetty", "Pip's scarf". */
function toldNames(text: string): string[] {
  const named = [...text.matchAll(/\b(?:named|called)\s+((?:\p{Lu}[\p{L}'’-]*\s?){1,3})/gu)].map(
    (match) => match[1]?.trim() ?? '',
  )
  const apposed = /^((?:\p{Lu}[\p{Ll}'-]+\s?){1,3}), (?:a|an|the|our)\s/u.exec(text)?.[1]
  const owning = [...text.matchAll(/\b(\p{Lu}\p{Ll}+)['’]s\b/gu)].map((match) => match[1] ?? '')
  return [...named, apposed?.trim() ?? '', ...owning, opening(text)].filter(
    (name) =>
      name !== '' &&
      !/^(?:The|This|It|There|That|Character|Subject|One|Someone|Let|Here|What|Who)$/.test(name),
  )
}

/** A name at the beginning of a sentence: one word with a capital, no article, and a verb right after it. */
function opening(text: string): string {
  const tokens = tokensOf(text)
  const [first, second] = chunksOf(tokens)
  const word = tokens[0]?.text ?? ''
  if (first?.kind !== 'np' || first.to !== 1 || second?.kind !== 'verb' || !second.finite) return ''
  const kind = classify(tokens, 0, undefined).kind
  return /^\p{Lu}\p{Ll}+$/u.test(word) && kind === 'noun' && !/(?:s|ing|ed)$/.test(word) ? word : ''
}

function namePattern(name: string, flags: string): RegExp {
  const escaped = name
    .trim()
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\s+/g, '\\s+')
  return new RegExp(
    `(?<![\\p{L}\\p{N}_])${escaped}(?=['’]s\\b|['’](?!\\p{L})|(?![\\p{L}\\p{N}_]))`,
    flags,
  )
}

/** Another name wherever the old one stands; `anyCase` where a person wrote the old name and may have been careless. */
export function replaceName(
  document: JsonObject,
  old: string,
  name: string,
  anyCase = false,
): JsonObject {
  if (old.trim() === '' || old === name) return document
  const exact = rewriteTexts(document, ({ text }) =>
    text.replace(namePattern(old, 'gu'), () => name),
  ).document
  if (exact !== document || !anyCase) return exact
  const capital = old.replace(/(^|\s)\p{L}/gu, (letter) => letter.toUpperCase())
  const cased = rewriteTexts(document, ({ text }) =>
    text.replace(namePattern(capital, 'gu'), () => name),
  ).document
  if (cased !== document) return cased
  const shouted = rewriteTexts(document, ({ text }) =>
    text.replace(namePattern(old.toUpperCase(), 'gu'), () => name),
  ).document
  return shouted
}

/** "A round creature waits on a jetty." → "Lucy, a round creature, waits on a jetty." */
export function withNameBefore(text: string, thing: Thing, name: string, first: boolean): string {
  const tokens = tokensOf(text)
  const chunks = chunksOf(tokens)
  const at = chunks.findIndex(
    (chunk) =>
      chunk.kind === 'np' &&
      chunk.heads.some((head) =>
        thing.heads.some((word) => sameWord(word, tokens[head]?.lower ?? '')),
      ),
  )
  const index = at >= 0 ? at : first ? 0 : -1
  const chunk = chunks[index]
  if (chunk === undefined) return first ? `${name}. ${text}` : text
  const start = offsetOf(text, tokens, chunk.from)
  const before = text.slice(0, start)
  const rest = lowered(text.slice(start))
  const end = verbAfter(chunks, index)
  if (end < 0) return `${before}${name}, ${rest}`
  const stop = offsetOf(text, tokens, end) - start
  return `${before}${name}, ${rest.slice(0, stop).trimEnd()}, ${rest.slice(stop)}`
}

/** Where the verb begins that the noun phrase and the phrases about it are the subject of; -1 for none. */
function verbAfter(
  chunks: readonly { kind: string; finite: boolean; from: number }[],
  index: number,
): number {
  let at = index + 1
  while (chunks[at]?.kind === 'prep' && chunks[at + 1]?.kind === 'np') at += 2
  const chunk = chunks[at]
  return chunk?.kind === 'verb' && chunk.finite ? chunk.from : -1
}

function offsetOf(
  text: string,
  tokens: readonly { text: string; gap: string }[],
  index: number,
): number {
  let offset = 0
  for (let i = 0; i < index; i++)
    offset += (tokens[i]?.gap.length ?? 0) + (tokens[i]?.text.length ?? 0)
  return Math.min(text.length, offset + (tokens[index]?.gap.length ?? 0))
}

/** Without the capital that only the beginning of the sentence gave. */
function lowered(text: string): string {
  return /^\p{Lu}(?:\p{Ll}|\s)/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
}
