import { isObject, type JsonObject, type JsonValue } from '../json.ts'
import { align } from './align.ts'
import type { MergeConflict } from './conflict.ts'
import { MOST_ITEMS } from './merge-list.ts'
import { childOf, indexOf, NO_ITEM, pointerTo, tokensOf, valueAt } from './pointer.ts'
import { isSame } from './same.ts'

function isListOfObjects(value: JsonValue | undefined): value is JsonObject[] {
  return Array.isArray(value) && value.length <= MOST_ITEMS && value.every(isObject)
}

/** The token that leads to the same thing in another version of a list. */
function tokenIn(before: JsonValue | undefined, after: JsonValue | undefined, token: string) {
  if (token === NO_ITEM || !isListOfObjects(before) || !isListOfObjects(after)) return token
  const place = align(before, after).get(indexOf(token) ?? -1)
  return place === undefined ? undefined : String(place)
}

/** A pointer into a document as a pointer to the same in a later version of it; undefined when that is gone. */
function relocated(pointer: string, from: JsonObject, to: JsonObject): string | undefined {
  let [before, after]: (JsonValue | undefined)[] = [from, to]
  let path = ''
  for (const token of tokensOf(pointer)) {
    const next = tokenIn(before, after, token)
    if (next === undefined) return undefined
    path = pointerTo(path, next)
    before = childOf(before, token)
    after = childOf(after, next)
  }
  return path
}

/** Conflicts that a person's edit of a document leaves open: those at which it changes nothing. Where it does, it is the answer to them. */
export function standingConflicts(
  conflicts: readonly MergeConflict[],
  before: JsonObject,
  after: JsonObject,
): MergeConflict[] {
  return conflicts.flatMap((conflict) => {
    const path = relocated(conflict.path, before, after)
    const stands = path !== undefined && isSame(valueAt(after, path), conflict.ours)
    return stands ? [{ ...conflict, path }] : []
  })
}
