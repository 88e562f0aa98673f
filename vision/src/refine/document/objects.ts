import { isObject, type JsonObject, type JsonValue, textOf } from '../../json.ts'
import type { IpContext } from '../../provider.ts'
import { isAdjective } from '../text/adjective.ts'
import { chunksOf } from '../text/chunks.ts'
import { stem } from '../text/inflect.ts'
import { readPhrase, sameWord } from '../text/phrase.ts'
import { tokensOf } from '../text/tokens.ts'
import { ORDINALS } from '../words/closed.ts'
import { BEINGS, DEPICTIONS, ICONS, MEASURES } from '../words/things.ts'
import { wordList } from '../words/word-list.ts'
import { getAt, keyWords, type Path } from './path.ts'

/** One described thing of a document: an entry of its list of objects, or the text that tells its subject. */
export interface Thing {
  path: Path
  node: JsonObject | string
  /** Nouns and names that it goes by. */
  heads: string[]
  /** Nouns that tell what it is like: "robot" of a robot chef. */
  kinds: string[]
  /** Nouns among the heads that only its other texts call it by: "dog" of a terrier in "The dog trots ahead". */
  told: string[]
  description: string
}

const LISTS = wordList(
  'objects elements items subjects characters props figures people persons animals entities heroes cast actors products',
)
const SUBJECTS: readonly string[] = [
  'subject',
  'main subject',
  'character',
  'person',
  'main character',
  'object',
  'product',
  'prompt',
  'description',
  'short description',
  'caption',
  'summary',
]

export function thingsOf(document: JsonObject): Thing[] {
  const listed = listedIn(document, [], (value) => Array.isArray(value))
  if (listed.length > 0) return withoutSharedNames(listed)
  const path = subjectPath(document)
  if (path !== undefined) return thingAt(path, getAt(document, path) ?? '')
  return withoutSharedNames(deepThings(document))
}

function listedIn(node: JsonObject, path: Path, fits: (value: JsonValue) => boolean): Thing[] {
  const [key, list] = Object.entries(node).find(
    ([name, value]) => LISTS.has(name.toLowerCase()) && fits(value),
  ) ?? ['', undefined]
  return Array.isArray(list) ? list.flatMap((item, i) => thingAt([...path, key, i], item)) : []
}

const MAX_DEPTH = 4

/** Described things further down, in documents with keys of somebody's own: {"scene": {"characters": [{"name": …}]}}. */
function deepThings(node: JsonObject, path: Path = []): Thing[] {
  if (path.length > MAX_DEPTH) return []
  for (const [key, child] of Object.entries(node)) {
    if (!isObject(child)) continue
    const here = [...path, key]
    const listed = listedIn(child, here, (value) => Array.isArray(value) && value.some(isObject))
    if (listed.length > 0) return listed
    const words = keyWords(key).join(' ')
    if (path.length > 0 && SUBJECTS.slice(0, 7).includes(words)) return thingAt(here, child)
    const deeper = deepThings(child, here)
    if (deeper.length > 0) return deeper
  }
  return []
}

/** "The boats lie before it" says nothing of the name of what they lie before. */
function withoutSharedNames(things: readonly Thing[]): Thing[] {
  return things.map((thing) => {
    const shared = thing.told.filter((word) =>
      things.some((other) => other !== thing && other.heads.some((head) => sameWord(head, word))),
    )
    if (shared.length === 0) return thing
    return {
      ...thing,
      told: thing.told.filter((word) => !shared.includes(word)),
      heads: thing.heads.filter((word) => !shared.includes(word)),
    }
  })
}

/** Where a document without a list of objects tells its subject. */
export function subjectPath(document: JsonObject): Path | undefined {
  for (const words of SUBJECTS)
    for (const [key, value] of Object.entries(document)) {
      if (keyWords(key).join(' ') !== words) continue
      if (textOf(value) !== undefined || isObject(value)) return [key]
    }
  return undefined
}

function thingAt(path: Path, node: JsonValue): Thing[] {
  if (typeof node === 'string')
    return [{ path, node, heads: headsOf(node), kinds: kindsOf(node), told: [], description: node }]
  if (!isObject(node)) return []
  const description = textOf(node.description) ?? textOf(node.name) ?? textOf(node.label) ?? ''
  const named = ['name', 'label', 'type', 'character_name'].flatMap(
    (key) => textOf(node[key]) ?? [],
  )
  const own = [...headsOf(description), ...named.flatMap(headsOf)]
  const told = own.length === 0 ? [] : toldNames(node, own)
  return [{ path, node, heads: [...told, ...own], kinds: kindsOf(description), told, description }]
}

/** "The dog trots ahead of the woman." in what is told of a terrier: it goes by "dog" as well. */
function toldNames(node: JsonObject, own: readonly string[]): string[] {
  const told = ['relationship', 'action', 'pose'].flatMap((key) => {
    const text = textOf(node[key])
    if (text === undefined || !/^the\s/i.test(text)) return []
    const tokens = tokensOf(text)
    const [subject, verb] = chunksOf(tokens.slice(0, 8))
    const is = subject?.kind === 'np' && verb?.kind === 'verb' && verb.finite
    return is ? [stem(tokens[subject.heads[0] ?? -1]?.lower ?? '')] : []
  })
  return [...new Set(told)].filter(
    (word) => word !== '' && !own.some((head) => sameWord(head, word)),
  )
}

/** The nouns that a description goes by: "fox" for "A small fox with a hat", both for "Pip, a small fox". */
export function headsOf(description: string): string[] {
  const tokens = tokensOf(description)
  const chunks = chunksOf(tokens)
  const heads: string[] = []
  for (let i = 0; i < Math.min(chunks.length, 8); i++) {
    const chunk = chunks[i]
    if (chunk?.kind !== 'np') break
    const nouns = chunk.heads.map((at) => stem(tokens[at]?.lower ?? ''))
    const main = nouns.length > 1 && passesOn(nouns[0] ?? '') ? nouns.slice(1) : nouns.slice(0, 1)
    heads.push(...main, ...shownBy(tokens, chunk.heads[0] ?? -1, chunk.from))
    if (chunks[i + 1]?.kind !== 'comma' || heads.length > 2) break
    i++
  }
  return heads
}

function kindsOf(description: string): string[] {
  const tokens = tokensOf(description)
  const [first] = chunksOf(tokens)
  if (first?.kind !== 'np') return []
  const last = first.heads[0] ?? first.from
  return tokens
    .slice(first.from, last)
    .filter((_, i) => first.classes[i] === 'noun')
    .map((token) => stem(token.lower))
}

/** "umbrella icon": the umbrella is what it shows. */
function shownBy(tokens: readonly { lower: string }[], head: number, from: number): string[] {
  const shown = tokens[head - 1]?.lower
  return ICONS.has(tokens[head]?.lower ?? '') &&
    head > from &&
    shown !== undefined &&
    !isAdjective(shown)
    ? [stem(shown)]
    : []
}

/** "a bunch of grapes", "a photo of a dog": the second noun is what is there. */
function passesOn(noun: string): boolean {
  return MEASURES.has(noun) || DEPICTIONS.has(noun)
}

const SUBJECT_WORDS = wordList(
  `subject character figure object person mascot protagonist hero creature thing product item main one it she he her him its his
   figure protagonist individual model someone somebody`,
)
const PERSONAL = wordList('she he her him his herself himself')

/** Whether the words speak of the document's main subject without naming it. */
export function meansSubject(words: readonly string[]): boolean {
  const plain = words.filter((word) => word !== 'main' && word !== 'whole' && word !== 'entire')
  return plain.length === 1 && SUBJECT_WORDS.has((plain[0] ?? '').replace(/'s$/, ''))
}

/**
 * The things that a phrase names, by their places: "the cat", "the second boat", "both dogs", "everything", "it",
 * the character's name. Empty for what is no thing of its own.
 */
export function thingsNamed(things: readonly Thing[], phrase: string, ip: IpContext): number[] {
  const read = readPhrase(phrase.replace(/['’]s$/, ''))
  if (read === undefined) return []
  const all = things.map((_, i) => i)
  if (
    /^(?:all|every|both)\b/i.test(phrase) &&
    /^(?:objects?|things?|items?|elements?|ones?|them)$/.test(read.head)
  )
    return all
  if (
    /^(?:objects|things|items|elements|characters|figures|both|all)$/.test(read.head) &&
    read.modifiers.length === 0
  )
    return all
  const ordinal = read.words.map((word) => ORDINALS.get(word)).find((at) => at !== undefined)
  const found = all.filter((i) => goesBy(things[i], read.head))
  const generic = meansSubject(read.words.filter((word) => !ORDINALS.has(word)))
  if (ordinal !== undefined) {
    const among = found.length > 1 ? found : generic ? all : found
    return among[ordinal] === undefined ? (found.length === 1 ? found : []) : [among[ordinal]]
  }
  if (found.length > 0) return narrowed(things, found, read.modifiers)
  const kind = all.filter((i) => things[i]?.kinds.some((word) => sameWord(word, read.head)))
  if (kind.length > 0 && read.kind === 'noun') return kind
  if (isName(ip, read.words) && things.length > 0) return [0]
  if (!generic || things.length === 0) return []
  if (!PERSONAL.has(read.head)) return [0]
  const being = all.find((i) => things[i]?.heads.some((head) => BEINGS.has(head)))
  return [being ?? 0]
}

export function goesBy(thing: Thing | undefined, word: string): boolean {
  return thing?.heads.some((head) => sameWord(head, word)) === true
}

/** "the left apple", "the black cat": those of several that fit, or all where none does. */
function narrowed(
  things: readonly Thing[],
  found: readonly number[],
  modifiers: readonly string[],
): number[] {
  if (found.length < 2 || modifiers.length === 0) return [...found]
  const fitting = found.filter((i) => {
    const words = tokensOf(JSON.stringify(things[i]?.node ?? '')).map((token) => token.lower)
    return modifiers.every((modifier) => words.some((word) => sameWord(word, modifier)))
  })
  return fitting.length > 0 ? fitting : [...found]
}

function isName(ip: IpContext, words: readonly string[]): boolean {
  const name = ip.ip_name.toLowerCase().split(/\s+/).filter(Boolean)
  return name.length > 0 && words.join(' ').replace(/'s$/, '') === name.join(' ')
}
