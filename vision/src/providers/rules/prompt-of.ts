import { withoutSpread } from '../../caption/spread.ts'
import { type JsonObject, pruneObject } from '../../json.ts'
import type { IpContext } from '../../provider.ts'
import type { StructuredPromptAnswer } from '../answers/picture-answer.ts'
import { isFree } from './identity.ts'
import { mergeObject, placeObjects } from './merge-shared.ts'
import { MOST_OBJECTS, splitObjects, written } from './written.ts'

/** The schema's place and size are those of one object alone in the picture. */
function sharedBy(objects: readonly JsonObject[], schemaObject: JsonObject): JsonObject {
  const several = objects.length > 1 || Number(objects[0]?.number_of_objects ?? 1) > 1
  if (!several) return schemaObject
  const { location: _place, relative_size: _size, ...kept } = schemaObject
  return kept
}

/**
 * A structured prompt from what a model made of a person's words. The identity is the schema's word for word, whatever the model wrote; of
 * what was merely usual the schema's stands too, except where the model says that the words ask for something else.
 */
export function promptOf(
  { overrides = [], ...answer }: StructuredPromptAnswer,
  schema: JsonObject,
  ip: IpContext,
): JsonObject {
  const shared = splitObjects(withoutSpread(pruneObject(schema)))
  const own = splitObjects(answer as JsonObject)
  const { placed, others } = placeObjects(own.objects, shared.objects.length)
  const asked: ReadonlySet<string> = new Set(overrides)
  const holds = (path: string) => !isFree(path) || !asked.has(path)
  const identities = shared.objects.flatMap((object, i) => {
    const described = placed[i]
    // Of several identities a prompt may show only some; the first is what the picture is of.
    if (described === undefined && i > 0) return []
    return [mergeObject(described ?? {}, sharedBy(own.objects, object), 'objects', holds)]
  })
  const rest = mergeObject(own.rest, shared.rest, '', holds)
  return written({ ...rest, objects: [...identities, ...others].slice(0, MOST_OBJECTS) }, ip)
}
