import { isObject, type JsonObject, type JsonValue } from '../json.ts'
import type { MergeConflict } from './conflict.ts'
import { type ListNode, MOST_ITEMS, planList } from './merge-list.ts'
import { mergeText } from './merge-text.ts'
import { NO_ITEM, own, placesTo, pointerTo } from './pointer.ts'
import { isSame, isWithinLevels } from './same.ts'

/** Deeper than any document of ours, and far from where walking one would overflow the stack. */
const MOST_LEVELS = 64

export interface MergedDocument {
  document: JsonObject
  /** In the order of the merged document. */
  conflicts: MergeConflict[]
}

/** One place in three documents; undefined where there is nothing. */
interface Sides {
  base: JsonValue | undefined
  ours: JsonValue | undefined
  theirs: JsonValue | undefined
}

/** Pointers to one place: in our document and in the merged one, whose lists may be longer. */
interface Place {
  ours: string
  merged: string
}

interface Merge {
  /** Conflicts of an earlier merge by every place of ours that they lie in. */
  readonly standing: ReadonlyMap<string, readonly MergeConflict[]>
  readonly conflicts: MergeConflict[]
}

function below({ ours, merged }: Place, key: string | number, place = key): Place {
  return { ours: pointerTo(ours, place), merged: pointerTo(merged, key) }
}

function conflictAt(path: string, { base, ours, theirs }: Sides): MergeConflict {
  return {
    path,
    ...(base === undefined ? {} : { base }),
    ...(ours === undefined ? {} : { ours }),
    ...(theirs === undefined ? {} : { theirs }),
  }
}

function byPlace(conflicts: readonly MergeConflict[]): Map<string, MergeConflict[]> {
  const places = new Map<string, MergeConflict[]>()
  for (const conflict of conflicts) {
    for (const place of placesTo(conflict.path)) {
      const known = places.get(place)
      if (known === undefined) places.set(place, [conflict])
      else known.push(conflict)
    }
  }
  return places
}

/** Conflicts that nobody has resolved go on where they have moved to. */
function carry({ standing, conflicts }: Merge, { ours, merged }: Place): void {
  for (const conflict of standing.get(ours) ?? []) {
    conflicts.push({ ...conflict, path: merged + conflict.path.slice(ours.length) })
  }
}

function mergeValue(merge: Merge, place: Place, sides: Sides): JsonValue | undefined {
  const { base, ours, theirs } = sides
  if (isSame(ours, theirs)) return ours
  if (isSame(base, ours)) return theirs
  if (isSame(base, theirs)) {
    carry(merge, place)
    return ours
  }
  const merged = mergeParts(merge, place, sides)
  if (merged !== undefined) return merged
  merge.conflicts.push(conflictAt(place.merged, sides))
  return ours
}

/** Merges values part by part where they have parts that can be told apart; undefined where they have none, or none is left. */
function mergeParts(merge: Merge, place: Place, { base, ours, theirs }: Sides) {
  if (isObject(ours) && isObject(theirs)) {
    return mergeObjects(merge, place, isObject(base) ? base : {}, ours, theirs)
  }
  if (isListOfObjects(base) && isListOfObjects(ours) && isListOfObjects(theirs)) {
    return mergeLists(merge, place, { base, ours, theirs })
  }
  if (typeof base === 'string' && typeof ours === 'string' && typeof theirs === 'string') {
    return mergeText(base, ours, theirs)
  }
  return undefined
}

function mergeObjects(
  merge: Merge,
  place: Place,
  base: JsonObject,
  ours: JsonObject,
  theirs: JsonObject,
): JsonObject {
  const added = Object.keys(theirs).filter((key) => !Object.hasOwn(ours, key))
  const entries = [...Object.keys(ours), ...added].flatMap((key) => {
    const sides = { base: own(base, key), ours: own(ours, key), theirs: own(theirs, key) }
    const value = mergeValue(merge, below(place, key), sides)
    return value === undefined ? [] : [[key, value] as const]
  })
  // fromEntries defines own properties, so a key such as "__proto__" stays data.
  return Object.fromEntries(entries)
}

function isListOfObjects(value: JsonValue | undefined): value is JsonObject[] {
  return Array.isArray(value) && value.length <= MOST_ITEMS && value.every(isObject)
}

interface ObjectLists {
  base: JsonObject[]
  ours: JsonObject[]
  theirs: JsonObject[]
}

function mergeLists(merge: Merge, place: Place, lists: ObjectLists): JsonValue[] | undefined {
  const plan = planList(lists)
  if (plan === undefined) return undefined
  const items = plan.kept.flatMap((node, i) => {
    const { base, ours, theirs } = node
    const value = mergeValue(merge, below(place, i, node.place ?? NO_ITEM), { base, ours, theirs })
    return value === undefined ? [] : [value]
  })
  for (const node of plan.gone) noteGone(merge, place, node)
  return items
}

/** An item that we removed: a conflict where they changed it. */
function noteGone(merge: Merge, place: Place, { base, theirs }: ListNode): void {
  if (theirs === undefined) return
  const path = below(place, NO_ITEM).merged
  if (!isSame(base, theirs)) {
    merge.conflicts.push(conflictAt(path, { base, ours: undefined, theirs }))
    return
  }
  const before = merge.standing.get(below(place, NO_ITEM).ours) ?? []
  const known = before.find((conflict) => isSame(conflict.theirs, theirs))
  if (known !== undefined) merge.conflicts.push({ ...known, path })
}

function isMergeable(document: JsonObject): boolean {
  return isWithinLevels(document, MOST_LEVELS)
}

/**
 * Merges two documents that were both made from a third, in the manner of diff3 (Khanna, Kunal and Pierce 2007), on JSON:
 *
 * - objects merge key by key; what only one side changed, added or removed is as that side has it;
 * - lists of objects merge thing by thing, whatever their places: see `align`;
 * - texts merge sentence by sentence: see `mergeText`;
 * - everything else is one value.
 *
 * Where both sides changed the same in different ways our value stays, and the conflict is listed: nothing of ours is ever lost.
 *
 * @param standing conflicts of an earlier merge that made `ours` by bringing `base` in. Those at which nothing has happened since are listed
 *   again, so that merging the same once more changes nothing.
 */
export function mergeDocuments(
  base: JsonObject,
  ours: JsonObject,
  theirs: JsonObject,
  standing: readonly MergeConflict[] = [],
): MergedDocument {
  const conflicts: MergeConflict[] = []
  if (![base, ours, theirs].every(isMergeable)) {
    return mergeWhole(base, ours, theirs)
  }
  const place = { ours: '', merged: '' }
  const merge = { standing: byPlace(standing), conflicts }
  const merged = mergeValue(merge, place, { base, ours, theirs })
  return { document: isObject(merged) ? merged : ours, conflicts }
}

/** Merges what is nested too deep to be looked into. */
function mergeWhole(base: JsonObject, ours: JsonObject, theirs: JsonObject): MergedDocument {
  if (isSame(base, ours)) return { document: theirs, conflicts: [] }
  if (isSame(base, theirs) || isSame(ours, theirs)) return { document: ours, conflicts: [] }
  return { document: ours, conflicts: [{ path: '', base, ours, theirs }] }
}
