import { textOf } from '../../json.ts'
import { bareField, type Field, fieldsNamed, pathOf } from '../document/fields.ts'
import { getAt, keyWords, setAt } from '../document/path.ts'
import { setField } from '../edits/set-field.ts'
import { addField, keyOf, literal } from '../field/add-field.ts'
import { renameField } from '../field/rename-field.ts'
import { stepped, switched } from '../field/values.ts'
import { withoutFields } from '../field/without-fields.ts'
import { isQuoted } from '../grammar/quotes.ts'
import { type Captures, readings, templates } from '../grammar/template.ts'
import {
  type Clause,
  type Done,
  done,
  type Operation,
  plain,
  type Refused,
  refused,
  refusedFor,
  type Scene,
} from '../operation.ts'

const DELETE = templates(
  '(remove|delete|drop|clear|erase|omit|unset|empty|discard|get rid of|take out|strip|eliminate|cut|take away) [the|its] {field}',
)

const SET = templates(
  '(set|change|update|make|modify|adjust|switch|put|edit|overwrite) [the|its] {field} (to be|to say|to read|to|into|as|=) {value}',
  '[the] {field} (should be|must be|needs to be|should read|should say|reads|says|becomes|is|are|=) {value}',
  `(put|write|use) {value} (in|into|as|for) [the] {field}`,
)

/** Changes of fields that are named as fields: by path, by key, or with the word "field". */
export const changeField: Operation = (clause, scene) =>
  switched(clause, scene) ??
  stepped(clause, scene) ??
  renameField(clause, scene) ??
  addField(clause, scene) ??
  deleteField(clause, scene) ??
  setByPath(clause, scene)

function deleteField(clause: Clause, scene: Scene): Done | Refused | undefined {
  for (const { captures } of readings(DELETE, clause.text)) {
    const name = plain(clause, captures.field)
    const { named } = bareField(name)
    const fields = fieldsNamed(scene.document, name)
    const [field] = fields
    const empty = scene.emptyKeys?.some(
      (key) => keyWords(key).join(' ') === bareField(name).words.join(' '),
    )
    if (empty) return done(scene.document)
    const explicit = named || isQuoted(captures.field ?? '') || field?.by === 'path'
    const emptied = /^(?:clear|unset|empty)\b/i.test(clause.text) && field?.by === 'key'
    if (!explicit && !emptied) return undefined
    if (field?.value === undefined)
      return named || field?.by === 'path'
        ? refusedFor(`The document has no field "${name}".`)
        : undefined
    return done(withoutFields(scene.document, fields))
  }
  return undefined
}

/** "camera.flash = true", "set objects[0].pose to sitting", "set the \"notes\" field to …": new ones are made. */
function setByPath(clause: Clause, scene: Scene): Done | Refused | undefined {
  for (const { captures } of readings(SET, clause.text)) {
    const name = plain(clause, captures.field)
    const path = pathOf(scene.document, name)
    const value = plain(clause, captures.value)
    const [field] =
      path === undefined ? namedFields(scene, name, captures) : fieldsNamed(scene.document, name)
    if (field === undefined || value === '') continue
    if (field.value === undefined && path !== undefined)
      return getAt(scene.document, path.slice(0, 1)) === undefined && path.length > 4
        ? refused(`The document has no field "${name}".`)
        : done(setAt(scene.document, path, literal(value)))
    return setField(scene.document, field, value)
  }
  return undefined
}

function namedFields(scene: Scene, name: string, captures: Captures): Field[] {
  const snake = /^[\p{L}\p{N}]+(?:_[\p{L}\p{N}]+)+$/u.test(name)
  const explicit = bareField(name).named || isQuoted(captures.field ?? '') || snake
  if (!explicit) return []
  const fields = fieldsNamed(scene.document, name)
  const exact = fields.filter(({ by }) => by === 'key')
  if (exact.length > 0) return exact
  if (fields.length > 0 && !snake) return fields
  if (isQuoted(captures.field ?? '') && !bareField(name).named && !snake) return []
  const key = keyOf(bareField(name).words.join('_'))
  return textOf(key) === undefined
    ? []
    : [{ path: [snake ? name : key], value: undefined, concept: undefined, by: 'path' }]
}
