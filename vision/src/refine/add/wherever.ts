import { conceptOf } from '../document/concepts.ts'
import { pathsOfConcept } from '../document/fields.ts'
import { thingsOf } from '../document/objects.ts'
import { addObject, addToBackground } from '../edits/add-object.ts'
import { addPart, partKind } from '../edits/add-part.ts'
import { type Done, done, type Refused, type Scene } from '../operation.ts'
import { stem } from '../text/inflect.ts'
import { BEINGS, SCENERY } from '../words/things.ts'
import { aspect } from './aspect.ts'
import { isCharacter, onePart } from './part.ts'

/** By what a thing is: worn, a feature, scenery, or an object of its own. */
export function wherever(scene: Scene, what: string, head: string): Done | Refused | undefined {
  const kind = partKind(what)
  const [thing] = thingsOf(scene.document)
  const worn = kind === 'clothing' || kind === 'feature'
  if (worn && thing !== undefined)
    return done(addPart(scene.document, thing, what, kind, isCharacter(scene)), head)
  if (/^(?:smile|frown|grin|expression)$/.test(head) && thing !== undefined)
    return onePart(scene, thing, what)
  if (
    /^(?:shadows?|texture|detail|details|contrast|depth|outline|outlines|blur|glow|reflections?|highlights?)$/.test(
      head,
    )
  )
    return aspect(scene, what, head)
  const grounded =
    Array.isArray(scene.document.objects) ||
    pathsOfConcept(scene.document, conceptOf('background')).length > 0
  if (grounded && (SCENERY.has(head) || SCENERY.has(stem(head))) && !BEINGS.has(stem(head)))
    return done(addToBackground(scene.document, what), head)
  return done(addObject(scene.document, what, undefined, undefined), head)
}
