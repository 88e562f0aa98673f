import { byAmount } from '../degree/by-amount.ts'
import { byVerb } from '../degree/by-verb.ts'
import { byWord } from '../degree/by-word.ts'
import type { Done, Operation, Refused } from '../operation.ts'

/** No text tells brightness in numbers. */
const BY = /\s+by\s+(?:about\s+|around\s+)?\d+(?:[.,]\d+)?\s?(?:%|percent|x|times)?$/i

/** "Make it brighter", "more saturated colors", "less muted", "increase the contrast", "darken the boots", "it is too dark". */
export const changeDegree: Operation = (given, scene) => {
  const clause = { ...given, text: given.text.replace(BY, '') }
  let problem: Refused | undefined
  const keep = (outcome: Done | Refused | undefined): Done | undefined => {
    if (outcome !== undefined && 'document' in outcome) return outcome
    problem ??= outcome
    return undefined
  }
  for (const step of [byVerb, byAmount, byWord]) {
    const outcome = keep(step(clause, scene))
    if (outcome !== undefined) return outcome
  }
  return problem
}
