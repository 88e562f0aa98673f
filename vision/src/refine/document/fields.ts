import { isObject, type JsonObject, type JsonValue } from '../../json.ts'
import { singular } from '../../prompt/nouns.ts'
import { lowerWords } from '../text/tokens.ts'
import { CONCEPTS, type Concept } from './concepts.ts'
import { getAt, keyWords, type Path, startsWith } from './path.ts'
import { isRecord } from './texts.ts'

export interface Field {
  path: Path
  value: JsonValue | undefined
  concept: Concept | undefined
  /** How it was found: by the key as it is written, by another word for it, or only by where it would stand. */
  by: 'path' | 'key' | 'name' | 'home'
}

const NOISE =
  /^(?:the|its|her|his|their|a|an|overall|whole|entire|current|general)\s+|(?<!\bof)\s+(?:field|key|property|attribute|entry|section|value|parameter|setting|description|text|line|part|info|information|data|list)s?$/iu
const OF =
  /^(?:the )?(?:description|value|text|wording|setting|details?|content)s?\s+(?:of|for|about|on)\s+/iu

/** What a phrase names, without the words "the … field" around it: `named` tells that such a word was there. */
export function bareField(phrase: string): { words: string[]; named: boolean; straight: string[] } {
  let text = phrase.trim()
  let named = false
  for (;;) {
    const next = text.replace(OF, '').replace(NOISE, '').trim()
    if (next === text || next === '') break
    named ||= /\s+(?:field|key|property|attribute|entry|section|parameter)s?$/i.test(text)
    text = next
  }
  const reversed = /^(\S+(?: \S+)?) of (?:the |its |her |his |their )?(.+)$/i.exec(text)
  const ordered = reversed ? `${reversed[2]} ${reversed[1]}` : text
  return { words: wordsOf(ordered), straight: wordsOf(text), named }
}

function wordsOf(text: string): string[] {
  const words = lowerWords(text.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replaceAll('_', ' '))
  return words.map((word) => american(word.replace(/'s$/, '')))
}

function american(word: string): string {
  return word.replace(/^colour/, 'color').replace(/^grey$/, 'gray')
}

/** "objects[0].pose", "/lighting/direction", "camera.lens": keys as programs write them, where they lead to a value. */
export function pathOf(document: JsonObject, text: string): Path | undefined {
  const plain = text.trim().replace(/^(?:the |field |key )+/i, '')
  if (
    !/^\$?[\p{L}_/][\p{L}\p{N}_$-]*(?:[./[\]][\p{L}\p{N}_[\]./-]*)$/u.test(plain) &&
    !/^\/.+/.test(plain)
  )
    return undefined
  const parts = plain
    .replace(/^\$/, '')
    .split(/[.[\]/]+/)
    .filter((part) => part !== '')
  return parts.length < 2 && !plain.startsWith('/') ? undefined : exactPath(document, parts)
}

/** The keys of the document that the parts name, in any case; what is not there keeps the parts' own spelling. */
function exactPath(document: JsonObject, parts: readonly string[]): Path {
  let node: JsonValue | undefined = document
  return parts.map((part) => {
    if (Array.isArray(node)) {
      const at = Number(part)
      node = Number.isInteger(at) ? node[at] : undefined
      return Number.isInteger(at) ? at : part
    }
    const object: JsonObject = isObject(node) ? node : {}
    const key =
      Object.keys(object).find((name) => name === part) ??
      Object.keys(object).find((name) => name.toLowerCase() === part.toLowerCase())
    node = key === undefined ? undefined : object[key]
    return key ?? part
  })
}

/** Every field that a phrase names, the best first. `focus` is the object whose fields are meant first. */
export function fieldsNamed(document: JsonObject, phrase: string, focus: Path = []): Field[] {
  const path = pathOf(document, phrase)
  if (path !== undefined) {
    const value = getAt(document, path)
    return [{ path, value, concept: undefined, by: 'path' }]
  }
  const { words, straight } = bareField(phrase)
  if (words.length === 0 || words.length > 6) return []
  const byKey = keysNamed(document, words)
  const written = wordsOf(phrase.replace(/^(?:the|its|her|his|their|a|an)\s+/i, ''))
  const concept = CONCEPTS.find((entry) =>
    entry.names.some(
      (name) =>
        sameWords(name.split(' '), words) ||
        sameWords(name.split(' '), straight) ||
        sameWords(name.split(' '), written),
    ),
  )
  const held = concept === undefined ? [] : pathsOfConcept(document, concept)
  // "the text" is the whole of text_render and not the key "text" deep inside it.
  const deep = byKey[0]?.some((part) => typeof part === 'number')
  const higher =
    deep === true && (held[0]?.length ?? Number.POSITIVE_INFINITY) < (byKey[0]?.length ?? 0)
  if (byKey.length > 0 && !higher) return ordered(document, byKey, 'key', focus)
  if (concept === undefined) return []
  if (held.length > 0)
    return ordered(document, held, 'name', focus).map((field) => ({ ...field, concept }))
  return [{ path: homeOf(concept, focus), value: undefined, concept, by: 'home' }]
}

function homeOf(concept: Concept, focus: Path): Path {
  const [first, ...rest] = concept.home
  if (first !== 'objects') return concept.home
  return [...(focus.length > 0 ? focus : ['objects', 0]), ...rest]
}

/** Where a document holds what a concept means: its home, or a key of that name near the top. */
export function pathsOfConcept(document: JsonObject, concept: Concept): Path[] {
  if (concept.home[0] !== 'objects' && getAt(document, concept.home) !== undefined)
    return [concept.home]
  const all = keyPaths(document)
  for (const key of concept.keys) {
    const found = all.filter(({ words }) => sameWords(words, key.split(' ')))
    if (found.length > 0) return found.map(({ path }) => path)
  }
  return []
}

function ordered(
  document: JsonObject,
  paths: readonly Path[],
  by: Field['by'],
  focus: Path,
): Field[] {
  const inFocus = (path: Path): number => (focus.length > 0 && startsWith(path, focus) ? 0 : 1)
  return [...paths]
    .sort((p, q) => inFocus(p) - inFocus(q))
    .map((path) => ({ path, value: getAt(document, path), concept: undefined, by }))
}

/** Keys by their own words, or with those of the keys above them: "lighting direction" is lighting.direction. */
function keysNamed(document: JsonObject, words: readonly string[]): Path[] {
  const all = keyPaths(document)
  const own = all.filter((entry) => sameWords(entry.words, words))
  if (own.length > 0) return shallowest(own)
  const nested = all.filter(
    (entry) =>
      entry.words.length < words.length &&
      sameWords(words.slice(-entry.words.length), entry.words) &&
      holdsAll(entry.above, words.slice(0, -entry.words.length)),
  )
  return shallowest(nested)
}

function holdsAll(above: readonly string[], words: readonly string[]): boolean {
  return words.every((word) => above.some((key) => sameWords([key], [word])))
}

function shallowest(entries: readonly KeyPath[]): Path[] {
  const depth = Math.min(...entries.map(({ path }) => path.length))
  return entries.filter(({ path }) => path.length === depth).map(({ path }) => path)
}

function sameWords(p: readonly string[], q: readonly string[]): boolean {
  return p.length === q.length && p.every((word, i) => plainWord(word) === plainWord(q[i] ?? ''))
}

function plainWord(word: string): string {
  return singular(american(word.toLowerCase()))
}

interface KeyPath {
  path: Path
  words: string[]
  above: string[]
}

const MAX_DEPTH = 12

function keyPaths(document: JsonObject): KeyPath[] {
  const found: KeyPath[] = []
  const visit = (value: JsonValue, path: Path, above: readonly string[]): void => {
    if (path.length > MAX_DEPTH) return
    if (Array.isArray(value))
      for (const [i, item] of value.entries()) visit(item, [...path, i], above)
    if (!isObject(value)) return
    for (const [key, child] of Object.entries(value)) {
      const words = keyWords(key)
      const here = [...path, key]
      if (isRecord(here)) continue
      found.push({ path: here, words, above: [...above] })
      visit(child, here, [...above, ...words])
    }
  }
  visit(document, [], [])
  return found
}
