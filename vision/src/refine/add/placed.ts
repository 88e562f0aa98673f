import { thingsNamed, thingsOf } from '../document/objects.ts'
import { addObject, addToBackground } from '../edits/add-object.ts'
import { addPart, partKind } from '../edits/add-part.ts'
import { type Done, done, type Refused, type Scene } from '../operation.ts'
import { stem } from '../text/inflect.ts'
import { isRelation, readLocation } from '../values/location.ts'
import { BEINGS } from '../words/things.ts'
import { isCharacter } from './part.ts'
import { wherever } from './wherever.ts'

export function placed(
  scene: Scene,
  what: string,
  where: string,
  head: string,
): Done | Refused | undefined {
  const things = thingsOf(scene.document)
  const place = readLocation(where.replace(/\bthe sky$/i, 'the top'))
  if (
    /^(?:in|to|into)\s+(?:the\s+)?(?:background|backdrop|distance)$/i.test(where) &&
    !BEINGS.has(stem(head))
  )
    return done(addToBackground(scene.document, what), head)
  if (place !== undefined) return done(addObject(scene.document, what, place, undefined), head)
  const onto = where
    .replace(/^\S+(?:\s(?:to|of|front of|top of))?\s+/i, '')
    .replace(/^(?:the|a|an|its|her|his|their)\s+/i, '')
  const body = /^(?:head|neck|face|body|hands?|shoulders?|back|feet|wrist|ears?|eyes?|hair)$/i.test(
    onto,
  )
  const [at] = thingsNamed(things, body ? 'it' : onto, scene.ip)
  const thing = things[at ?? -1]
  const worn = /^(?:on|to|around|in|over)\b/i.test(where) && partKind(what) !== 'other'
  if (thing !== undefined && (body || worn)) {
    const kind = partKind(what)
    return done(
      addPart(
        scene.document,
        thing,
        kind === 'other' ? `${what} ${where}` : what,
        kind,
        isCharacter(scene),
      ),
      head,
    )
  }
  if (thing !== undefined && isRelation(where))
    return done(addObject(scene.document, what, undefined, where), head)
  return isRelation(where)
    ? done(addObject(scene.document, what, undefined, where), head)
    : wherever(scene, what, head)
}
