import type { JsonValue } from '../src/json.ts'
import type { BaseName } from './bases.ts'

/** What a field must be afterwards: a value, text that matches, or gone. */
export type Wanted = JsonValue | RegExp

/**
 * One instruction and what must come of it. `to` holds the fields that change, by JSON pointer: null for a field that
 * must be gone. `may` lists pointers that may change or not, as the answer sees fit. Every other field must stay byte for
 * byte. `never` must match nowhere in the answer, `has` somewhere in it. `error` lists words that the refusal must name;
 * nothing may change then.
 */
export interface InstructionCase {
  kind: string
  base: BaseName
  say: string
  to?: Readonly<Record<string, Wanted>>
  may?: readonly string[]
  never?: RegExp
  has?: RegExp
  error?: readonly string[]
}

type Rest = Omit<InstructionCase, 'kind' | 'base' | 'say' | 'to'>

/** The cases of one kind, each as base, instruction, changes and the rest. */
export function casesOf(
  kind: string,
  rows: readonly (readonly [BaseName, string, Readonly<Record<string, Wanted>>, Rest?])[],
): InstructionCase[] {
  return rows.map(([base, say, to, rest]) => ({ kind, base, say, to, ...rest }))
}

export function refusals(
  rows: readonly (readonly [BaseName, string, ...string[]])[],
): InstructionCase[] {
  return rows.map(([base, say, ...error]) => ({ kind: 'unreadable', base, say, error }))
}
