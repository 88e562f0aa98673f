import type { JsonValue } from '../../json.ts'
import { fieldsNamed, pathOf } from '../document/fields.ts'
import { keyWords, setAt } from '../document/path.ts'
import { setField } from '../edits/set-field.ts'
import { isQuoted } from '../grammar/quotes.ts'
import { readings, templates } from '../grammar/template.ts'
import { type Clause, type Done, done, plain, type Refused, type Scene } from '../operation.ts'
import { NOUN } from './noun.ts'

const ADD = templates(
  `(add|create|insert|introduce|make|include) [a|an|the|another] [new] [extra|custom|additional] ${NOUN} [called|named|for] {field} (with the value of|with the value|with value|with|=|set to|containing|of|and set it to|to|saying) {value}`,
  `(add|create|insert|include) [a|an|the] {field} ${NOUN} (with the value of|with the value|with value|with|=|set to|containing|of|saying) {value}`,
  '(add|create|insert|include) {field} = {value}',
  '(set|define) [a|an|the] [new] {field} (field|key|property) (to|=|as) {value}',
)

export function addField(clause: Clause, scene: Scene): Done | Refused | undefined {
  for (const { captures, index } of readings(ADD, clause.text)) {
    const name = plain(clause, captures.field)
    const value = plain(clause, captures.value)
    if (name.split(/\s+/).length > 4 || value === '' || / of$/i.test(name)) continue
    const [known] = fieldsNamed(scene.document, name)
    if (known !== undefined && known.by !== 'home') return setField(scene.document, known, value)
    if (index === 2 && !/^[\p{L}_][\p{L}\p{N}_.-]*$/u.test(name) && !isQuoted(captures.field ?? ''))
      continue
    const home = known?.path[0] === 'objects' && !Array.isArray(scene.document.objects)
    const literally = home || isQuoted(captures.field ?? '')
    const path = pathOf(scene.document, name) ??
      (literally ? undefined : known?.path) ?? [keyOf(name)]
    return done(setAt(scene.document, path, literal(value)))
  }
  return undefined
}

/** Words as a key: "Color Palette" is "color_palette"; a key that is one already stays. */
export function keyOf(name: string): string {
  const plainName = name.replace(/^(?:the|a|an)\s+/i, '').replace(/["'.,]+/g, '')
  return /\s/.test(plainName) ? keyWords(plainName).join('_') : plainName
}

export function literal(value: string): JsonValue {
  if (/^-?\d+(?:\.\d+)?$/.test(value)) return Number(value)
  if (/^(?:true|false)$/i.test(value)) return value.toLowerCase() === 'true'
  return value
}
