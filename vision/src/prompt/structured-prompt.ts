import {
  describeSubject,
  keepsColors,
  namesCharacter,
  standsForCharacter,
  withoutColors,
} from '../caption/identity.ts'
import { withoutSpread } from '../caption/spread.ts'
import { colorNamesIn, isColorList, joinAnd, joinScheme } from '../color/color-words.ts'
import { type JsonObject, objectOf, objectsOf, pruneObject, textOf } from '../json.ts'
import { type IpContext, type StructuredPromptRequest, VisionInputError } from '../provider.ts'
import { readPrompt } from './read-prompt.ts'
import type { ObjectReading, PromptReading } from './reading.ts'
import { refinePrompt } from './refine.ts'
import { stateFields } from './subject-fields.ts'
import { summary } from './summary.ts'

/**
 * The structured prompt for a text in the tailored identity. What the text says of background, place, size and number
 * wins over the schema; the schema's identity (name, colors, style) wins over the text; the rest is filled from the
 * schema. With a structured prompt the text changes only what it names; without a text that prompt is returned as it is.
 * @throws VisionInputError when there is neither schema nor text nor structured prompt, and when the text cannot be read
 */
export function readStructuredPrompt(request: StructuredPromptRequest): JsonObject {
  const schema = withoutSpread(pruneObject(request.schema))
  const base = withoutSpread(pruneObject(request.structuredPrompt ?? {}))
  const prompt = request.prompt?.trim() ?? ''
  if (Object.keys(base).length > 0)
    return prompt === '' ? base : refinePrompt(base, prompt, schema, request.ip)
  if (prompt === '' && Object.keys(schema).length === 0)
    throw new VisionInputError(
      'A structured prompt needs a prompt, a structured prompt or a visual schema.',
    )
  return compose(readPrompt(prompt), schema, request.ip)
}

function compose(reading: PromptReading, schema: JsonObject, ip: IpContext): JsonObject {
  const objects = composeObjects(reading, schema, ip)
  const setting = reading.background?.setting ?? textOf(schema.background_setting) ?? ''
  const aesthetics = objectOf(schema.aesthetics)
  const lighting = objectOf(schema.lighting)
  return pruneObject({
    ...schema,
    short_description: summary(textOf(objects[0]?.description) ?? '', setting),
    objects,
    background_setting: setting,
    lighting: { ...lighting, conditions: reading.lighting ?? lighting.conditions ?? '' },
    aesthetics: {
      ...aesthetics,
      composition: reading.composition.join(', ') || composition(reading, aesthetics),
      color_scheme: scheme(reading, schema, objects),
      mood_atmosphere: aesthetics.mood_atmosphere ?? reading.mood.join(', '),
    },
    style_medium: textOf(schema.style_medium) ?? reading.medium ?? defaultMedium(ip),
    artistic_style: textOf(schema.artistic_style) ?? reading.style.join(', '),
    text_render: reading.quoted.map((text) => ({ text })),
  })
}

function defaultMedium(ip: IpContext): string {
  return ip.ip_medium === 'photography' ? 'photograph' : 'digital illustration'
}

/** The identity's object first, then the others in the order of the text. */
function composeObjects(reading: PromptReading, schema: JsonObject, ip: IpContext): JsonObject[] {
  const found = identityFirst(reading.objects, ip)
  const [shared = {}, ...rest] = objectsOf(schema)
  const single = found.length < 2
  const first = composeSubject(found[0], shared, ip, single)
  const others = found.slice(1).map((object) => objectFields(object))
  return [first, ...others, ...(found.length === 0 ? rest : [])].slice(0, 5)
}

function identityFirst(objects: readonly ObjectReading[], ip: IpContext): ObjectReading[] {
  if (ip.ip_type !== 'defined_character') return [...objects]
  // A person beside the character is not the character: its own name counts first.
  const subject =
    objects.find((object) => namesCharacter(object.head, ip)) ??
    objects.find((object) => namesCharacter(object.description, ip)) ??
    objects.find((object) => standsForCharacter(object.head))
  if (subject === undefined) return [...objects]
  return [subject, ...objects.filter((object) => object !== subject)]
}

function composeSubject(
  object: ObjectReading | undefined,
  shared: JsonObject,
  ip: IpContext,
  single: boolean,
): JsonObject {
  const text = object?.description ?? ''
  const words = keepsColors(ip) ? withoutColors(text, object?.colors ?? []) : text
  const colors = textOf(shared.shape_and_color) ?? joinAnd(object?.colors ?? [])
  // The schema's place and size are those of one object alone in the picture.
  const alone = single && (object?.count ?? 1) === 1
  const { location, relative_size, ...kept } = shared
  return {
    ...kept,
    ...(alone ? { location: location ?? '', relative_size: relative_size ?? '' } : {}),
    ...(object === undefined ? {} : objectFields(object)),
    description: describeSubject(words, ip, colorNamesIn(colors)[0], textOf(shared.description)),
    shape_and_color: colors,
  }
}

function objectFields(object: ObjectReading): JsonObject {
  const fields: JsonObject = { description: object.description, ...stateFields(object) }
  if (object.location !== undefined) fields.location = object.location
  if (object.size !== undefined) fields.relative_size = object.size
  if (object.colors.length > 0) fields.shape_and_color = joinAnd(object.colors)
  if (object.count !== undefined) fields.number_of_objects = object.count
  return fields
}

/** A centered composition is the schema's unless the text puts something elsewhere. */
function composition(reading: PromptReading, aesthetics: JsonObject): string {
  const shared = textOf(aesthetics.composition) ?? ''
  const moved = reading.objects.some((o) => o.location !== undefined && o.location !== 'center')
  return moved || reading.objects.length > 1 ? shared.replace(/\bcentered\b,?\s*/, '') : shared
}

/** The schema's colors with the background's old ones replaced; without a schema the colors that the text names. */
function scheme(
  reading: PromptReading,
  schema: JsonObject,
  objects: readonly JsonObject[],
): string {
  const shared = textOf(objectOf(schema.aesthetics).color_scheme)
  const own = objects.flatMap((object) => colorNamesIn(textOf(object.shape_and_color) ?? ''))
  const behind = reading.background?.colors
  if (shared !== undefined && !isColorList(shared)) return shared
  if (behind === undefined) return joinScheme([...own, ...colorNamesIn(shared ?? '')])
  const old = colorNamesIn(textOf(schema.background_setting) ?? '')
  const kept = colorNamesIn(shared ?? '').filter((name) => !old.includes(name))
  return joinScheme([...own, ...kept, ...behind])
}
