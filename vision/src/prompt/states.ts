import { EXPRESSIONS, FINITE_VERBS, MAYBE_ACTIONS, NOT_ACTIONS, POSES } from './lexicon.ts'

export type StateField = 'action' | 'pose' | 'expression'

export interface State {
  field: StateField
  /** The word as it is written into the prompt: "waves" becomes "waving". */
  word: string
}

/** The state that a single word expresses; `afterNoun` allows finite verbs, which otherwise look like plural nouns. */
export function stateOf(word: string, afterNoun: boolean): State | undefined {
  if (EXPRESSIONS.has(word)) return { field: 'expression', word }
  if (POSES.has(word)) return { field: 'pose', word }
  const finite = word === 'asleep' || afterNoun ? FINITE_VERBS.get(word) : undefined
  const form = finite ?? (isGerund(word, afterNoun) ? word : undefined)
  if (form === undefined) return undefined
  if (EXPRESSIONS.has(form)) return { field: 'expression', word: form }
  return { field: POSES.has(form) ? 'pose' : 'action', word: form }
}

function isGerund(word: string, afterNoun: boolean): boolean {
  if (MAYBE_ACTIONS.has(word)) return afterNoun
  // A vowel before the ending is looked for without backtracking: a word may have ten thousand letters.
  const verb = word.length > 4 && word.endsWith('ing') && /[aeiouy]/.test(word.slice(0, -3))
  return verb && !NOT_ACTIONS.has(word)
}
