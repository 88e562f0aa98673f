import { assign } from '../assign/assign.ts'
import { bareField } from '../document/fields.ts'
import { reconciled } from '../fix/reconcile.ts'
import { remeasured } from '../fix/remeasure.ts'
import { tidied } from '../fix/tidy-text.ts'
import { isQuoted } from '../grammar/quotes.ts'
import { readings, templates } from '../grammar/template.ts'
import {
  type Clause,
  type Done,
  type Operation,
  plain,
  type Refused,
  refusedFor,
  type Scene,
} from '../operation.ts'

const VERB =
  '(fix|correct|repair|reconcile|recheck|re-check|check|verify|revise|amend|rectify|re-measure|remeasure|resolve|align|clean up|sort out|clear up|straighten out)'
const IS_WRONG =
  '(is|are|looks|seems|is all|are all) (wrong|incorrect|inconsistent|contradictory|not right|not correct|false|off|inaccurate|mistaken|contradicting|not consistent|not true|described wrongly|described inconsistently|described incorrectly|described differently|wrongly described|incorrectly described|inconsistently described|told wrongly|given wrongly|not described correctly|not the same everywhere)'
const TO = templates(
  `${VERB} {what} (to|to be|into|=|as) {value}`,
  `${VERB} {what} (,|;|=|-) [it is|it's|it should be|should be|it must be|they are|they should be] {value}`,
  `{what} ${IS_WRONG} (,|;|=|:|-) [it is|it's|it should be|should be|it must be|they are|they should be] {value}`,
)
const FIX = templates(
  `${VERB} [the] (contradiction|contradictions|inconsistency|inconsistencies|mismatch|conflict|conflicts|error|errors|mistake|mistakes) (in|about|of|between|on|with|regarding|around) {what}`,
  `${VERB} {what}`,
  `{what} ${IS_WRONG}`,
  '(make|keep) {what} (consistent|correct|match|match the images|match the image|the same everywhere|right|accurate)',
  '(update|adjust|take|get|read|change|set) {what} (from|according to|based on|to match|to fit|using|so it matches) [the] [context|given|attached|provided|reference|sample|real|actual] (image|images|picture|pictures|photo|photos|reference|references)',
  '(describe|state|give) {what} (correctly|accurately|as in the image|as in the images|as shown)',
  '{what} (should|must|has to|needs to) (match|fit|agree with|correspond to|be as in|follow) [the] [context|given|attached|provided|reference|sample] (image|images|picture|pictures|photo|photos|reference|schema|references)',
  "{what} (does not|doesn't|don't|do not) (match|fit|agree) [the image|the images|the picture|the pictures|the photo]",
)
const TIDY = /\b(?:grammar|spelling|typos?|punctuation|spacing|articles)\b/i

/** "Fix the description of the hair color": measured anew in the context images, or made one where the texts contradict. */
export const fixSomething: Operation = (clause, scene) => {
  for (const { captures } of readings(TO, clause.text)) {
    const text = plain(clause, captures.value).replace(
      /^(?:(?:it|they)\s+(?:is|are|should be|must be)|be|to)\s+/i,
      '',
    )
    const outcome = assign(scene, bareWords(plain(clause, captures.what)), {
      text,
      quoted: isQuoted(captures.value ?? ''),
    })
    if (outcome !== undefined && 'document' in outcome) return outcome
  }
  let problem: Refused | undefined
  for (const { captures } of readings(FIX, clause.text)) {
    const outcome = fixed(clause, scene, plain(clause, captures.what))
    if (outcome !== undefined && 'document' in outcome) return outcome
    problem ??= outcome
  }
  const told =
    /^(?:fix|correct|repair|reconcile|re-?check|verify|rectify|re-?measure|resolve|amend)\b/i.test(
      clause.text,
    )
  return problem !== undefined && told ? refusedFor(problem.refused) : problem
}

function bareWords(what: string): string {
  return what
    .replace(
      /^(?:the\s+)?(?:description|descriptions|mention|mentions|value|wording)\s+(?:of|for)\s+/i,
      '',
    )
    .replace(
      /\s+in (?:the|all|its|her|his)(?: the)? (?:descriptions?|captions?|texts?|fields?|prompts?|summary)$/i,
      '',
    )
    .replace(/(?<=\S)\s+(?:description|descriptions)$/i, '')
}

function fixed(_clause: Clause, scene: Scene, what: string): Done | Refused | undefined {
  if (TIDY.test(what)) return tidied(scene)
  const words = bareField(bareWords(what)).words.join(' ')
  const measured = scene.images.length > 0 ? remeasured(scene, words) : undefined
  if (measured !== undefined && 'document' in measured) return measured
  const outcome = reconciled(scene, words)
  if (outcome !== undefined && 'document' in outcome) return outcome
  return measured ?? outcome
}
