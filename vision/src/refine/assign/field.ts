import { bareField, type Field, fieldsNamed } from '../document/fields.ts'
import { thingsNamed, thingsOf } from '../document/objects.ts'
import { samePath } from '../document/path.ts'
import { readDeed } from '../edits/deed.ts'
import { mentions } from '../edits/edit-mentions.ts'
import { setField } from '../edits/set-field.ts'
import type { Done, Refused, Scene } from '../operation.ts'
import { readPhrase } from '../text/phrase.ts'
import { splitColors } from '../words/hues.ts'
import type { Value } from './assign.ts'
import { setConcept } from './concept.ts'
import type { Target } from './target.ts'
import { fitsField } from './value.ts'
import { mayBeThing } from './words.ts'

/** Sets a field that the words name, by its key, its path or another word for it. */
export function setNamedField(
  scene: Scene,
  target: Target,
  value: Value,
): Done | Refused | undefined {
  const [field] = fieldsNamed(scene.document, target.words, target.owner?.path)
  if (field === undefined) return undefined
  if (field.by === 'path' || bareField(target.words).named)
    return setField(scene.document, field, value.text)
  if (isOfThing(scene, target, field, value)) return undefined
  if (value.loose && !fitsField(value.text, value.made)) return undefined
  return setConcept(scene, field, value, target.words)
}

/** Whether the words name a thing that the document describes rather than a field: "the subject is red", "the camera". */
function isOfThing(scene: Scene, target: Target, field: Field, value: Value): boolean {
  const things = thingsOf(scene.document)
  if (
    things.some((thing) => thing.path.length === 2 && thing.path[0] === field.path[0]) &&
    field.path.length === 1
  )
    return true
  const own = things.some((thing) => samePath(thing.path, field.path))
  if (own)
    return (
      !value.quoted && (splitColors(value.text) !== undefined || readDeed(value.text) !== undefined)
    )
  if (field.by === 'key' && !mayBeThing(target.words)) return false
  if (thingsNamed(things, target.words, scene.ip).length > 0 && !isGeneric(target.words))
    return true
  const phrase = readPhrase(target.words)
  if (field.by === 'key' || !mayBeThing(target.words) || phrase === undefined) return false
  return mentions(scene.document, phrase).some(({ path }) => path[0] !== field.path[0])
}

function isGeneric(words: string): boolean {
  return /^(?:subject|character|object|person|figure|one)$/i.test(words)
}
