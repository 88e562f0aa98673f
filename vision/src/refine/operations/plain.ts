import { readPrompt } from '../../prompt/read-prompt.ts'
import { assign } from '../assign/assign.ts'
import { setLook } from '../assign/look.ts'
import { fitsField } from '../assign/value.ts'
import { fieldsNamed } from '../document/fields.ts'
import { setBackground } from '../edits/set-background.ts'
import { setLight } from '../edits/set-light.ts'
import { COMMANDS } from '../grammar/verbs.ts'
import { type Done, done, type Operation, plain, type Refused, type Scene } from '../operation.ts'
import { AUXILIARIES } from '../words/closed.ts'
import { setPlainField } from './plain-field.ts'

/** "the whole thing at night": of what it is said needs no saying. */
const WHOLE =
  /^(?:the whole (?:thing|scene|picture|image)|all of it|it all|everything)\s+(?=(?:at|in|on|during|under|by)\s)/i

/** Words that only say how things are: "at night", "on the beach", "watercolor style", "a gloomy mood", "red scarf". */
export const describe: Operation = (clause, scene) => {
  const text = plain(clause, clause.text)
    .replace(
      /^(?:rendered|drawn|painted|illustrated|done|made|shown|depicted)\s+(?=(?:in|as|like)\s)/i,
      '',
    )

    .replace(WHOLE, '')
    .replace(/\s+only$/i, '')
  return (
    setLook(scene, text) ?? named(scene, text) ?? setPlainField(scene, text) ?? place(scene, text)
  )
}

/** "gloomy mood", "red scarf", "blue background": something that the document knows, after its new quality. */
function named(scene: Scene, text: string): Done | Refused | undefined {
  const words = text
    .replace(/^(?:a|an|the|some|with|with a|with an|in a|on a)\s+/i, '')
    .split(/\s+/)
  if (words.length < 2 || words.length > 8) return undefined
  const [last = '', ...before] = [...words].reverse()
  const telling = before.every(
    (word) =>
      !COMMANDS.has(word.toLowerCase()) &&
      !AUXILIARIES.has(word.toLowerCase()) &&
      !/^(?:more|less|no|not|too)$/i.test(word),
  )
  if (/^(?:background|backdrop)$/i.test(last) && telling)
    return setBackground(scene.document, text.replace(/^(?:with|in|on)\s+/i, ''))
  if (
    /^(?:mood|atmosphere|vibe|ambience|feeling|feel)$/i.test(last) &&
    telling &&
    words.length <= 4
  )
    return assign(scene, last, { text: words.slice(0, -1).join(' '), quoted: false })
  for (let at = 1; at < words.length; at++) {
    const name = words.slice(at).join(' ')
    const value = words.slice(0, at).join(' ')
    if (!fitsField(value)) continue
    const [field] = fieldsNamed(scene.document, name)
    const outcome = assign(scene, name, { text: value, quoted: false, loose: true })
    if (
      outcome !== undefined &&
      'document' in outcome &&
      (field !== undefined ||
        at === words.length - 1 ||
        !/^(?:and|or|with|in|on)$/i.test(words[at - 1] ?? ''))
    )
      return outcome
  }
  return undefined
}

/** "on the beach at night", "put it in a forest": a place and a light, and nothing else. */
function place(scene: Scene, text: string): Done | Refused | undefined {
  const bare = text
    .replace(
      /^(?:put|place|set|move|have|show|draw|let)\s+(?:it|him|her|them|this|everything|the (?:scene|subject|character|object|picture|image))\s+(?:be\s+|stand\s+|is\s+)?/i,
      '',
    )
    .replace(/^(?:set|place|put)\s+/i, '')
  const reading = readPrompt(bare)
  const other =
    reading.objects.length > 0 ||
    reading.medium !== undefined ||
    reading.style.length > 0 ||
    reading.quoted.length > 0 ||
    reading.mood.length > 0
  if (other || (reading.background === undefined && reading.lighting === undefined))
    return undefined
  let { document } = scene
  if (reading.background !== undefined) {
    const next = setBackground(document, reading.background.setting)
    if (!('document' in next)) return next
    document = next.document
  }
  return done(
    reading.lighting === undefined ? document : setLight(document, reading.lighting),
    'background',
  )
}
