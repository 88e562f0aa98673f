import type { JsonObject } from '../json.ts'
import { type Alignment, align, isInOrder } from './align.ts'
import { isSame } from './same.ts'

/** A thing in up to three lists of things. */
export interface ListNode {
  base?: JsonObject
  ours?: JsonObject
  theirs?: JsonObject
  /** Where it stands in our list. */
  place?: number
}

/** The things of a merged list in their order, and those that we removed while they were changed. */
export interface ListPlan {
  kept: ListNode[]
  gone: ListNode[]
}

/** Lists of more are merged as a whole: a caption has a handful of things. */
export const MOST_ITEMS = 1000

interface Lists {
  base: readonly JsonObject[]
  ours: readonly JsonObject[]
  theirs: readonly JsonObject[]
}

/** The things of three lists, by their places in our list and in theirs. */
interface Nodes {
  ours: ListNode[]
  theirs: ListNode[]
}

function nodesOf({ base, ours, theirs }: Lists, toOurs: Alignment, toTheirs: Alignment): Nodes {
  const found: Nodes = {
    ours: ours.map((item, place) => ({ ours: item, place })),
    theirs: theirs.map((item) => ({ theirs: item })),
  }
  for (const [i, item] of base.entries()) {
    const [a, b] = [toOurs.get(i), toTheirs.get(i)]
    const mine = a === undefined ? undefined : found.ours[a]
    const other = b === undefined ? undefined : found.theirs[b]
    if (mine !== undefined) mine.base = item
    if (other !== undefined) other.base = item
    if (mine !== undefined && b !== undefined) join(found, mine, b)
  }
  joinAdded(found)
  return found
}

/** Makes one thing of one of ours and the one at a place of theirs. */
function join({ theirs }: Nodes, mine: ListNode, place: number): void {
  const item = theirs[place]?.theirs
  if (item !== undefined) mine.theirs = item
  theirs[place] = mine
}

/** What both sides added may be one thing. */
function joinAdded(nodes: Nodes): void {
  const mine = nodes.ours.filter((node) => node.base === undefined)
  const others = [...nodes.theirs.entries()].filter(([, node]) => node.base === undefined)
  const added = align(
    mine.map((node) => node.ours ?? {}),
    others.map(([, node]) => node.theirs ?? {}),
    { anew: false },
  )
  for (const [i, j] of added) {
    const [node, place] = [mine[i], others[j]?.[0]]
    if (node !== undefined && place !== undefined) join(nodes, node, place)
  }
}

function survives({ base, ours, theirs }: ListNode): boolean {
  if (ours === undefined) return base === undefined
  return theirs !== undefined || base === undefined || !isSame(base, ours)
}

/** Puts what only the second order has behind what it follows there, and behind what only the first has at that place. */
function interleave(first: readonly ListNode[], second: readonly ListNode[]): ListNode[] {
  const merged = [...first]
  const [inFirst, inSecond] = [new Set(first), new Set(second)]
  let at = 0
  for (const node of second) {
    if (inFirst.has(node)) {
      at = merged.indexOf(node) + 1
      continue
    }
    for (let next = merged[at]; next !== undefined && !inSecond.has(next); next = merged[at]) at++
    merged.splice(at++, 0, node)
  }
  return merged
}

/** Whether the things that both lists have stand in the same order. */
function isSameOrder(nodes: Nodes): boolean {
  const places = new Map(nodes.ours.map((node, i) => [node, i]))
  const shared = nodes.theirs.flatMap((node) => places.get(node) ?? [])
  return shared.every((place, i) => i === 0 || place > (shared[i - 1] ?? 0))
}

/**
 * Plans the merge of three lists of things: which stay, in which order. Whoever moved things decides on the order.
 *
 * @returns undefined when both sides moved things, each in its own way
 */
export function planList(lists: Lists): ListPlan | undefined {
  const toOurs = align(lists.base, lists.ours)
  const toTheirs = align(lists.base, lists.theirs)
  const nodes = nodesOf(lists, toOurs, toTheirs)
  const moved = { ours: !isInOrder(toOurs), theirs: !isInOrder(toTheirs) }
  if (moved.ours && moved.theirs && !isSameOrder(nodes)) return undefined
  const order = moved.theirs
    ? interleave(nodes.theirs, nodes.ours)
    : interleave(nodes.ours, nodes.theirs)
  return {
    kept: order.filter(survives),
    gone: order.filter((node) => node.ours === undefined && node.base !== undefined),
  }
}
