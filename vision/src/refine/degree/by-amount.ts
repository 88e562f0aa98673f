import { type Clause, type Done, plain, type Refused, type Scene } from '../operation.ts'
import { dimensionOfNoun } from '../words/dimensions.ts'
import { change, detail } from './change.ts'
import { first } from './first-done.ts'
import { homeWords } from './home-words.ts'
import { inNumber } from './in-number.ts'
import { AMOUNT, REDUCTION } from './wordings.ts'

export function byAmount(clause: Clause, scene: Scene): Done | Refused | undefined {
  const more = first(AMOUNT, clause, (captures) => amount(scene, clause, captures, true))
  if (more !== undefined) return more
  return first(REDUCTION, clause, (captures) => amount(scene, clause, captures, false))
}

export function amount(
  scene: Scene,
  clause: Clause,
  captures: Readonly<Record<string, string>>,
  up: boolean,
): Done | Refused | undefined {
  const words = plain(clause, captures.noun ?? captures.what).replace(
    /^(?:the|overall|its)\s+/i,
    '',
  )
  const what = captures.noun === undefined ? 'it' : plain(clause, captures.what ?? 'it')
  if (
    /^(?:details?|description|information|specifics|level of detail|detailed|depth|detailing)$/i.test(
      words,
    )
  )
    return detail(scene, what, up)
  const noun = dimensionOfNoun(words)
  if (noun !== undefined) {
    const end = noun.up[0] ?? ''
    return captures.noun === undefined
      ? change(scene, homeWords(noun.home), end, up)
      : change(scene, what === 'it' ? homeWords(noun.home) : what, end, up)
  }
  if (/^shadows?$|^shading$/i.test(words)) return change(scene, 'shadows', 'strong', up)
  if (/^(?:size|scale)$/i.test(words)) return change(scene, what, 'big', up)
  const sizedField =
    /^size of (.+)$/i.exec(words)?.[1] ?? /^(.+?)(?:['’]s)? size$/i.exec(words)?.[1]
  if (sizedField !== undefined) return change(scene, sizedField, 'big', up)
  return inNumber(scene, words, up)
}
