import { type DocumentKind, documents, isSoundText } from '@atelier/contract'
import { SHARED } from '../src/caption/shared.ts'
import { withoutSpread } from '../src/caption/spread.ts'
import { isObject, type JsonObject, type JsonValue, objectsOf, pruneObject } from '../src/json.ts'
import { normalizeDocument } from '../src/json-schemas/normalize.ts'
import { isFree } from '../src/providers/rules/identity.ts'

// The one set of rules that documents of every provider are held to.

const MOST_OBJECTS = 5
const MOST_LEVELS = 32

/** Every value that is neither list nor object, with the keys that lead to it. */
export function leavesOf(value: JsonValue, path: readonly string[] = []): [string[], JsonValue][] {
  if (typeof value !== 'object' || value === null) return [[[...path], value]]
  return Object.entries(value).flatMap(([key, child]) => leavesOf(child, [...path, key]))
}

function depthOf(value: JsonValue): number {
  if (typeof value !== 'object' || value === null) return 0
  return 1 + Math.max(0, ...Object.values(value).map(depthOf))
}

function textsOf(value: JsonValue): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(textsOf)
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([key, child]) => [key, ...textsOf(child)])
}

const same = (a: JsonValue | undefined, b: JsonValue | undefined) =>
  JSON.stringify(a) === JSON.stringify(b)

/** The rules that a document breaks, whoever wrote it and whatever it is for. */
export function brokenRules(document: JsonObject): string[] {
  return [
    ...(isObject(document) ? [] : ['is a JSON object']),
    ...(same(pruneObject(document), document) ? [] : ['has nothing null or empty']),
    ...(depthOf(document) <= MOST_LEVELS ? [] : [`is at most ${MOST_LEVELS} levels deep`]),
    ...(textsOf(document).every(isSoundText) ? [] : ['has only text that can be stored']),
  ]
}

/** The rules that a new document breaks. */
export function brokenRulesOfNew(kind: DocumentKind, document: JsonObject): string[] {
  const fit = documents[kind].schema.safeParse(document)
  return [
    ...brokenRules(document),
    ...(same(normalizeDocument(document), document) ? [] : ['has its keys in the stated order']),
    ...(objectsOf(document).length <= MOST_OBJECTS ? [] : [`has at most ${MOST_OBJECTS} objects`]),
    ...(fit.success ? [] : [`fits the published schema: ${fit.error.message}`]),
  ]
}

function at(document: JsonValue | undefined, path: readonly string[]): JsonValue | undefined {
  return path.reduce<JsonValue | undefined>((value, key) => {
    if (typeof value !== 'object' || value === null) return undefined
    return Object.hasOwn(value, key) ? (value as JsonObject)[key] : undefined
  }, document)
}

/** The traits of a schema that a caption does not have word for word at their place. A description and the list of the picture's colors may go on. */
export function lostTraits(caption: JsonObject, schema: JsonObject): string[] {
  return leavesOf(withoutSpread(pruneObject(schema))).flatMap(([path, shared]) => {
    const own = at(caption, path)
    const joined = ['description', 'short_description', 'color_scheme'].includes(path.at(-1) ?? '')
    const kept =
      joined && typeof own === 'string' ? own.includes(String(shared)) : same(own, shared)
    return kept ? [] : [path.join('.')]
  })
}

const inWords = (path: readonly string[]) => path.filter((key) => !/^\d+$/.test(key)).join('.')

/**
 * The traits of a schema's identity that a structured prompt does not have word for word. Of several identities a prompt may show only
 * some, but always the first. What was merely usual (light, place, background, pose …) may be otherwise.
 */
export function lostIdentity(prompt: JsonObject, schema: JsonObject): string[] {
  const first = { ...schema, objects: objectsOf(schema).slice(0, 1) }
  return leavesOf(pruneObject(first)).flatMap(([path]) => {
    if (isFree(inWords(path))) return []
    const name = path.join('.')
    return lostTraits(prompt, first).includes(name) ? [name] : []
  })
}

/** The traits of a schema of which its record does not say that enough pictures have them. */
export function rareTraits(schema: JsonObject): string[] {
  const record = isObject(schema.measured_spread) ? schema.measured_spread : {}
  return leavesOf(withoutSpread(schema)).flatMap(([path]) => {
    const name = path.join('.').replace(/\.(\d+)(?=\.)/g, '[$1]')
    const share = at(record, [name, 'share'])
    return typeof share === 'number' && share >= SHARED && share <= 1 ? [] : [name]
  })
}

/** The fields in which two documents differ, as JSON Pointers, and `order` where the keys that both have stand in another order. */
export function differences(before: JsonObject, after: JsonObject): string[] {
  const all = [...leavesOf(before), ...leavesOf(after)].map(([path]) => path)
  const changed = all.filter((path) => !same(at(before, path), at(after, path)))
  const pointers = changed.map((path) =>
    path.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
  )
  const kept = (one: JsonObject, other: JsonObject) =>
    Object.keys(one).filter((key) => Object.hasOwn(other, key))
  const ordered = same(kept(before, after), kept(after, before))
  return [...new Set(pointers), ...(ordered ? [] : ['order'])]
}
