import { withoutSpread } from '../../caption/spread.ts'
import { type JsonObject, pruneObject } from '../../json.ts'
import type { IpContext } from '../../provider.ts'
import type { CaptionAnswer } from '../answers/picture-answer.ts'
import { mergeObject, placeObjects } from './merge-shared.ts'
import { MOST_OBJECTS, splitObjects, written } from './written.ts'

const always = () => true

/**
 * A caption from what a model saw: every text of the schema stands in it word for word at its place, also where the model wrote otherwise;
 * the rest is the model's. A described object is the schema's at that place where the model says so, and else the first the first.
 */
export function captionOf(answer: CaptionAnswer, schema: JsonObject, ip: IpContext): JsonObject {
  const shared = splitObjects(withoutSpread(pruneObject(schema)))
  const own = splitObjects(answer as JsonObject)
  const { placed, others } = placeObjects(own.objects, shared.objects.length)
  const objects = [
    ...shared.objects.map((object, i) => mergeObject(placed[i] ?? {}, object, 'objects', always)),
    ...others,
  ]
  const most = Math.max(MOST_OBJECTS, shared.objects.length)
  const rest = mergeObject(own.rest, shared.rest, '', always)
  return written({ ...rest, objects: objects.slice(0, most) }, ip)
}
