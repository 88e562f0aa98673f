import { isObject, type JsonValue, textOf } from '../../json.ts'
import { fieldsNamed } from '../document/fields.ts'
import { thingsNamed, thingsOf } from '../document/objects.ts'
import { type Path, setAt } from '../document/path.ts'
import { addToBackground } from '../edits/add-object.ts'
import { itemsOf } from '../edits/coerce.ts'
import { withEnding } from '../edits/ending.ts'
import { isQuoted } from '../grammar/quotes.ts'
import type { Captures } from '../grammar/template.ts'
import {
  type Clause,
  type Done,
  done,
  plain,
  type Refused,
  refused,
  type Scene,
} from '../operation.ts'
import { stem } from '../text/inflect.ts'
import { readPhrase } from '../text/phrase.ts'
import { BEINGS } from '../words/things.ts'

/** "add orange to the colors": a field that the words name goes on. */
export function toField(
  clause: Clause,
  scene: Scene,
  captures: Captures,
): Done | Refused | undefined {
  const where = plain(clause, captures.field)
  const what = plain(
    clause,
    captures.what?.replace(/^(?:the\s+)?(?:words?|phrase|term|text)\s+(?=\uE000)/i, ''),
  )
  if (/^(?:background|backdrop|scene|setting|sky|distance)$/i.test(where)) {
    const scenery = readPhrase(what)
    if (scenery === undefined || scenery.kind !== 'noun' || BEINGS.has(stem(scenery.head)))
      return undefined
    return done(addToBackground(scene.document, what), scenery.head)
  }
  const [field] = fieldsNamed(scene.document, where)
  const isThing = thingsNamed(thingsOf(scene.document), where, scene.ip).length > 0
  const listed = Array.isArray(field?.value) && !field.value.some(isObject)
  if (field === undefined || field.by === 'home' || (isThing && !listed)) return undefined
  if (Array.isArray(field.value))
    return appended(
      scene,
      field.path,
      field.value,
      isQuoted(captures.what ?? '') ? [what] : itemsOf(what),
    )
  const text = textOf(field.value)
  if (text === undefined)
    return refused(`"${where}" is no text and no list: nothing can be added to it.`)
  const items = itemsOf(what).join(', ')
  return text.toLowerCase().includes(items.toLowerCase())
    ? done(scene.document)
    : done(setAt(scene.document, field.path, withEnding(text, `, ${items}`)))
}

function appended(
  scene: Scene,
  path: Path,
  list: readonly JsonValue[],
  items: readonly string[],
): Done | Refused {
  if (list.some(isObject))
    return refused('That list holds objects: say what to add to which of them.')
  const fresh = items
    .map((item) => item.replace(/^(?:an?|the)\s+/i, ''))
    .filter((item) => !list.includes(item))
  return done(setAt(scene.document, path, [...list, ...fresh]))
}
