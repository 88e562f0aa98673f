import { isObject, type JsonObject } from '../../json.ts'
import { fieldsNamed } from '../document/fields.ts'
import { getAt, setAt } from '../document/path.ts'
import { readings, templates } from '../grammar/template.ts'
import {
  type Clause,
  type Done,
  done,
  plain,
  type Refused,
  refused,
  type Scene,
} from '../operation.ts'
import { keyOf } from './add-field.ts'
import { NOUN } from './noun.ts'

const RENAME = templates(
  `(rename|call) [the] ${NOUN} {old} (to|as|into) {fresh}`,
  `rename [the] {old} ${NOUN} (to|as|into) {fresh}`,
  `change the (name of the field|key|field name) [from] {old} (to|into) {fresh}`,
)

const RENAME_KEY = templates('rename [the] {old} (to|as|into) {fresh}')

export function renameField(clause: Clause, scene: Scene): Done | Refused | undefined {
  for (const { captures } of [
    ...readings(RENAME, clause.text),
    ...readings(RENAME_KEY, clause.text),
  ]) {
    const [field] = fieldsNamed(scene.document, plain(clause, captures.old))
    const fresh = keyOf(plain(clause, captures.fresh))
    if (
      RENAME_KEY[0]?.pattern.test(clause.text) &&
      !(field?.by === 'key' && /^[\p{Ll}_][\p{L}\p{N}_]*$/u.test(fresh))
    )
      continue
    const key = field?.path.at(-1)
    if (field?.value === undefined || typeof key !== 'string')
      return refused(`The document has no field "${plain(clause, captures.old)}".`)
    const parent = getAt(scene.document, field.path.slice(0, -1)) ?? scene.document
    if (!isObject(parent) || (Object.hasOwn(parent, fresh) && fresh !== key))
      return refused(`The document has a field "${fresh}" already.`)
    const entries = Object.entries(parent).map(
      ([name, value]) => [name === key ? fresh : name, value] as const,
    )
    const renamed: JsonObject = Object.fromEntries(entries)
    return done(
      field.path.length === 1 ? renamed : setAt(scene.document, field.path.slice(0, -1), renamed),
    )
  }
  return undefined
}
