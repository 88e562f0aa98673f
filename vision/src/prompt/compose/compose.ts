import { withoutSpread } from '../../caption/spread.ts'
import { colorNamesIn, isColorList, joinScheme } from '../../color/color-words.ts'
import { type JsonObject, objectOf, objectsOf, textOf } from '../../json.ts'
import { normalizeDocument } from '../../json-schemas/normalize.ts'
import type { IpContext, VisionAnswer } from '../../provider.ts'
import { colorFromWords } from '../colors.ts'
import { MOOD_WORDS } from '../look/color-mood.ts'
import { saidOf } from '../look/look.ts'
import { readText, type TextReading } from '../read-text.ts'
import { isBeing } from '../things/kinds.ts'
import { newThing, type Thing } from '../things/thing.ts'
import { capitalized } from '../tokens/render.ts'
import { FRUITLESS } from '../words/empty.ts'
import { castOf, hasSubject } from './cast.ts'
import { takeClashes } from './clash.ts'
import { DEFAULTS, defaultMedium, moodOf } from './defaults.ts'
import { takeLookClashes } from './look-clash.ts'
import { notesOf } from './notes.ts'
import { objectFields } from './object-fields.ts'
import { contextOf, lightingOf, photographicOf, textsOf } from './picture-fields.ts'
import { placesOf } from './positions.ts'
import { relationshipsOf } from './relationships.ts'
import { finished, sentenceOf } from './sentence.ts'
import { groundColors, placeOfSubject, settingOf } from './setting.ts'
import { describe, identityText, nameOf } from './subject.ts'

const MAX_OBJECTS = 5
/** What of a schema's object is merely usual where it stands alone. */
const USUAL = [
  'location',
  'relationship',
  'relative_size',
  'pose',
  'expression',
  'action',
  'orientation',
  'number_of_objects',
] as const

/** The structured prompt for a text under a schema, and what of the text gave way to the schema. */
export function composePrompt(prompt: string, schema: JsonObject, ip: IpContext): VisionAnswer {
  const reading = readText(prompt, castOf(ip, schema))
  const fixed = hasSubject(ip, schema)
  const identity = fixed ? identityText(ip, schema) : ''
  const things = ordered(reading, fixed)
  const subject = things[0]
  const held = fixed || objectsOf(schema).length > 0
  const clashes = [
    ...takeClashes(reading, held ? subject : undefined, held ? schema : {}, identity),
    ...takeLookClashes(reading, schema),
  ]
  const objects = shownPlace(reading, objectsFor(reading, things, schema, ip, identity), ip)
  const document = pictureOf(reading, things, objects, schema, ip)
  return { document, notes: notesOf(reading, clashes, document) }
}

/** A picture of nothing but a place shows that place. */
function shownPlace(reading: TextReading, objects: JsonObject[], ip: IpContext): JsonObject[] {
  const [first, ...rest] = objects
  const nothing = capitalized(FRUITLESS[ip.ip_type])
  if (first?.description !== nothing || ip.ip_type === 'icons') return objects
  const place = settingOf(reading)
  const light = saidOf(reading.look, 'conditions')
  const shown = /background$/.test(place) ? '' : place
  const description = shown || (light === '' ? nothing : `${light} scene`)
  return [{ ...first, description: capitalized(description) }, ...rest]
}

/** The identity first; a picture without anything in it shows the one thing that the schema speaks of. */
function ordered(reading: TextReading, fixed: boolean): Thing[] {
  const { things } = reading
  if (!fixed) return things.length > 0 ? things : [newThing({ from: 0, to: 0 }, '')]
  let subject = things.find((thing) => thing.identity)
  if (subject === undefined) {
    subject = newThing({ from: 0, to: 0 }, '')
    subject.identity = true
  }
  const first = subject
  return [first, ...things.filter((thing) => thing !== first)]
}

function objectsFor(
  reading: TextReading,
  things: readonly Thing[],
  schema: JsonObject,
  ip: IpContext,
  identity: string,
): JsonObject[] {
  const shown = things.slice(0, MAX_OBJECTS)
  const places = placesOf(shown)
  const relationships = relationshipsOf(shown, reading.tokens, (thing) =>
    nameOf(thing, reading.tokens, ip),
  )
  const shared = objectsOf(schema)
  return shown.map((thing, i) => {
    const own: JsonObject = {
      description: describe(thing, reading.tokens, ip, i === 0 ? identity : ''),
      ...objectFields(thing, reading.tokens),
    }
    const found = i === 0 || isSet(ip) ? (shared[0] ?? {}) : {}
    const alone = shown.length === 1 && (thing.count ?? 1) === 1
    const merged = withShared(own, i === 0 ? found : styled(found), alone)
    const located =
      thing.location ?? (alone ? textOf(found.location) : undefined) ?? places[i] ?? 'center'
    const related =
      thing.relations.length > 0 ? undefined : alone ? textOf(found.relationship) : undefined
    return { ...merged, location: located, relationship: related ?? relationships[i] ?? '' }
  })
}

/** Drawn in one way, whatever they are: then all of them are. */
function isSet({ ip_type }: IpContext): boolean {
  return ip_type === 'icons' || ip_type === 'multi_object_set'
}

/** What of a shared object is how it is drawn, and not what it is. */
function styled({ description: _d, gender: _g, clothing: _c, ...shared }: JsonObject): JsonObject {
  return shared
}

/** The schema's word stands in every field of the identity; what is usual of one that stands alone yields. */
function withShared(own: JsonObject, shared: JsonObject, alone: boolean): JsonObject {
  const kept: JsonObject = {}
  for (const [key, value] of Object.entries(shared)) {
    const usual = (USUAL as readonly string[]).includes(key)
    if (
      key === 'description' ||
      (usual && (own[key] !== undefined || (!alone && key !== 'pose' && key !== 'expression')))
    )
      continue
    kept[key] = value
  }
  const description = textOf(shared.description)
  const text = textOf(own.description) ?? ''
  const joined =
    description === undefined || text.startsWith(description)
      ? text
      : `${description}, ${text.charAt(0).toLowerCase()}${text.slice(1)}`
  return { ...own, ...kept, description: joined }
}

function pictureOf(
  reading: TextReading,
  things: readonly Thing[],
  objects: readonly JsonObject[],
  schema: JsonObject,
  ip: IpContext,
): JsonObject {
  const { look } = reading
  const aesthetics = objectOf(schema.aesthetics)
  const said = settingOf(reading)
  const setting =
    said || placeOfSubject(reading) || textOf(schema.background_setting) || DEFAULTS.background
  const medium =
    textOf(schema.style_medium) ?? (saidOf(look, 'medium') || impliedMedium(reading, ip))
  const identity = hasSubject(ip, schema) ? identityText(ip, schema) : ''
  const name = ip.ip_type === 'defined_character' ? ip.ip_name.trim() : ''
  const descriptions = objects.map(({ description }) => {
    const text = textOf(description) ?? ''
    return name !== '' && identity !== '' ? text.replace(identity, name) : text
  })
  const sentence = reading.prompt.trim() === '' ? '' : sentenceOf(reading, ip, descriptions, said)
  return normalizeDocument({
    ...withoutSpread(schema),
    short_description:
      sentence ||
      textOf(schema.short_description) ||
      finished(textOf(objects[0]?.description) ?? ''),
    objects: [...objects, ...(reading.things.length === 0 ? objectsOf(schema).slice(1) : [])].slice(
      0,
      MAX_OBJECTS,
    ),
    background_setting: setting,
    lighting: lightingOf(reading, objectOf(schema.lighting)),
    aesthetics: {
      ...aesthetics,
      composition: composition(reading, things, aesthetics),
      color_scheme: scheme(reading, schema, objects, setting),
      mood_atmosphere:
        textOf(aesthetics.mood_atmosphere) ??
        (saidOf(look, 'mood') ||
          moodOfThings(things) ||
          moodOfPlace(said) ||
          moodOf(feelings(objects))),
    },
    ...photographicOf(reading, objectOf(schema.photographic_characteristics)),
    style_medium: medium,
    ...textsOf(reading, schema),
    context: contextOf(reading, schema, medium),
    artistic_style: textOf(schema.artistic_style) ?? saidOf(look, 'style'),
  })
}

/** "a peaceful lake" is a peaceful picture. */
function moodOfPlace(setting: string): string {
  return (setting.match(/\p{L}+/gu) ?? []).filter((word) => FELT.test(word)).join(', ')
}

/** "a cozy reading corner": how a place or a thing feels is how the picture does; somebody who is sad only looks so. */
function moodOfThings(things: readonly Thing[]): string {
  const moods = things
    .filter(({ head, identity }) => identity !== true && !isBeing(head))
    .flatMap(({ adjectives }) => adjectives.filter(({ text }) => MOOD_WORDS.test(text)))
    .map(({ text }) => text)
    .filter(
      (text) =>
        !/^(?:dark|warm|cold|quiet|fun|funny|elegant|gothic|futuristic|silly|angry)$/.test(text),
    )
  return [...new Set(moods)].join(', ')
}

function impliedMedium({ look }: TextReading, ip: IpContext): string {
  return look.style.some(({ text }) => /photo-?real/.test(text)) ? 'photograph' : defaultMedium(ip)
}

function feelings(objects: readonly JsonObject[]): string {
  return objects
    .map(({ expression, action }) => `${textOf(expression) ?? ''} ${textOf(action) ?? ''}`)
    .join(' ')
}

const FELT =
  /^(?:cozy|peaceful|gloomy|spooky|romantic|magical|dreamy|serene|tranquil|eerie|ominous|mysterious)$/i

const EDGES = / format$/

/** What was said; the shape of the picture goes with any composition, "centered" with one thing in the middle alone. */
function composition(
  { look }: TextReading,
  things: readonly Thing[],
  aesthetics: JsonObject,
): string {
  const said = saidOf(look, 'composition')
  const shared = textOf(aesthetics.composition)
  const moved =
    things.length > 1 ||
    things.some(({ location }) => location !== undefined && location !== 'center')
  const usual = moved
    ? (shared ?? DEFAULTS.several).replace(/\bcentered\b,?\s*/, '') || DEFAULTS.several
    : (shared ?? DEFAULTS.composition)
  if (said === '') return usual
  return said.split(', ').every((text) => EDGES.test(text)) ? `${usual}, ${said}` : said
}

/** What was said of the picture's colors; else the schema's with the old ground's replaced; else those of the things and the ground. */
function scheme(
  reading: TextReading,
  schema: JsonObject,
  objects: readonly JsonObject[],
  setting: string,
): string {
  const said = saidOf(reading.look, 'scheme')
  if (said !== '') return said
  const shared = textOf(objectOf(schema.aesthetics).color_scheme)
  if (shared !== undefined && !isColorList(shared)) return shared
  const own = objects.flatMap(({ shape_and_color }) => tableColors(textOf(shape_and_color) ?? ''))
  const named =
    settingOf(reading) === ''
      ? own.length > 0
        ? colorNamesIn(setting)
        : []
      : groundColors(reading, setting)
  const old = named.length > 0 ? colorNamesIn(textOf(schema.background_setting) ?? '') : []
  const kept = colorNamesIn(shared ?? '').filter(
    (name) => !old.includes(name) || named.includes(name),
  )
  return joinScheme([...own, ...kept, ...named]) || DEFAULTS.scheme
}

function tableColors(text: string): string[] {
  const words = text.match(/[\p{L}]+/gu) ?? []
  const found = colorNamesIn(text)
  return found.length > 0 ? found : words.flatMap((word) => colorFromWords(word) ?? [])
}
