import { isObject, type JsonObject, type JsonValue } from '../../json.ts'
import { AnswerFault } from '../errors.ts'

/**
 * The keys of a JSON Pointer (RFC 6901).
 * @throws AnswerFault when it is none, or names the whole document
 */
export function keysOf(pointer: string): string[] {
  if (!pointer.startsWith('/')) throw new AnswerFault(`${pointer || '""'} is no path to a field`)
  return pointer
    .slice(1)
    .split('/')
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** The place of a list that a key names; undefined for any other key. */
export function indexIn(list: readonly JsonValue[], key: string | undefined): number | undefined {
  if (key === undefined || !/^(0|[1-9]\d{0,5})$/.test(key)) return undefined
  return Number(key) < list.length ? Number(key) : undefined
}

/** What lies at a path; undefined where nothing does. */
export function valueAt(
  value: JsonValue | undefined,
  keys: readonly string[],
): JsonValue | undefined {
  const [key, ...below] = keys
  if (key === undefined) return value
  if (Array.isArray(value)) {
    const index = indexIn(value, key)
    return index === undefined ? undefined : valueAt(value[index], below)
  }
  return isObject(value) && Object.hasOwn(value, key) ? valueAt(value[key], below) : undefined
}

/** An object with a key set, at its place if it had one. Own properties alone, so a key such as "__proto__" stays data. */
function withKey(object: JsonObject, key: string, value: JsonValue): JsonObject {
  return Object.fromEntries(new Map([...Object.entries(object), [key, value]]))
}

/**
 * The value with another one at a path; objects that are missing on the way are made, and `-` or the place after the
 * last adds to a list. Nothing else changes.
 * @throws AnswerFault where the path leads through text, or to an item that a list does not have
 */
export function withValueAt(
  value: JsonValue | undefined,
  keys: readonly string[],
  changed: JsonValue,
): JsonValue {
  const [key, ...below] = keys
  if (key === undefined) return changed
  if (Array.isArray(value)) {
    const after = key === '-' || key === String(value.length)
    if (after) return [...value, withValueAt(undefined, below, changed)]
    const index = indexIn(value, key)
    if (index === undefined) throw new AnswerFault(`there is no item ${key} in that list`)
    return value.map((item, i) => (i === index ? withValueAt(item, below, changed) : item))
  }
  // A list that is not there yet begins with its first item.
  if (value === undefined && (key === '-' || key === '0'))
    return [withValueAt(undefined, below, changed)]
  if (value !== undefined && !isObject(value))
    throw new AnswerFault(`there is nothing below a text or number, such as ${key}`)
  const object = value ?? {}
  const before = Object.hasOwn(object, key) ? object[key] : undefined
  return withKey(object, key, withValueAt(before, below, changed))
}

/** The JSON Pointer of a path. */
export function pointerOf(keys: readonly string[]): string {
  return keys.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

/** A value that is neither an object nor a list of objects, where it lies. */
export interface Leaf {
  keys: readonly string[]
  /** The keys without the places in lists, such as `objects.pose`. */
  path: string
  value: JsonValue
}

/** What a document says, field by field. */
export function leavesOf(value: JsonValue, keys: readonly string[] = [], path = ''): Leaf[] {
  if (Array.isArray(value) && value.length > 0 && value.every(isObject))
    return value.flatMap((item, i) => leavesOf(item, [...keys, String(i)], path))
  if (!isObject(value)) return [{ keys, path, value }]
  return Object.entries(value).flatMap(([key, child]) =>
    leavesOf(child, [...keys, key], path === '' ? key : `${path}.${key}`),
  )
}
