import { documentJsonSchema } from '@atelier/contract'

/** The order of an object's keys, and of those of the objects below it. */
export interface KeyOrder {
  /** Where each key stands. */
  readonly places: ReadonlyMap<string, number>
  readonly below: ReadonlyMap<string, KeyOrder>
}

interface Node {
  readonly properties?: Readonly<Record<string, Node>>
  readonly items?: Node
}

function orderOf(node: Node): KeyOrder {
  const entries = Object.entries(node.properties ?? {})
  return {
    places: new Map(entries.map(([key], place) => [key, place])),
    below: new Map(
      // The items of a list are ordered as one object in its place would be.
      entries.map(([key, child]) => [key, orderOf(child.items ?? child)]),
    ),
  }
}

/** A visual schema has every key that the other kinds have, in the same order, and one of its own. */
export const DOCUMENT_ORDER: KeyOrder = orderOf(documentJsonSchema('visual-schema') as Node)
