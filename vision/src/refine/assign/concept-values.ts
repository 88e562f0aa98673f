import { isObject } from '../../json.ts'
import type { Field } from '../document/fields.ts'
import { thingsOf } from '../document/objects.ts'
import { getAt, samePath, setAt } from '../document/path.ts'
import { readDeed } from '../edits/deed.ts'
import { isFemale, withGender } from '../edits/gender.ts'
import { setField } from '../edits/set-field.ts'
import { setLight } from '../edits/set-light.ts'
import { setState } from '../edits/set-state.ts'
import { type Done, done, type Refused, type Scene } from '../operation.ts'
import { readDirection } from '../values/look.ts'

export function lightValue(scene: Scene, field: Field, text: string): Done | Refused {
  const direction = /^(?:come|coming|comes|falling|shining)?\s*from\b/i.test(text)
    ? readDirection(text)
    : undefined
  if (direction !== undefined && getAt(scene.document, ['lighting']) !== undefined)
    return done(setAt(scene.document, ['lighting', 'direction'], direction))
  if (typeof field.value !== 'string' && field.value !== undefined)
    return setField(scene.document, field, text)
  return done(setLight(scene.document, text), 'lighting')
}

export function setText(scene: Scene, field: Field, text: string): Done | Refused {
  if (!Array.isArray(field.value)) return setField(scene.document, field, text)
  const [first] = field.value
  if (!isObject(first)) return setField(scene.document, field, text)
  return done(setAt(scene.document, [...field.path, 0, 'text'], text))
}

export function setGender(scene: Scene, field: Field, text: string): Done | Refused {
  const thing = thingsOf(scene.document).find((entry) =>
    samePath(entry.path, field.path.slice(0, -1)),
  )
  const female = isFemale(text)
  if (thing === undefined || female === undefined) return setField(scene.document, field, text)
  return done(setAt(withGender(scene.document, thing, female), field.path, text))
}

export function setDeed(
  scene: Scene,
  field: Field,
  text: string,
  id: 'pose' | 'action' | 'expression' | 'orientation',
  quoted: boolean,
): Done | Refused {
  const path = field.path.slice(0, -1)
  const thing = thingsOf(scene.document).find((entry) => samePath(entry.path, path))
  if (thing === undefined || !isObject(thing.node)) return setField(scene.document, field, text)
  const deed = quoted ? undefined : readDeed(text)
  const words = deed === undefined ? text : deed.text
  const verb = deed?.verb === undefined ? {} : { verb: deed.verb }
  return done(
    setState(scene.document, thing, { field: id, text: words, ...verb }),
    thing.heads.at(-1),
  )
}
