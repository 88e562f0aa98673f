import type { Said } from '../look/look.ts'
import type { Span } from '../tokens/token.ts'

export type Tie =
  | 'above'
  | 'below'
  | 'left'
  | 'right'
  | 'before'
  | 'behind'
  | 'beside'
  | 'between'
  | 'within'
  | 'around'
  | 'held'

/** How a thing stands to another one. */
export interface Relation extends Span {
  /** "next to", "riding": without what it leads to. */
  word: string
  tie: Tie
  others: Thing[]
}

/** A stretch of a thing's description; `apart` where a comma stands before it. */
export interface Part extends Span {
  apart: boolean
}

/** One thing that a prompt names; `head` is empty for what the prompt speaks of without naming it. */
export interface Thing {
  /** The noun phrase; empty where it is not named. */
  noun: Span
  /** The noun itself, singular and in lower case. */
  head: string
  /** All its words before "of" and the like, for finding adjectives. */
  adjectives: Said[]
  colors: Said[]
  count?: number
  plural: boolean
  size?: string
  location?: string
  orientation?: string
  relations: Relation[]
  actions: Span[]
  poses: Span[]
  expressions: Span[]
  clothing: Span[]
  features: Span[]
  /** Everything beside the noun phrase, in the prompt's order. */
  parts: Part[]
  /** The thing that brought it in: it stands where that one says. */
  by?: { thing: Thing; relation: Relation }
  /** The identity itself, by its name or by what it is. */
  identity?: boolean
}

export function newThing(noun: Span, head: string): Thing {
  return {
    noun,
    head,
    adjectives: [],
    colors: [],
    plural: false,
    relations: [],
    actions: [],
    poses: [],
    expressions: [],
    clothing: [],
    features: [],
    parts: [],
  }
}
