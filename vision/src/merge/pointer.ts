import type { JsonObject, JsonValue } from '../json.ts'

/** The token of an item that a list does not have (RFC 6901). */
export const NO_ITEM = '-'

/** A JSON Pointer (RFC 6901) to what lies under a key, or at a place of a list. */
export function pointerTo(parent: string, key: string | number): string {
  return `${parent}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`
}

/** The keys and places that a pointer goes through. */
export function tokensOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** The place that a token names in a list; undefined when it names none. */
export function indexOf(token: string): number | undefined {
  return /^(0|[1-9]\d*)$/.test(token) ? Number(token) : undefined
}

/** An object's own value under a key: `__proto__` and its like are data here, and never inherited. */
export function own(object: JsonObject, key: string): JsonValue | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined
}

/** What lies under a token. */
export function childOf(value: JsonValue | undefined, token: string): JsonValue | undefined {
  if (Array.isArray(value)) return value[indexOf(token) ?? value.length]
  return typeof value === 'object' && value !== null ? own(value, token) : undefined
}

/** What a pointer leads to; undefined when there is nothing. */
export function valueAt(document: JsonValue | undefined, pointer: string): JsonValue | undefined {
  return tokensOf(pointer).reduce(childOf, document)
}

/** Whether a pointer leads to a place or to something below it. */
export function isWithin(pointer: string, place: string): boolean {
  return pointer === place || pointer.startsWith(`${place}/`)
}

/** The places that a pointer lies in, from the whole document to its own. */
export function placesTo(pointer: string): string[] {
  const ends = [...pointer.matchAll(/\//g)].map(({ index }) => pointer.slice(0, index))
  return [...ends, pointer]
}
