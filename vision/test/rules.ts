import { type DocumentKind, documents, isSoundText } from '@atelier/contract'
import { withoutSpread } from '../src/caption/spread.ts'
import { isObject, type JsonObject, type JsonValue, objectsOf, pruneObject } from '../src/json.ts'
import { normalizeDocument } from '../src/json-schemas/normalize.ts'

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

/** The traits of a schema that a caption does not have word for word at their place. A description may go on after them. */
export function lostTraits(caption: JsonObject, schema: JsonObject): string[] {
  return leavesOf(withoutSpread(pruneObject(schema))).flatMap(([path, shared]) => {
    const own = at(caption, path)
    const joined = ['description', 'short_description'].includes(path.at(-1) ?? '')
    const kept =
      joined && typeof own === 'string' ? own.includes(String(shared)) : same(own, shared)
    return kept ? [] : [path.join('.')]
  })
}
