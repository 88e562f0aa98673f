import { keepsColors, namesCharacter, standsForCharacter, wordsOf } from '../caption/identity.ts'
import { joinAnd } from '../color/color-words.ts'
import { type JsonObject, objectOf, objectsOf, pruneObject, textOf } from '../json.ts'
import type { IpContext } from '../provider.ts'
import { readPrompt } from './read-prompt.ts'
import type { ObjectReading } from './reading.ts'
import { recolorDetail, recolorThing } from './recolor.ts'
import { stateFields } from './subject-fields.ts'
import { withBackground } from './with-background.ts'

const MAX_OBJECTS = 5

/** What a description says is put into a structured prompt; everything else stays as it is. */
export function withDescription(base: JsonObject, prompt: string, ip: IpContext): JsonObject {
  const reading = readPrompt(prompt)
  let next = withObjects(base, reading.objects, ip)
  if (reading.background !== undefined)
    next = withBackground(next, reading.background.setting, reading.background.colors)
  if (reading.lighting !== undefined)
    next = { ...next, lighting: { ...objectOf(next.lighting), conditions: reading.lighting } }
  if (reading.mood.length > 0)
    next = {
      ...next,
      aesthetics: { ...objectOf(next.aesthetics), mood_atmosphere: reading.mood.join(', ') },
    }
  if (reading.medium !== undefined) next = { ...next, style_medium: reading.medium }
  if (reading.style.length > 0) next = { ...next, artistic_style: reading.style.join(', ') }
  if (reading.quoted.length > 0)
    next = { ...next, text_render: reading.quoted.map((words) => ({ text: words })) }
  return pruneObject(next)
}

function withObjects(
  base: JsonObject,
  readings: readonly ObjectReading[],
  ip: IpContext,
): JsonObject {
  if (readings.length === 0) return base
  const objects = objectsOf(base)
  for (const reading of readings) {
    const at = targetOf(objects, reading, ip)
    const target = objects[at]
    if (target !== undefined) objects[at] = changed(target, reading, at === 0 && keepsColors(ip))
    else if (reading.head !== '' && objects.length < MAX_OBJECTS) objects.push(created(reading))
  }
  const next: JsonObject = { ...base, objects }
  const [old, now] = [objectsOf(base)[0], objects[0]].map((o) => textOf(o?.description))
  const short = textOf(base.short_description)
  if (short !== undefined && old !== undefined && now !== undefined)
    next.short_description = short.replace(old, () => now)
  return next
}

/** The object that the words speak of; the first one for "it", for the character's name and for words without a noun. */
function targetOf(objects: readonly JsonObject[], reading: ObjectReading, ip: IpContext): number {
  if (reading.head === '' || namesCharacter(reading.description, ip)) return 0
  const named = objects.findIndex((object) =>
    wordsOf(textOf(object.description) ?? '').includes(reading.head),
  )
  return named < 0 && standsForCharacter(reading.head) ? 0 : named
}

function changed(target: JsonObject, reading: ObjectReading, fixedColors: boolean): JsonObject {
  const next: JsonObject = { ...target, ...stateFields(reading) }
  if (reading.location !== undefined) next.location = reading.location
  if (reading.size !== undefined) next.relative_size = reading.size
  if (reading.count !== undefined) next.number_of_objects = reading.count
  let description = textOf(target.description) ?? ''
  for (const key of ['action', 'pose', 'expression'] as const) {
    const old = textOf(target[key])
    const now = reading[key]
    if (now === undefined) continue
    description =
      old !== undefined && description.includes(old)
        ? description.replace(old, () => now)
        : `${description} ${now}`.trim()
  }
  next.description = description
  if (reading.colors.length === 0) return next
  // "make the hat blue": a detail has its own color, also on a character whose colors are fixed.
  const detail = recolorDetail(description, reading.head, reading.colors)
  if (detail !== undefined) return { ...next, description: detail }
  if (fixedColors) return next
  next.description = recolorThing(description, reading.colors)
  next.shape_and_color = joinAnd(reading.colors)
  return next
}

function created(reading: ObjectReading): JsonObject {
  const object: JsonObject = { description: reading.description, ...stateFields(reading) }
  if (reading.location !== undefined) object.location = reading.location
  if (reading.size !== undefined) object.relative_size = reading.size
  if (reading.count !== undefined) object.number_of_objects = reading.count
  if (reading.colors.length > 0) object.shape_and_color = joinAnd(reading.colors)
  return object
}
