import { withoutSpread } from '../../caption/spread.ts'
import { type JsonObject, type JsonValue, pruneObject } from '../../json.ts'
import type { IpContext, VisionAnswer } from '../../provider.ts'
import type { StructuredPromptAnswer } from '../answers/picture-answer.ts'
import { isFree } from './identity.ts'
import { isJoined, mergeObject, placeObjects } from './merge-shared.ts'
import { claimed, displaced, identityOf, overruledNotes } from './overruled.ts'
import { type Leaf, valueAt } from './pointer.ts'
import { MOST_OBJECTS, splitObjects, written } from './written.ts'

/** The schema's place and size are those of one object alone in the picture. */
function sharedBy(objects: readonly JsonObject[], schemaObject: JsonObject): JsonObject {
  const several = objects.length > 1 || Number(objects[0]?.number_of_objects ?? 1) > 1
  if (!several) return schemaObject
  const { location: _place, relative_size: _size, ...kept } = schemaObject
  return kept
}

/**
 * A structured prompt from what a model made of a person's words. The identity is the schema's word for word, whatever the model wrote, and
 * the notes say which words asked for something else; of what was merely usual the schema's stands too, except where the model says that
 * the words ask for something else.
 * @throws AnswerFault when the answer is far too long
 */
export function promptOf(
  { overrides = [], overruled = [], ...answer }: StructuredPromptAnswer,
  schema: JsonObject,
  ip: IpContext,
  prompt: string,
): VisionAnswer {
  const shared = splitObjects(withoutSpread(pruneObject(schema)))
  const own = splitObjects(answer as JsonObject)
  const { placed, others } = placeObjects(own.objects, shared.objects.length)
  const asked: ReadonlySet<string> = new Set(overrides)
  const holds = (path: string) => !isFree(path) || !asked.has(path)
  // Of several identities a prompt may show only some; the first is what the picture is of.
  const shown = [...placed.keys()].filter((i) => i === 0 || placed[i] !== undefined)
  const identities = shown.map((i) => {
    const object = sharedBy(own.objects, shared.objects[i] ?? {})
    return mergeObject(placed[i] ?? {}, object, 'objects', holds)
  })
  const rest = mergeObject(own.rest, shared.rest, '', holds)
  const objects = [...identities, ...others].slice(0, MOST_OBJECTS)
  const document = written({ ...rest, objects }, ip)

  const kept = { objects: shown.map((i) => shared.objects[i] ?? {}), ...shared.rest }
  const said = { ...own.rest, objects: shown.map((i) => placed[i] ?? {}) }
  const identity = identityOf(pruneObject(kept))
  const contested = [
    ...claimed(overruled.map(renumbered(shown)), prompt, identity),
    ...identity
      .filter(({ path }) => !isJoined(path))
      .map((leaf) => displaced(leaf, replaced(said, leaf), prompt, document)),
  ]
  return { document, notes: overruledNotes(contested) }
}

/** What a model wrote where the schema's text stands now. */
function replaced(said: JsonObject, { keys, value }: Leaf): JsonValue | undefined {
  const own = valueAt(said, keys)
  return own === value ? undefined : own
}

/** The schema's objects are counted as the schema has them; those of the prompt without the ones that it does not show. */
function renumbered(shown: readonly number[]) {
  return <One extends { field: string }>(one: One): One => ({
    ...one,
    field: one.field.replace(
      /(?<=^(?:\/schema)?\/objects\/)\d+/,
      (i) => `${shown.indexOf(Number(i))}`,
    ),
  })
}
