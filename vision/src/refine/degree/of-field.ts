import { isObject, type JsonObject, textOf } from '../../json.ts'
import type { Target } from '../assign/target.ts'
import { meansPicture } from '../assign/words.ts'
import { type Field, fieldsNamed } from '../document/fields.ts'
import { thingsNamed, thingsOf } from '../document/objects.ts'
import { getAt, type Path, samePath, setAt } from '../document/path.ts'
import { shadeMore } from '../edits/describe-more.ts'
import { type Done, done, type Refused, type Scene } from '../operation.ts'
import { dimensionOf } from '../words/dimensions.ts'
import { stepped } from './stepped.ts'

/** A trait of the picture that has a field of its own. */
export function ofField(
  scene: Scene,
  target: Target,
  word: string,
  up: boolean,
): Done | Refused | undefined {
  const { document } = scene
  const things = thingsOf(document)
  const [field] = fieldsNamed(document, target.words, target.owner?.path).filter(
    (entry) => !things.some((thing) => samePath(thing.path, entry.path)),
  )
  if (
    field === undefined ||
    (thingsNamed(things, target.words, scene.ip).length > 0 && field.by !== 'key')
  )
    return undefined
  if (
    meansPicture(target.words) &&
    field.by !== 'key' &&
    dimensionOf(word)?.dimension.home !== undefined
  )
    return undefined
  const path = textPath(document, field)
  const text = textOf(getAt(document, path))
  if (text === undefined && field.by !== 'home') return undefined
  if (field.concept?.id === 'background' || /^background/.test(String(field.path[0]))) {
    const shaded = text === undefined ? undefined : shadeMore(text, word, up)
    if (shaded !== undefined) return done(setAt(document, path, shaded))
  }
  return stepped(document, path, text, word, up, target.words)
}

function textPath(document: JsonObject, field: Field): Path {
  const value = getAt(document, field.path)
  if (!isObject(value)) return field.path
  const keys = Object.keys(value)
  const key =
    keys.find((name) => /^(?:conditions|color|description|type|text)$/.test(name)) ?? keys[0]
  return key === undefined ? field.path : [...field.path, key]
}
