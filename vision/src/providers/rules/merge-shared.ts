import { isObject, type JsonObject, type JsonValue } from '../../json.ts'

/** Fields whose text begins with what is shared and goes on with what is not. */
const JOINED = new Set(['short_description', 'objects.description'])

/** Whether a field, named by its keys without the places in lists, is one of them. */
export function isJoined(path: string): boolean {
  return JOINED.has(path)
}

/** Whether the schema's word stands in a field, named by its keys without the places in lists. */
export type Holds = (path: string) => boolean

function joined(own: JsonValue | undefined, shared: string): string {
  if (typeof own !== 'string' || own.trim() === '') return shared
  if (own.includes(shared)) return own
  return `${shared}${/[.!?,;:]$/.test(shared) ? '' : ','} ${own}`
}

function mergeValue(
  own: JsonValue | undefined,
  shared: JsonValue,
  path: string,
  holds: Holds,
): JsonValue {
  if (isObject(shared)) return mergeObject(isObject(own) ? own : {}, shared, path, holds)
  if (own !== undefined && !holds(path)) return own
  return isJoined(path) && typeof shared === 'string' ? joined(own, shared) : shared
}

/** An object's own fields and the shared ones; where both have a field `holds` says whose counts. What only one has is kept. */
export function mergeObject(
  own: JsonObject,
  shared: JsonObject,
  path: string,
  holds: Holds,
): JsonObject {
  const merged = new Map(Object.entries(own))
  for (const [key, value] of Object.entries(shared)) {
    const at = path === '' ? key : `${path}.${key}`
    const before = Object.hasOwn(own, key) ? own[key] : undefined
    merged.set(key, mergeValue(before, value, at, holds))
  }
  return Object.fromEntries(merged)
}

/** Objects put where the schema has them: as many places first as it has objects, undefined where none was described, and then the others. */
export function placeObjects(
  objects: readonly JsonObject[],
  places: number,
): { placed: (JsonObject | undefined)[]; others: JsonObject[] } {
  const placed: (JsonObject | undefined)[] = Array.from({ length: places })
  const others: JsonObject[] = []
  for (const { schema_object: place, ...object } of objects) {
    const free = typeof place === 'number' && place in placed && placed[place] === undefined
    if (free) placed[place] = object
    else others.push(object)
  }
  // The identity's subject is told to come first: whoever stands there is it, unless another says so.
  if (places > 0 && placed[0] === undefined && objects[0]?.schema_object === undefined)
    placed[0] = others.shift()
  return { placed, others }
}
