import { isObject, type JsonObject, type JsonValue } from '../json.ts'
import type { MergeConflict } from './conflict.ts'
import { childOf, indexOf, isWithin, NO_ITEM, pointerTo, tokensOf } from './pointer.ts'

/** Which side of a conflict is right. */
export type Side = 'ours' | 'theirs'

export interface Resolution {
  document: JsonObject
  /** Those that nothing was chosen for, at the places they have now. */
  conflicts: MergeConflict[]
}

/** An object with a value under a key; without the key when there is no value. */
function withKey(object: JsonObject, key: string, value: JsonValue | undefined): JsonObject {
  const entries = Object.entries(object).flatMap(([name, old]) => {
    if (name !== key) return [[name, old] as const]
    return value === undefined ? [] : [[name, value] as const]
  })
  if (value !== undefined && !Object.hasOwn(object, key)) entries.push([key, value])
  // fromEntries defines own properties, so a key such as "__proto__" stays data.
  return Object.fromEntries(entries)
}

function withItem(list: readonly JsonValue[], token: string, value: JsonValue | undefined) {
  const place = token === NO_ITEM ? list.length : indexOf(token)
  if (place === undefined) return [...list]
  return list.toSpliced(place, 1, ...(value === undefined ? [] : [value]))
}

/** A document with a value at a place; without the place when there is no value. What leads nowhere changes nothing. */
function withValue(
  document: JsonValue,
  [token, ...rest]: readonly string[],
  value: JsonValue | undefined,
): JsonValue {
  if (token === undefined) return value ?? document
  const child = childOf(document, token)
  if (rest.length > 0 && child === undefined) return document
  const next = rest.length > 0 && child !== undefined ? withValue(child, rest, value) : value
  if (Array.isArray(document)) return withItem(document, token, next)
  return isObject(document) ? withKey(document, token, next) : document
}

/** Places of lists from the last to the first, inner ones before outer ones: taking one away leaves those after it as they are. */
function lastFirst(a: readonly string[], b: readonly string[]): number {
  return b.length - a.length || Number(b.at(-1)) - Number(a.at(-1)) || 0
}

/** A pointer as it is when items have gone from the lists on its way. */
function movedUp(pointer: string, removed: readonly (readonly string[])[]): string {
  let [was, is] = ['', '']
  for (const token of tokensOf(pointer)) {
    const place = indexOf(token)
    const before = removed.filter((path) => {
      const list = path.slice(0, -1).reduce<string>(pointerTo, '')
      const gone = indexOf(path.at(-1) ?? '')
      return list === was && gone !== undefined && place !== undefined && gone < place
    })
    was = pointerTo(was, token)
    is = pointerTo(is, place === undefined ? token : place - before.length)
  }
  return is
}

/**
 * Takes one side of conflicts in a document that holds ours.
 *
 * @param choose the side to take of a conflict; undefined to leave it open
 */
export function resolveConflicts(
  document: JsonObject,
  conflicts: readonly MergeConflict[],
  choose: (conflict: MergeConflict) => Side | undefined,
): Resolution {
  const taken = conflicts.filter((conflict) => choose(conflict) === 'theirs')
  const changes = taken.filter(({ theirs }) => theirs !== undefined)
  const removals = taken.filter(({ theirs }) => theirs === undefined)
  let resolved: JsonValue = document
  for (const { path, theirs } of changes) resolved = withValue(resolved, tokensOf(path), theirs)
  const gone = removals.map(({ path }) => tokensOf(path)).sort(lastFirst)
  for (const tokens of gone) resolved = withValue(resolved, tokens, undefined)

  const open = conflicts.filter((conflict) => choose(conflict) === undefined)
  const left = open.filter(({ path }) => !removals.some((removal) => isWithin(path, removal.path)))
  const inLists = gone.filter((tokens) => isItem(document, tokens))
  return {
    document: isObject(resolved) ? resolved : document,
    conflicts: left.map((conflict) => ({ ...conflict, path: movedUp(conflict.path, inLists) })),
  }
}

/** Whether a place is one of a list. */
function isItem(document: JsonObject, tokens: readonly string[]): boolean {
  return Array.isArray(tokens.slice(0, -1).reduce<JsonValue | undefined>(childOf, document))
}
