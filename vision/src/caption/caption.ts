import { isColorList } from '../color/color-words.ts'
import { type JsonObject, objectOf, objectsOf, textOf } from '../json.ts'
import { normalizeDocument } from '../json-schemas/normalize.ts'
import { type Measurement, measureImage } from '../measure/measurement.ts'
import { subjectFields } from '../prompt/subject-fields.ts'
import { summary } from '../prompt/summary.ts'
import type { CaptionRequest, IpContext } from '../provider.ts'
import { APPEARANCE } from './appearance.ts'
import { settingOf } from './caption-background.ts'
import { schemeOf, subjectColors } from './caption-colors.ts'
import { COMPOSITION, MARGINS } from './composition.ts'
import { fileNameWords } from './file-name.ts'
import { describeSubject, trueName } from './identity.ts'
import { DIRECTION, LIGHTING } from './light.ts'
import { withoutSpread } from './spread.ts'
import { STYLE_WORDS, styleWords } from './style-words.ts'
import { locationWords, sizeWord } from './traits.ts'
import { keptText, type Word, wordsFor } from './word.ts'

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
  const background = settingOf(measured, textOf(schema.background_setting), ip)
  const colors = subjectColors(measured, textOf(shared.shape_and_color), background.colors)
  const known = measured.subject !== undefined
  const written = textOf(shared.description)
  const tellingColor = known && ip.ip_type !== 'stylized_scene' ? colors.names[0] : ''
  const named = describeSubject(words, ip, tellingColor, written)
  const subject = written === undefined ? trueName(named, measured, ip) : named
  const repeats = countable(ip) ? (measured.subject?.repeats ?? 1) : 1
  const object: JsonObject = {
    ...shared,
    ...(acts(ip) ? subjectFields(words) : {}),
    description: subject,
    location: corrected(shared.location, LOCATIONS, placeOf(measured)),
    relative_size: corrected(shared.relative_size, SIZES, sizeOf(measured, repeats)),
    shape_and_color: known ? colors.text : notMeasured(shared.shape_and_color),
    appearance_details: bornOut(shared.appearance_details, measured),
  }
  if (repeats > 1) object.number_of_objects = repeats
  return normalizeDocument({
    ...schema,
    short_description: summary(subject, background.setting),
    objects: [object, ...objectsOf(schema).slice(1)],
    background_setting: background.setting,
    lighting: {
      ...objectOf(schema.lighting),
      ...keptOf(schema.lighting, 'conditions', LIGHTING, measured),
      ...keptOf(schema.lighting, 'direction', DIRECTION, measured),
    },
    aesthetics: {
      ...objectOf(schema.aesthetics),
      ...keptOf(
        schema.aesthetics,
        'composition',
        [...COMPOSITION, ...MARGINS],
        measured,
        COMPOSITION,
      ),
      color_scheme: schemeOf(schema, [...colors.names, ...background.colors]),
    },
    style_medium: mediumOf(schema, ip),
    artistic_style: styleOf(measured, schema),
  })
}

/** One field of a group: the schema's text as far as the image bears it out, or what the image itself shows. */
function keptOf(
  group: JsonObject[string] | undefined,
  key: string,
  words: readonly Word[],
  measured: Measurement,
  own = words,
): JsonObject {
  const shared = textOf(objectOf(group)[key])
  return { [key]: keptText(shared, words, measured, wordsFor(own, measured).join(', ')) }
}

/** The schema's phrases without those that were measured and are not so in this image. */
function bornOut(text: JsonObject[string] | undefined, measured: Measurement): string {
  const phrases = textOf(text)?.split(', ') ?? []
  const contradicted = (phrase: string): boolean =>
    APPEARANCE.some((word) => word.text === phrase && !word.nearly(measured))
  return phrases.filter((phrase) => !contradicted(phrase)).join(', ')
}

const LOCATIONS = /^(center|left|right|top|bottom|top left|top right|bottom left|bottom right)$/
const SIZES = /^(small|medium|large)$/

/** Parts that look alike are several objects only where an object is not itself made of parts. */
function countable(ip: IpContext): boolean {
  return ip.ip_type !== 'icons' && ip.ip_type !== 'defined_character'
}

/** A "battery warning" does nothing, a "gopher reading" does: only what has a body can be told by a verb. */
function acts(ip: IpContext): boolean {
  return ip.ip_type === 'defined_character' || ip.ip_type === 'character_variants'
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

const MEDIA = ['photograph', 'digital illustration']

/** The project's own statement stands above the guess from the grain, but not above an edited schema. */
function mediumOf(schema: JsonObject, ip: IpContext): string {
  const shared = textOf(schema.style_medium)
  if (shared !== undefined && !MEDIA.includes(shared)) return shared
  return ip.ip_medium === 'photography' ? 'photograph' : 'digital illustration'
}

/** The schema's words where this image bears them all out, otherwise its own; an edited style stands as it is. */
function styleOf(measured: Measurement, schema: JsonObject): string {
  const shared = textOf(schema.artistic_style)
  const expected = shared?.split(', ') ?? []
  if (!expected.every((word) => STYLE_WORDS.includes(word))) return shared ?? ''
  const words = styleWords(measured, expected)
  const all = shared !== undefined && expected.every((word) => words.includes(word))
  return all ? shared : words.join(', ')
}
