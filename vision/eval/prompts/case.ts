import type { BaseName } from '../bases.ts'
import type { Wanted } from '../case.ts'
import type { IdentityName } from './schemas.ts'

/**
 * One prompt and what must come of it. `to` holds fields of the answer by JSON pointer, null for one that must be absent; `never` must match
 * nowhere in the answer. `overruled` are the words that notes must name, in their order, with the field of the schema that stood against
 * them; without it there must be no note.
 */
export interface PromptCase {
  kind: string
  under: IdentityName
  say: string
  to: Readonly<Record<string, Wanted>>
  never?: RegExp
  overruled?: readonly (readonly [words: RegExp, field: string])[]
}

/** A structured prompt and a text that changes it; every field that `to` does not name must stay byte for byte. */
export interface RefinementCase {
  kind: 'refinement'
  base: BaseName
  say: string
  to: Readonly<Record<string, Wanted>>
  never?: RegExp
}

type Rest = Pick<PromptCase, 'never' | 'overruled'>

/** The prompts of one kind, each as identity, words, wanted fields and the rest. */
export function promptsOf(
  kind: string,
  rows: readonly (readonly [IdentityName, string, Readonly<Record<string, Wanted>>, Rest?])[],
): PromptCase[] {
  return rows.map(([under, say, to, rest]) => ({ kind, under, say, to, ...rest }))
}

export function refinements(
  rows: readonly (readonly [
    BaseName,
    string,
    Readonly<Record<string, Wanted>>,
    Pick<Rest, 'never'>?,
  ])[],
): RefinementCase[] {
  return rows.map(([base, say, to, rest]) => ({ kind: 'refinement', base, say, to, ...rest }))
}
