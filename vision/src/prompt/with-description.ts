import { wordsOf } from '../caption/identity.ts'
import { isObject, type JsonObject, objectsOf, pruneObject, textOf } from '../json.ts'
import type { IpContext } from '../provider.ts'
import { goesBy, thingsOf } from '../refine/document/objects.ts'
import { getAt, setAt } from '../refine/document/path.ts'
import { addPart } from '../refine/edits/add-part.ts'
import { setBackground } from '../refine/edits/set-background.ts'
import { setLight } from '../refine/edits/set-light.ts'
import { setState } from '../refine/edits/set-state.ts'
import { verbOfGerund } from '../refine/words/verbs.ts'
import { objectFields } from './compose/object-fields.ts'
import { textsOf } from './compose/picture-fields.ts'
import { placesOf } from './compose/positions.ts'
import { relationshipsOf } from './compose/relationships.ts'
import { settingOf } from './compose/setting.ts'
import { describe, nameOf } from './compose/subject.ts'
import { type LookField, saidOf } from './look/look.ts'
import { readText, type TextReading } from './read-text.ts'
import { isBeing } from './things/kinds.ts'
import type { Thing } from './things/thing.ts'
import type { Cast } from './things/walk.ts'

const MAX_OBJECTS = 5
const PERSONAL = ['pose', 'expression', 'clothing', 'action', 'gender', 'skin_tone_and_texture']

/** What a description says is put into a structured prompt; everything else stays as it is. */
export function withDescription(base: JsonObject, prompt: string, ip: IpContext): JsonObject {
  const reading = readText(prompt, () => castOf(base))
  let next = base
  for (const thing of reading.things) next = withThing(next, reading, thing, ip)
  const setting = settingOf(reading)
  if (setting !== '') {
    const outcome = setBackground(next, setting)
    if ('document' in outcome) next = outcome.document
  }
  const conditions = saidOf(reading.look, 'conditions')
  if (conditions !== '') next = setLight(next, conditions)
  next = withLook(next, reading)
  return pruneObject({ ...next, ...(reading.texts.length > 0 ? textsOf(reading, {}) : {}) })
}

/** Words without a noun speak of the first object, and so does what names it. */
function castOf(base: JsonObject): Cast {
  const [first] = objectsOf(base)
  const heads = thingsOf(base)[0]?.heads ?? []
  const being = first !== undefined && (PERSONAL.some((key) => key in first) || heads.some(isBeing))
  return {
    implied: true,
    being,
    motifs: false,
    isIdentity: (tokens, thing) =>
      heads.includes(thing.head) ||
      tokens.slice(thing.noun.from, thing.noun.to).some(({ word }) => heads.includes(word)),
  }
}

const PATHS: readonly (readonly [LookField, ...string[]])[] = [
  ['direction', 'lighting', 'direction'],
  ['shadows', 'lighting', 'shadows'],
  ['mood', 'aesthetics', 'mood_atmosphere'],
  ['composition', 'aesthetics', 'composition'],
  ['scheme', 'aesthetics', 'color_scheme'],
  ['depth', 'photographic_characteristics', 'depth_of_field'],
  ['focus', 'photographic_characteristics', 'focus'],
  ['angle', 'photographic_characteristics', 'camera_angle'],
  ['lens', 'photographic_characteristics', 'lens_focal_length'],
  ['medium', 'style_medium'],
  ['style', 'artistic_style'],
]

function withLook(base: JsonObject, { look }: TextReading): JsonObject {
  return PATHS.reduce((next, [field, ...path]) => {
    const said = saidOf(look, field)
    return said === '' ? next : setAt(next, path, said)
  }, base)
}

/** The object that is spoken of, with what is said of it; or one more. */
function withThing(
  base: JsonObject,
  reading: TextReading,
  thing: Thing,
  ip: IpContext,
): JsonObject {
  const things = thingsOf(base)
  const named = things.findIndex((other) => goesBy(other, thing.head))
  const at = thing.identity || thing.head === '' ? 0 : named
  return at < 0 ? withNew(base, reading, thing, ip) : changed(base, reading, thing, at)
}

function changed(base: JsonObject, reading: TextReading, thing: Thing, at: number): JsonObject {
  const fields = objectFields(thing, reading.tokens)
  let next = base
  for (const field of ['action', 'pose', 'expression', 'orientation'] as const) {
    const text = textOf(fields[field])
    const target = thingsOf(next)[at]
    if (text === undefined || target === undefined) continue
    const verb = verbOfGerund(wordsOf(text)[0] ?? '')
    next = setState(next, target, verb === undefined ? { field, text } : { field, text, verb })
  }
  for (const [field, kind] of [
    ['clothing', 'clothing'],
    ['appearance_details', 'feature'],
  ] as const) {
    const text = textOf(fields[field])
    const target = thingsOf(next)[at]
    if (text !== undefined && target !== undefined) next = addPart(next, target, text, kind)
  }
  const path = thingsOf(next)[at]?.path
  if (path === undefined || !isObject(getAt(next, path))) return next
  const plain: [string, string | number | undefined][] = [
    ['location', thing.location],
    ['relative_size', thing.size],
    ['number_of_objects', (thing.count ?? 1) > 1 ? thing.count : undefined],
    ['relationship', relationTo(reading, thing)],
  ]
  for (const [key, value] of plain)
    if (value !== undefined) next = setAt(next, [...path, key], value)
  return next
}

/** How it stands to what is new in the picture; what it does with something is told in its action. */
function relationTo(reading: TextReading, thing: Thing): string | undefined {
  const relations = thing.relations.filter(
    ({ word, others }) => !word.endsWith('ing') && others.length > 0 && word !== 'with',
  )
  if (relations.length === 0) return undefined
  return relationshipsOf([{ ...thing, relations }], reading.tokens, (other) =>
    nameOf(other, reading.tokens, NOBODY),
  )[0]
}

const NOBODY: IpContext = {
  ip_type: 'other',
  ip_medium: 'illustration',
  ip_name: '',
  ip_description: '',
}

function withNew(base: JsonObject, reading: TextReading, thing: Thing, ip: IpContext): JsonObject {
  const objects = objectsOf(base)
  // What somebody holds or rides is told in what they do.
  if (
    thing.by?.relation.word.endsWith('ing') ||
    objects.length >= MAX_OBJECTS ||
    !Array.isArray(base.objects)
  )
    return base
  const index = reading.things.indexOf(thing)
  const [main] = thingsOf(base)
  const name = (other: Thing): string =>
    other.identity && main?.heads[0] !== undefined
      ? `the ${main.heads[0]}`
      : nameOf(other, reading.tokens, ip)
  const related = relationshipsOf(reading.things, reading.tokens, name)[index]
  const created: JsonObject = {
    description: describe(thing, reading.tokens, ip, ''),
    location: thing.location ?? placesOf(reading.things)[index] ?? 'center',
    relationship:
      thing.relations.length > 0 || thing.by !== undefined
        ? (related ?? '')
        : main?.heads[0] === undefined
          ? ''
          : `next to the ${main.heads[0]}`,
    ...objectFields(thing, reading.tokens),
  }
  return setAt(base, ['objects', objects.length], pruneObject(created))
}
