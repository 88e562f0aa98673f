import type { Span, Token } from '../tokens/token.ts'
import { newThing, type Thing } from './thing.ts'

/** Who a noun phrase is about, where the picture has a subject that is known from elsewhere. */
export interface Cast {
  /** Whether the words name the identity: by its name, or by what it is. */
  isIdentity(tokens: readonly Token[], thing: Thing, first: boolean): boolean
  /** Whether words without a noun of their own speak of somebody or something that is known already. */
  implied: boolean
  /** Whether that one has a face and a body. */
  being: boolean
  /** Whether every noun is a motif, never a place to be in. */
  motifs: boolean
}

/** Where somebody is. */
export interface Place extends Span {
  /** With the preposition, for sentences; the place without it, for the field. */
  noun: Span
}

/** The reading of a prompt's things, as far as it has come. */
export interface Walk {
  tokens: readonly Token[]
  cast: Cast
  things: Thing[]
  places: Place[]
  /** The thing that the clause is about. */
  current: Thing | undefined
  /** The thing named last. */
  nearest: Thing | undefined
  /** A place in the frame that waits for the thing it speaks of. */
  waiting: string | undefined
  /** Where the last noun phrase ended. */
  afterNoun: number
  /** The things that "and" has joined to the one named last, and those that do together what comes. */
  joined: Thing[]
  together: Thing[]
}

export function newWalk(tokens: readonly Token[], cast: Cast): Walk {
  return {
    tokens,
    cast,
    things: [],
    places: [],
    current: undefined,
    nearest: undefined,
    waiting: undefined,
    afterNoun: -1,
    joined: [],
    together: [],
  }
}

/** What words without a noun speak of: the clause's thing, else the main one, else one that is known from elsewhere. */
export function subjectOf(walk: Walk): Thing {
  if (walk.current !== undefined) return walk.current
  const main = walk.things.find((thing) => thing.identity) ?? walk.things[0]
  if (main !== undefined) return main
  const implied = newThing({ from: 0, to: 0 }, '')
  if (walk.cast.implied) implied.identity = true
  walk.things.push(implied)
  return implied
}

/** Binds a stretch of words to a thing; stretches that go on where the last one ended become one. */
export function addPart(walk: Walk, thing: Thing, { from, to }: Span): void {
  const last = thing.parts.at(-1)
  const end = last?.to ?? thing.noun.to
  const between = walk.tokens.slice(end, from)
  if (last !== undefined && from <= last.to) {
    last.to = Math.max(last.to, to)
    return
  }
  const apart =
    between.some(({ kind }) => kind === 'soft' || kind === 'stop') || thing.identity === true
  thing.parts.push({ from, to, apart })
}
