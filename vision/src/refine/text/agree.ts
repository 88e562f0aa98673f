import { isPlainVerb, thirdPersonOf } from '../words/verbs.ts'
import { isPlural } from './inflect.ts'
import type { Parsed } from './mentions.ts'
import type { Token } from './tokens.ts'

/** "A cat and a dog sit" becomes "A cat sits". */
export function agreeing(
  sentence: Parsed,
  index: number,
  kept: readonly Token[],
): readonly Token[] {
  const { chunks } = sentence
  // "A girl in a hat and a dog sit": what hangs on a preposition is no subject beside the other.
  if (chunks[index - 1]?.kind === 'prep') return kept
  const first = chunks[index + 1]?.kind === 'conj' && chunks[index + 2]?.kind === 'np'
  const other = first ? index + 2 : chunks[index - 1]?.kind === 'conj' ? index - 2 : -1
  const verb = chunks[first ? index + 3 : index + 1]
  if (chunks[other]?.kind !== 'np' || verb?.kind !== 'verb' || !verb.finite) return kept
  const noun = sentence.tokens[chunks[other]?.heads[0] ?? -1]?.lower ?? ''
  if (isPlural(noun)) return kept
  return kept.map((token) =>
    token.at === verb.from ? { ...token, text: singularVerb(token.text) } : token,
  )
}

function singularVerb(verb: string): string {
  const known = new Map([
    ['are', 'is'],
    ['were', 'was'],
    ['have', 'has'],
    ['do', 'does'],
  ])
  return known.get(verb) ?? (isPlainVerb(verb) ? thirdPersonOf(verb) : verb)
}
