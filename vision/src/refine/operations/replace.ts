import { assign } from '../assign/assign.ts'
import { readings } from '../grammar/template.ts'
import {
  type Clause,
  type Done,
  type Operation,
  plain,
  type Refused,
  type Scene,
} from '../operation.ts'
import { exchanged } from '../replace/exchange.ts'
import { replacement } from '../replace/replacement.ts'
import { CHANGE, CONTRAST, REPLACE, STATED } from '../replace/wordings.ts'
import { readPhrase } from '../text/phrase.ts'

/** "Replace the hat with a cap", "green instead of blue", "it is a wolf, not a fox", "swap red and blue". */
export const replaceSomething: Operation = (clause, scene) => {
  const swapped = exchanged(clause, scene)
  if (swapped !== undefined) return swapped
  const told = stated(clause, scene)
  if (told !== undefined) return told
  let problem: Refused | undefined
  for (const list of [REPLACE, CHANGE, CONTRAST])
    for (const { captures } of readings(list, clause.text)) {
      const outcome = replacement(scene, clause, captures, list)
      if (outcome !== undefined && 'document' in outcome) return outcome
      problem ??= list === CONTRAST ? undefined : outcome
    }
  return problem
}

/** "the eye is cold, not warm": what is said of the thing changes, and the thing stays. */
function stated(clause: Clause, scene: Scene): Done | undefined {
  for (const { captures } of readings(STATED, clause.text)) {
    const what = plain(clause, captures.what)
    if (
      /^(?:it|this|that|there)$/i.test(what) &&
      readPhrase(plain(clause, captures.fresh))?.kind === 'noun'
    )
      continue
    const outcome = assign(scene, what, { text: plain(clause, captures.fresh), quoted: false })
    if (outcome !== undefined && 'document' in outcome) return outcome
  }
  return undefined
}
