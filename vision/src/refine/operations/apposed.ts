import { assign } from '../assign/assign.ts'
import { isQualities } from '../assign/qualities.ts'
import { readTarget } from '../assign/target.ts'
import { meansPicture } from '../assign/words.ts'
import { fieldsNamed } from '../document/fields.ts'
import { thingsNamed, thingsOf } from '../document/objects.ts'
import { setField } from '../edits/set-field.ts'
import { isQuoted } from '../grammar/quotes.ts'
import { COMMANDS } from '../grammar/verbs.ts'
import { type Clause, type Done, isDone, type Operation, plain, type Scene } from '../operation.ts'
import { spoken } from '../replace/spoken.ts'
import { isNounPhrase, readPhrase } from '../text/phrase.ts'
import { isColors } from '../words/hues.ts'

const LITERAL =
  /^(?:\d[\d.,]*(?:\s?[:x×/]\s?\d[\d.]*)?\s?(?:%|mm|px|cm|k|°)?|on|off|true|false|yes|no)$/iu
const MAX_WORDS = 7

/** "hair brown", "the apron red", "aspect ratio 1:1": a thing or a field and what it is to be, with no word between. */
export const changeApposed: Operation = (clause, scene) => {
  const words = clause.text.split(' ')
  if (words.length < 2 || words.length > MAX_WORDS || COMMANDS.has(words[0]?.toLowerCase() ?? ''))
    return undefined
  for (let at = words.length - 1; at >= 1; at--) {
    const outcome = apposed(clause, scene, words.slice(0, at).join(' '), words.slice(at).join(' '))
    if (outcome !== undefined) return outcome
  }
  return undefined
}

function apposed(clause: Clause, scene: Scene, name: string, words: string): Done | undefined {
  const what = plain(clause, name)
  const text = plain(clause, words)
  if (isQuoted(words) || LITERAL.test(text)) return literal(scene, what, text)
  if (!isColors(text) && !isQualities(text)) return undefined
  if (readPhrase(what)?.kind !== 'noun' || !isNounPhrase(what) || meansPicture(what))
    return undefined
  const target = readTarget(scene, what).words
  const known =
    thingsNamed(thingsOf(scene.document), target, scene.ip).length > 0 ||
    fieldsNamed(scene.document, target).some(({ value }) => value !== undefined) ||
    spoken(scene, target)
  const outcome = known ? assign(scene, what, { text, quoted: false, said: true }) : undefined
  return isDone(outcome) ? outcome : undefined
}

/** A number or a quoted text is a value only of a field that is there. */
function literal(scene: Scene, what: string, text: string): Done | undefined {
  const [field] = fieldsNamed(scene.document, what)
  if (field?.value === undefined) return undefined
  const outcome = setField(scene.document, field, text)
  return isDone(outcome) ? outcome : undefined
}
