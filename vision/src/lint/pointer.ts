import { isObject, type JsonObject, type JsonValue } from '../json.ts'

export function keysOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
}

export function pointerOf(keys: readonly (string | number)[]): string {
  return keys.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

/** The place of a list that a key names; undefined for any other key. */
function placeOf(list: readonly JsonValue[], key: string): number | undefined {
  return /^(0|[1-9]\d{0,6})$/.test(key) && Number(key) < list.length ? Number(key) : undefined
}

/** What lies under a key; undefined where nothing does. */
export function childOf(value: JsonValue | undefined, key: string): JsonValue | undefined {
  if (Array.isArray(value)) return value[placeOf(value, key) ?? -1]
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined
}

/** What lies at a pointer; undefined where nothing does. */
export function valueAt(document: JsonValue, pointer: string): JsonValue | undefined {
  return keysOf(pointer).reduce<JsonValue | undefined>(childOf, document)
}

/** The object with a key set, at its place if it had one; own properties alone, so that "__proto__" stays data. */
function withKey(object: JsonObject, key: string, value: JsonValue): JsonObject {
  return Object.fromEntries(new Map([...Object.entries(object), [key, value]]))
}

function set(
  at: JsonValue | undefined,
  [key, ...below]: readonly string[],
  value: JsonValue,
): JsonValue | undefined {
  if (key === undefined) return value
  if (at === undefined && key === '0') return listOf(set(undefined, below, value))
  if (Array.isArray(at)) {
    const next = key === String(at.length)
    const place = next ? at.length : placeOf(at, key)
    if (place === undefined) return undefined
    const changed = set(at[place], below, value)
    return changed === undefined ? undefined : at.toSpliced(place, 1, changed)
  }
  if (at !== undefined && !isObject(at)) return undefined
  const changed = set(childOf(at, key), below, value)
  return changed === undefined ? undefined : withKey(at ?? {}, key, changed)
}

function listOf(item: JsonValue | undefined): JsonValue | undefined {
  return item === undefined ? undefined : [item]
}

/** The document with a value at a pointer, objects on the way made and a list's next item added; undefined where the way leads through text. */
export function withValueAt(
  document: JsonObject,
  pointer: string,
  value: JsonValue,
): JsonObject | undefined {
  const changed = set(document, keysOf(pointer), value)
  return isObject(changed) ? changed : undefined
}

function isEmpty(value: JsonValue): boolean {
  return Array.isArray(value)
    ? value.length === 0
    : isObject(value)
      ? Object.keys(value).length === 0
      : false
}

/** Undefined when nothing is left; null when other items of a list would move. */
function remove(
  at: JsonValue,
  [key, ...below]: readonly string[],
  moving: boolean,
): JsonValue | undefined {
  if (key === undefined) return undefined
  const child = childOf(at, key)
  if (child === undefined) return at
  const left = remove(child, below, moving)
  if (left === null) return null
  const gone = left === undefined || (isEmpty(left) && !isEmpty(child))
  if (Array.isArray(at)) {
    const place = Number(key)
    if (gone && place < at.length - 1 && !moving) return null
    return gone ? at.toSpliced(place, 1) : at.with(place, left)
  }
  if (!isObject(at)) return at
  if (!gone) return withKey(at, key, left)
  return Object.fromEntries(Object.entries(at).filter(([name]) => name !== key))
}

/**
 * The document without what lies at a pointer, and without what is empty then. Undefined where that would move other items of a list to
 * other places, where they would be taken for other things, unless that is `moving`.
 */
export function withoutValueAt(
  document: JsonObject,
  pointer: string,
  { moving = false } = {},
): JsonObject | undefined {
  const left = remove(document, keysOf(pointer), moving)
  return isObject(left) ? left : left === undefined ? {} : undefined
}

/** The document with a key called otherwise, at its place. */
export function withKeyAt(document: JsonObject, pointer: string, to: string): JsonObject {
  const keys = keysOf(pointer)
  const last = keys.at(-1) ?? ''
  const parentPointer = pointerOf(keys.slice(0, -1))
  const parent = valueAt(document, parentPointer)
  if (!isObject(parent) || !Object.hasOwn(parent, last) || Object.hasOwn(parent, to))
    return document
  const renamed = Object.fromEntries(
    Object.entries(parent).map(([key, value]) => [key === last ? to : key, value]),
  )
  return withValueAt(document, parentPointer, renamed) ?? document
}

export interface Leaf {
  pointer: string
  value: string | number | boolean
}

/** The texts, numbers and flags of a document, in order. */
export function* leavesOf(value: JsonValue, keys: readonly string[] = []): Generator<Leaf> {
  if (Array.isArray(value))
    for (const [i, item] of value.entries()) yield* leavesOf(item, [...keys, String(i)])
  else if (isObject(value))
    for (const [key, child] of Object.entries(value)) yield* leavesOf(child, [...keys, key])
  else if (value !== null) yield { pointer: pointerOf(keys), value }
}

/** The document with every text as `change` wants it. */
export function mapTexts(
  value: JsonValue,
  change: (text: string, keys: readonly string[]) => string,
  keys: readonly string[] = [],
): JsonValue {
  if (typeof value === 'string') return change(value, keys)
  if (Array.isArray(value))
    return value.map((item, i) => mapTexts(item, change, [...keys, String(i)]))
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [key, mapTexts(child, change, [...keys, key])]),
  )
}
