import { keepsColors, namesCharacter, standsForCharacter, wordsOf } from '../caption/identity.ts'
import { colorNamesIn, isColorList, joinAnd, joinScheme } from '../color/color-words.ts'
import { type JsonObject, objectOf, objectsOf, pruneObject, textOf } from '../json.ts'
import type { IpContext } from '../provider.ts'
import { PLAIN_VERBS } from './lexicon.ts'
import { normalize } from './normalize.ts'
import { readPrompt } from './read-prompt.ts'
import type { ObjectReading } from './reading.ts'
import { recolorDetail, recolorThing } from './recolor.ts'
import { stateFields } from './subject-fields.ts'
import { placeWords } from './summary.ts'

const MAX_OBJECTS = 5
const SIZE_ORDER = ['small', 'medium', 'large']

/** Applies an instruction to a structured prompt: what the text names changes, everything else stays as it is. */
export function refinePrompt(base: JsonObject, prompt: string, ip: IpContext): JsonObject {
  const text = normalize(prompt)
  const removed =
    /^(?:remove|delete|drop|take away|get rid of)\b (?:the |its |his |her )?(.+)$/.exec(text)
  if (removed?.[1] !== undefined) return pruneObject(withoutThing(base, removed[1]))
  const reading = readPrompt(instructionText(prompt))
  let next = withObjects(base, reading.objects, /^(?:add|include|put in|insert)\b/.test(text), ip)
  next = withRelativeSize(next, text)
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

const INSTRUCTION =
  /^(?:please )?(?:make|turn|change|set|paint|color|put|place|move|let|have|add|include|insert|give|use|replace|recolor|show)\b(?: in\b)?/i

/** "make it wave on a pink background" is read as "it waving on a pink background". */
function instructionText(prompt: string): string {
  return prompt
    .trim()
    .replace(INSTRUCTION, ' ')
    .replace(/\b(?:bigger|larger|smaller)\b/gi, ' ')
    .replace(/\b(?:to be|be|into|instead|become)\b/gi, ' ')
    .replace(/^((?:\s*(?:the|a|an))?\s*[a-z]+) ([a-z]+)\b/i, (all, who: string, verb: string) => {
      const form = PLAIN_VERBS.get(verb.toLowerCase())
      return form === undefined ? all : `${who} ${form}`
    })
}

/** Puts another background behind the objects and changes the words elsewhere that repeated the old one. */
export function withBackground(
  base: JsonObject,
  setting: string,
  colors: readonly string[],
): JsonObject {
  const old = textOf(base.background_setting)
  const aesthetics = objectOf(base.aesthetics)
  const scheme = textOf(aesthetics.color_scheme)
  const next: JsonObject = { ...base, background_setting: setting }
  const short = textOf(base.short_description)
  if (short !== undefined && old !== undefined)
    next.short_description = short
      .replace(placeWords(old), () => placeWords(setting))
      .replace(old, () => setting)
  if (scheme !== undefined && isColorList(scheme)) {
    const own = objectsOf(base).flatMap((o) => colorNamesIn(textOf(o.shape_and_color) ?? ''))
    const gone = colorNamesIn(old ?? '').filter((name) => !own.includes(name))
    const kept = colorNamesIn(scheme).filter((name) => !gone.includes(name))
    next.aesthetics = { ...aesthetics, color_scheme: joinScheme([...kept, ...colors]) }
  }
  return next
}

function withObjects(
  base: JsonObject,
  readings: readonly ObjectReading[],
  adding: boolean,
  ip: IpContext,
): JsonObject {
  if (readings.length === 0) return base
  const objects = objectsOf(base)
  for (const reading of readings) {
    const at = adding ? -1 : targetOf(objects, reading, ip)
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

function withRelativeSize(base: JsonObject, text: string): JsonObject {
  const step = /\b(?:bigger|larger)\b/.test(text) ? 1 : /\bsmaller\b/.test(text) ? -1 : 0
  const [first, ...rest] = objectsOf(base)
  if (step === 0 || first === undefined) return base
  const at = SIZE_ORDER.indexOf(textOf(first.relative_size) ?? 'medium')
  const size = SIZE_ORDER[Math.min(2, Math.max(0, (at < 0 ? 1 : at) + step))] ?? 'medium'
  return { ...base, objects: [{ ...first, relative_size: size }, ...rest] }
}

/** Takes a thing away: a whole object, or the words "with a red hat" in another one's description. */
function withoutThing(base: JsonObject, words: string): JsonObject {
  const noun = words.split(' ').at(-1) ?? ''
  const objects = objectsOf(base)
  const kept = objects.filter(
    (object, i) => i === 0 || !wordsOf(textOf(object.description) ?? '').includes(noun),
  )
  const pattern = new RegExp(
    `(?:\\s*\\b(?:with|wearing|holding|and)\\b)?(?: (?!with\\b|and\\b)[^ ,]+){0,2} \\b${escapePattern(noun)}\\b`,
    'i',
  )
  return {
    ...base,
    objects: kept.map((object) => {
      const text = textOf(object.description)
      return text === undefined || !wordsOf(text).includes(noun)
        ? object
        : { ...object, description: text.replace(pattern, '').trim() || text }
    }),
  }
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
