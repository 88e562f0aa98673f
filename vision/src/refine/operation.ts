import type { JsonObject } from '../json.ts'
import type { IpContext, PixelImage } from '../provider.ts'
import { plainer } from './grammar/plain-words.ts'
import { unquoted } from './grammar/quotes.ts'

/** What an instruction is applied to. */
export interface Scene {
  document: JsonObject
  ip: IpContext
  images: readonly PixelImage[]
  schema: JsonObject
  /** The subject's colors are those of its identity: no instruction changes them. */
  fixedColors?: true
  /** Keys that held nothing and are gone already. */
  emptyKeys?: readonly string[]
  /** What the part before spoke of, for "it". */
  last?: string
}

/** One part of an instruction: one change. Quoted words stand as marks in it, see setQuotesAside. */
export interface Clause {
  text: string
  quotes: readonly string[]
}

export interface Done {
  document: JsonObject
  last?: string
}

/** The operation reads the words but cannot do what they say; another one may. */
export interface Refused {
  refused: string
  /** The words can mean nothing else: no other operation is tried. */
  final?: true
}

/** One kind of change: undefined for words that it does not read. */
export type Operation = (clause: Clause, scene: Scene) => Done | Refused | undefined

export function done(document: JsonObject, last?: string): Done {
  return last === undefined ? { document } : { document, last }
}

export function refused(message: string): Refused {
  return { refused: message }
}

export function refusedFor(message: string): Refused {
  return { refused: message, final: true }
}

export function isDone(outcome: Done | object | undefined): outcome is Done {
  return outcome !== undefined && 'document' in outcome
}

/** The words with their quoted parts in place. */
export function plain(clause: Clause, words: string | undefined): string {
  return unquoted((words ?? '').replace(/ ,(?= |$)/g, ','), clause.quotes)
}

/** A part of an instruction as templates read it: commas, colons and equals signs stand apart. */
export function clauseOf(text: string, quotes: readonly string[]): Clause {
  const spaced = changed(text)
    .replace(/\s*,(?=\s|$)/g, ' ,')
    .replace(/\s*(?:=>|->|→|=|:(?=\s|\uE000))\s*/g, ' = ')
    .replace(/\s+/g, ' ')
    .trim()
  return { text: plainer(spaced), quotes }
}

/** "coffee → tea": an arrow says what becomes what. */
function changed(text: string): string {
  const [was, is] = text.split(/\s*(?:=>|->|→)\s*/)
  return was === undefined || is === undefined || /^\s*(?:change|set|replace|turn)\b/i.test(was)
    ? text
    : `change ${was} to ${is}`
}

/** "it" and "them" after a part that spoke of something: that is meant. */
export function meant(scene: Scene, words: string): string {
  return scene.last !== undefined && /^(?:it|them|that|this|one)$/i.test(words) ? scene.last : words
}
