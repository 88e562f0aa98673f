import type { JsonObject } from '../../json.ts'
import { pathFor } from '../assign/look.ts'
import { fieldsNamed } from '../document/fields.ts'
import { thingsOf } from '../document/objects.ts'
import { getAt, setAt } from '../document/path.ts'
import { addObject, listOfParts } from '../edits/add-object.ts'
import { isQuoted } from '../grammar/quotes.ts'
import { readings } from '../grammar/template.ts'
import { type Clause, type Done, done, plain, type Scene } from '../operation.ts'
import { readPhrase } from '../text/phrase.ts'
import { isRelation } from '../values/location.ts'
import { LABELED, TEXT } from './wordings.ts'

export function addText(clause: Clause, scene: Scene): Done | undefined {
  for (const { captures } of readings(LABELED, clause.text)) {
    if (!isQuoted(captures.quoted ?? '')) continue
    const thing = plain(clause, captures.what)
    const head = readPhrase(thing)?.head ?? thing
    const document = addObject(scene.document, thing, undefined, undefined)
    return done(withText(document, { text: plain(clause, captures.quoted), location: head }), head)
  }
  for (const { captures } of readings(TEXT, clause.text)) {
    if (!isQuoted(captures.quoted ?? '')) continue
    const [field] = captures.where === undefined ? [] : fieldsNamed(scene.document, captures.where)
    if (field?.value !== undefined && field.concept?.id !== 'text') continue
    const bare = /^(?:add|put|include|append)\s+\uE000\d+\uE001$/i.test(clause.text)
    const parts =
      bare && thingsOf(scene.document).length === 0 ? listOfParts(scene.document) : undefined
    if (parts !== undefined)
      return done(setAt(scene.document, [parts.key, parts.length], plain(clause, captures.quoted)))
    const beside = plain(clause, captures.beside)
    if (beside !== '' && !isRelation(beside)) continue
    const place = captures.where === undefined ? beside : plain(clause, captures.where)
    const where = place === '' ? {} : { location: place }
    return done(withText(scene.document, { text: plain(clause, captures.quoted), ...where }))
  }
  return undefined
}

/** One more text that the picture shows, in the kind of list that the document has. */
function withText(document: JsonObject, entry: { text: string; location?: string }): JsonObject {
  const path = pathFor(document, 'text')
  const old = getAt(document, path)
  if (typeof old === 'string') return setAt(document, path, `${old}, ${entry.text}`)
  const plainList = Array.isArray(old) && typeof old[0] === 'string'
  return setAt(
    document,
    [...path, Array.isArray(old) ? old.length : 0],
    plainList ? entry.text : entry,
  )
}
