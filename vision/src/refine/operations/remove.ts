import { itemsOf } from '../edits/coerce.ts'
import { readings } from '../grammar/template.ts'
import {
  type Done,
  done,
  meant,
  type Operation,
  plain,
  type Refused,
  refused,
  refusedFor,
  type Scene,
} from '../operation.ts'
import { fromPlace, isAnywhere } from '../remove/from-place.ts'
import { nothingOf } from '../remove/nothing-of.ts'
import { withoutOne } from '../remove/one.ts'
import { toUnwanted } from '../remove/unwanted.ts'
import { NEGATIVE, REMOVE } from '../remove/wordings.ts'
import { isThingPhrase } from '../text/phrase.ts'
import { denyState } from './deny.ts'

/** "Remove references to blue background", "without the hat", "don't mention the scarf", "there should be no cat". */
export const removeSomething: Operation = (clause, scene) => {
  const denied = denyState(clause, scene)
  if (denied !== undefined && 'document' in denied) return denied
  let problem: Refused | undefined
  let unwanted: Done | undefined
  for (const list of [REMOVE, NEGATIVE])
    for (const { captures } of readings(list, clause.text)) {
      if (captures.who !== undefined && !isSomebody(plain(clause, captures.who))) continue
      const whole =
        captures.also === undefined ? captures.what : `${captures.what} and ${captures.also}`
      const what = plain(
        clause,
        whole?.replace(/^(?:the\s+)?(?:words?|phrase|term|text|expression)\s+(?=\uE000)/i, ''),
      )
      const where = captures.where === undefined ? undefined : plain(clause, captures.where)
      const outcome = removal(scene, what, where, captures.who)
      if (outcome !== undefined && 'document' in outcome) return outcome
      if (outcome?.final) return outcome
      unwanted ??= what === '' ? undefined : toUnwanted(scene, clause.text, what)
      problem ??= outcome
    }
  if (unwanted !== undefined) return unwanted
  problem ??= denied
  return problem === undefined ? undefined : refusedFor(problem.refused)
}

/** Nobody is told of by a whole sentence. */
function isSomebody(words: string): boolean {
  return isThingPhrase(words) || /^(?:it|he|she|they|her|him|them|this|that)$/i.test(words)
}

function removal(
  scene: Scene,
  what: string,
  where: string | undefined,
  who: string | undefined,
): Done | Refused | undefined {
  if (who !== undefined && /^(?:anything|any clothes|clothes)$/i.test(what))
    return removal(scene, 'clothing', undefined, undefined)
  const place = where === undefined ? undefined : fromPlace(scene, what, where)
  if (place !== undefined && ('document' in place || !isAnywhere(where ?? ''))) return place
  const whole = withoutOne(scene, meant(scene, what))
  if (whole !== undefined) return whole
  const items = itemsOf(what.replace(/^(?:both|either)\s+/i, '').replace(/\s+or\s+/gi, ' and '))
  if (items.length < 2) return refused(nothingOf(what))
  return eachItem(scene, items, who)
}

/** "the hat and the scarf": one after the other; all of them must be there. */
function eachItem(scene: Scene, items: readonly string[], who: string | undefined): Done | Refused {
  let { document } = scene
  for (const item of items) {
    const next = withoutOne({ ...scene, document }, item.replace(/^and\s+/i, ''))
    if (next === undefined) return refused(nothingOf(item))
    document = next.document
  }
  return who === undefined ? done(document) : done(document, who)
}
