import { nameColor } from '../color/color-names.ts'
import { colorNamesIn, isColorList, joinAnd, joinScheme, unique } from '../color/color-words.ts'
import { type JsonObject, objectOf, objectsOf, pruneObject, textOf } from '../json.ts'
import { type Measurement, measureImage } from '../measure/measurement.ts'
import { subjectFields } from '../prompt/subject-fields.ts'
import { summary } from '../prompt/summary.ts'
import type { CaptionRequest, IpContext } from '../provider.ts'
import { fileNameWords } from './file-name.ts'
import { describeSubject, trueName } from './identity.ts'
import { withoutSpread } from './spread.ts'
import { STYLE_WORDS, styleWords } from './style-words.ts'
import {
  backgroundLast,
  backgroundWords,
  compositionWords,
  lightingWords,
  locationWords,
  MAX_COLORS,
  paletteNames,
  sizeWord,
} from './traits.ts'

/**
 * The image as a structured prompt: the schema's shared traits word for word, what was measured in this image beside
 * them, and the file name's words as the subject. A measured trait that contradicts a schema trait which is itself a
 * measured one (a color list, a plain background …) takes its place: the caption of the odd image stays true.
 */
export function captionImage({ image, schema, imageName, ip }: CaptionRequest): JsonObject {
  return captionOf(
    measureImage(image),
    withoutSpread(schema),
    imageName === undefined ? '' : fileNameWords(imageName),
    ip,
  )
}

export function captionOf(
  measured: Measurement,
  schema: JsonObject,
  words: string,
  ip: IpContext,
): JsonObject {
  const shared = objectsOf(schema)[0] ?? {}
  const background = settingOf(measured, textOf(schema.background_setting))
  const colors = subjectColors(measured, textOf(shared.shape_and_color), background.colors)
  const known = measured.subject !== undefined
  const written = textOf(shared.description)
  const named = describeSubject(words, ip, known ? colors.names[0] : '', written)
  const subject = written === undefined ? trueName(named, measured, ip) : named
  const repeats = countable(ip) ? (measured.subject?.repeats ?? 1) : 1
  const object: JsonObject = {
    ...shared,
    ...(ip.ip_type === 'icons' ? {} : subjectFields(words)),
    description: subject,
    location: corrected(shared.location, LOCATIONS, placeOf(measured)),
    relative_size: corrected(shared.relative_size, SIZES, sizeOf(measured, repeats)),
    shape_and_color: known ? colors.text : notMeasured(shared.shape_and_color),
  }
  if (repeats > 1) object.number_of_objects = repeats
  return pruneObject({
    ...schema,
    short_description: summary(subject, background.setting),
    objects: [object, ...objectsOf(schema).slice(1)],
    background_setting: background.setting,
    lighting: withMeasured(schema.lighting, 'conditions', LIGHTING, lightingWords(measured)),
    aesthetics: {
      ...withMeasured(schema.aesthetics, 'composition', COMPOSITION, compositionWords(measured)),
      color_scheme: schemeOf(schema, [...colors.names, ...background.colors]),
    },
    style_medium: mediumOf(schema, ip),
    artistic_style: styleOf(measured, schema),
  })
}

const LOCATIONS = /^(center|left|right|top|bottom|top left|top right|bottom left|bottom right)$/
/** A color of the schema may be a detail in one image, too small to be named by itself. */
const DETAIL_SHARE = 0.03
const SIZES = /^(small|medium|large)$/

/** Parts that look alike are several objects only where an object is not itself made of parts. */
function countable(ip: IpContext): boolean {
  return ip.ip_type !== 'icons' && ip.ip_type !== 'defined_character'
}

function placeOf({ subject }: Measurement): string {
  return subject ? locationWords(subject.box) : ''
}

/** Of several alike the size of each, as the base model was taught. */
function sizeOf({ subject }: Measurement, repeats: number): string {
  if (subject === undefined) return ''
  return sizeWord(repeats > 1 ? subject.largestPart : subject.box)
}

/** The schema's text, unless it is a measured word: then this image's own counts, also where nothing was measured. */
function corrected(text: JsonObject[string] | undefined, own: RegExp, measured: string): string {
  const shared = textOf(text)
  return shared === undefined || own.test(shared) ? measured : shared
}

/** Text that a person wrote stays; the set's colors are not those of an image that shows no subject. */
function notMeasured(text: JsonObject[string] | undefined): string {
  const shared = textOf(text) ?? ''
  return isColorList(shared) ? '' : shared
}

/** The schema's colors that this image has, then its own main colors. */
function subjectColors(
  measured: Measurement,
  shared: string | undefined,
  behind: readonly string[],
): { text: string; names: string[] } {
  const wanted = shared === undefined ? [] : colorNamesIn(shared)
  const main = backgroundLast(paletteNames(measured.palette, wanted), behind)
  if (shared === undefined) return { text: joinAnd(main), names: main }
  if (!isColorList(shared)) return { text: shared, names: unique([...wanted, ...main]) }
  const details = measured.palette
    .filter((color) => color.share >= DETAIL_SHARE)
    .map((color) => nameColor(color.lab, wanted))
  const kept = wanted.filter((name) => details.includes(name))
  const names = unique([...kept, ...main]).slice(0, Math.max(MAX_COLORS, kept.length))
  // The first color is read as the main one: where the schema's are not all here, this image's own order counts.
  if (kept.length < wanted.length) names.sort((p, q) => rank(main, p) - rank(main, q))
  const same = names.length === wanted.length && kept.length === wanted.length
  return { text: same ? shared : joinAnd(names), names }
}

function rank(names: readonly string[], name: string): number {
  const at = names.indexOf(name)
  return at < 0 ? names.length : at
}

const PLAIN_BACKGROUND =
  /^(solid [a-z ]+ background|gradient background from [a-z ]+ to [a-z ]+|busy background)$/

function settingOf(
  measured: Measurement,
  shared: string | undefined,
): { setting: string; colors: string[] } {
  const own = backgroundWords(measured.background, colorNamesIn(shared ?? ''))
  if (shared === undefined || PLAIN_BACKGROUND.test(shared)) return own
  return { setting: shared, colors: own.colors }
}

const LIGHTING = /^(bright|dark|high contrast|low contrast|, )+$/
const COMPOSITION = /^(centered|symmetrical|, )+$/

function withMeasured(
  group: JsonObject[string] | undefined,
  key: string,
  own: RegExp,
  measured: string,
): JsonObject {
  const kept = objectOf(group)
  const shared = textOf(kept[key])
  return shared === undefined || own.test(shared) ? { ...kept, [key]: measured } : kept
}

function schemeOf(schema: JsonObject, measured: readonly string[]): string {
  const shared = textOf(objectOf(schema.aesthetics).color_scheme)
  return shared === undefined || isColorList(shared) ? joinScheme(measured) : shared
}

const MEDIA = ['photograph', 'digital illustration']

/** The project's own statement stands above the guess from the grain, but not above an edited schema. */
function mediumOf(schema: JsonObject, ip: IpContext): string {
  const shared = textOf(schema.style_medium)
  if (shared !== undefined && !MEDIA.includes(shared)) return shared
  return ip.ip_medium === 'photography' ? 'photograph' : 'digital illustration'
}

/** Shared words that this image bears out, then its own; an edited style stands as it is. */
function styleOf(measured: Measurement, schema: JsonObject): string {
  const shared = textOf(schema.artistic_style)
  const words = shared?.split(', ') ?? []
  if (!words.every((word) => STYLE_WORDS.includes(word))) return shared ?? ''
  return styleWords(measured, words).join(', ')
}
