import { isObject, type JsonObject, type JsonValue } from '../../json.ts'

/** Where a value stands in a document: keys of objects and places in lists. */
export type Path = readonly (string | number)[]

export function getAt(document: JsonValue, path: Path): JsonValue | undefined {
  let value: JsonValue | undefined = document
  for (const key of path) {
    if (Array.isArray(value)) value = typeof key === 'number' ? value[key] : undefined
    else if (isObject(value)) value = Object.hasOwn(value, key) ? value[key] : undefined
    else return undefined
  }
  return value
}

/** A copy with another value there; keys stay in their order, a new key comes last. Undefined takes the value out. */
export function setAt(document: JsonObject, path: Path, value: JsonValue | undefined): JsonObject {
  const after = replaced(document, path, value)
  return isObject(after) ? after : {}
}

function replaced(
  node: JsonValue | undefined,
  path: Path,
  value: JsonValue | undefined,
): JsonValue | undefined {
  const [key, ...rest] = path
  if (key === undefined) return value
  if (Array.isArray(node)) return replacedItem(node, key, rest, value)
  if (node === undefined && typeof key === 'number') return replacedItem([], key, rest, value)
  if (node !== undefined && !isObject(node)) return node
  const entries = Object.entries(node ?? {})
  const at = entries.findIndex(([name]) => name === String(key))
  const child = replaced(at < 0 ? undefined : entries[at]?.[1], rest, value)
  if (child === undefined) entries.splice(at < 0 ? entries.length : at, 1)
  else if (at < 0) entries.push([String(key), child])
  else entries[at] = [String(key), child]
  // fromEntries defines own properties, so a key such as "__proto__" stays data.
  return entries.length === 0 ? undefined : Object.fromEntries(entries)
}

function replacedItem(
  list: readonly JsonValue[],
  key: string | number,
  rest: Path,
  value: JsonValue | undefined,
): JsonValue | undefined {
  const at = Number(key)
  if (!Number.isInteger(at) || at < 0 || at > list.length) return [...list]
  const child = replaced(list[at], rest, value)
  const next = [...list]
  next.splice(at, 1, ...(child === undefined ? [] : [child]))
  return next.length === 0 ? undefined : next
}

export function samePath(p: Path, q: Path): boolean {
  return p.length === q.length && p.every((key, i) => key === q[i])
}

export function startsWith(path: Path, prefix: Path): boolean {
  return prefix.length <= path.length && prefix.every((key, i) => key === path[i])
}

/** "objects[0].pose": how a path is told to people. */
export function pathText(path: Path): string {
  return path
    .map((key, i) => (typeof key === 'number' ? `[${key}]` : `${i === 0 ? '' : '.'}${key}`))
    .join('')
}

/** The words of a key: "colorScheme", "color_scheme" and "color-scheme" are "color scheme". */
export function keyWords(key: string): string[] {
  return key
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}
