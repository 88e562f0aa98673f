import type { JsonObject } from '../json.ts'
import { isSame } from './same.ts'
import { likenessOf, similarity } from './similarity.ts'

/** Pairs of places, from one list to another. Each place occurs once at most. */
export type Alignment = ReadonlyMap<number, number>

/** Half of the words agree: less is more likely another thing than the same thing described anew. */
const ALIKE = 0.5
/** Comparing everything with everything is quadratic; lists of described objects have a handful of items. */
const MOST_COMPARED = 10_000

interface Pairing {
  readonly forward: Map<number, number>
  readonly taken: Set<number>
}

function pair({ forward, taken }: Pairing, from: number, to: number): void {
  forward.set(from, to)
  taken.add(to)
}

/** Keys of an object in an order that does not matter to it, as a text that equal objects share. */
function fingerprint(object: JsonObject): string {
  return JSON.stringify(object, Object.keys(object).sort())
}

function pairEqual(from: readonly JsonObject[], to: readonly JsonObject[], found: Pairing): void {
  const places = new Map<string, number[]>()
  for (const [i, item] of to.entries()) {
    const key = fingerprint(item)
    const same = places.get(key)
    if (same === undefined) places.set(key, [i])
    else same.push(i)
  }
  for (const [i, item] of from.entries()) {
    const candidates = places.get(fingerprint(item)) ?? []
    // The fingerprint leaves out what lies deeper under other keys.
    const place = candidates.find((j) => !found.taken.has(j) && isSame(item, to[j]))
    if (place !== undefined) pair(found, i, place)
  }
}

function pairAlike(from: readonly JsonObject[], to: readonly JsonObject[], found: Pairing): void {
  const left = [...from.entries()].filter(([i]) => !found.forward.has(i))
  const right = [...to.entries()].filter(([j]) => !found.taken.has(j))
  if (left.length * right.length > MOST_COMPARED) return
  const [ours, theirs] = [left, right].map((items) =>
    items.map(([place, item]) => ({ place, likeness: likenessOf(item) })),
  )
  const scores = (ours ?? []).flatMap((a) =>
    (theirs ?? []).map((b) => ({
      from: a.place,
      to: b.place,
      score: similarity(a.likeness, b.likeness),
      distance: Math.abs(a.place - b.place),
    })),
  )
  const alike = scores.filter(({ score }) => score >= ALIKE)
  alike.sort((a, b) => b.score - a.score || a.distance - b.distance)
  for (const { from: i, to: j } of alike) {
    if (!found.forward.has(i) && !found.taken.has(j)) pair(found, i, j)
  }
}

/** Whether pairs never cross each other. */
export function isInOrder(alignment: Alignment): boolean {
  const places = [...alignment].sort(([a], [b]) => a - b).map(([, to]) => to)
  return places.every((to, i) => i === 0 || to > (places[i - 1] ?? 0))
}

/** Pairs what is left between two neighbouring pairs where both sides have as many: it was described anew in its place. */
function pairBetween(from: number, to: number, found: Pairing): void {
  if (!isInOrder(found.forward)) return
  const pairs = [...found.forward].sort(([a], [b]) => a - b)
  let [i, j] = [0, 0]
  for (const [nextFrom, nextTo] of [...pairs, [from, to] as const]) {
    if (nextFrom - i === nextTo - j) while (i < nextFrom) pair(found, i++, j++)
    ;[i, j] = [nextFrom + 1, nextTo + 1]
  }
}

/**
 * Finds which items of two lists are the same thing: equal ones first, then the most alike, then those that were rewritten in their place.
 * What is left was added or taken away.
 *
 * @param anew whether items may have been rewritten in their place
 */
export function align(
  from: readonly JsonObject[],
  to: readonly JsonObject[],
  { anew = true }: { anew?: boolean } = {},
): Alignment {
  const found: Pairing = { forward: new Map(), taken: new Set() }
  pairEqual(from, to, found)
  pairAlike(from, to, found)
  if (anew) pairBetween(from.length, to.length, found)
  return found.forward
}
