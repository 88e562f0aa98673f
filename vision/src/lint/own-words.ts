import { captionOf } from '../caption/caption.ts'
import { fileNameWords } from '../caption/file-name.ts'
import { styleWords } from '../caption/style-words.ts'
import { backgroundWords, locationWords, sizeWord } from '../caption/traits.ts'
import { colorNamesIn } from '../color/color-words.ts'
import type { JsonObject, JsonValue } from '../json.ts'
import type { Measurement } from '../measure/measurement.ts'
import type { IpContext } from '../provider.ts'
import { type Glance, showsColor } from './glance.ts'
import { valueAt } from './pointer.ts'
import { COLOR_PATHS, formOf, phraseAt } from './trait-forms.ts'
import type { LintImage } from './types.ts'
import { asText, partsOf, wordsOf } from './words.ts'

/** What the built-in captioner says of a picture under a schema. */
export function ownCaption(
  { measured, name }: LintImage,
  schema: JsonObject,
  ip: IpContext,
): JsonObject | undefined {
  return measured && captionOf(measured.measured, schema, fileNameWords(name), ip)
}

const COLORED_BACKGROUND = /^(solid|gradient|busy|)/

function showsBackground(glance: Glance, text: string): boolean {
  const kind = COLORED_BACKGROUND.exec(text)?.[0]
  if (kind === 'busy') return glance.measured.background.kind === 'busy'
  // "White background" alone says nothing of how even it is.
  const alike = kind === '' || glance.measured.background.kind === kind
  return alike && colorNamesIn(text).every((name) => showsColor(glance, name))
}

/** Words that come last, and are left out where others fill the field. */
const LAST = ['monochrome', 'black and white', 'muted colors', 'vivid colors']
const MOST_STYLE_WORDS = 3

function styleOf(measured: Measurement, part: string): string[] {
  const words = styleWords(measured, [part])
  const full = words.join(' ').split(' ').length >= MOST_STYLE_WORDS
  return full && LAST.includes(part) ? [...words, part] : words
}

/** The words that measuring has for a trait of a picture where it is asked for one of them. */
function measuredWords({ measured }: Glance, path: string, part: string): string[] {
  const { subject } = measured
  switch (path) {
    case '/objects/0/location':
      return subject ? [locationWords(subject.box)] : []
    case '/objects/0/relative_size':
      return subject ? [sizeWord(subject.box), sizeWord(subject.largestPart)] : []
    case '/artistic_style':
      return styleOf(measured, part)
    case '/background_setting':
      return [backgroundWords(measured.background, colorNamesIn(part)).setting]
    default:
      return []
  }
}

/** What the project says of its medium stands above what the grain looks like. */
function showsMedium({ measured }: Glance, medium: string, { ip_medium }: IpContext): boolean {
  const photograph = medium === 'photograph'
  return measured.photographic === photograph || (ip_medium === 'photography') === photograph
}

/**
 * Whether a picture bears out a measured trait, or one word of it where the trait is a list. More generous than the captioner: of a color
 * some part that can be called so is enough.
 */
export function shows(glance: Glance, path: string, part: string, ip: IpContext): boolean {
  if (path === '/style_medium') return showsMedium(glance, part, ip)
  const phrase = phraseAt(path, part)
  if (phrase !== undefined) return phrase.nearly(glance.measured)
  if (COLOR_PATHS.includes(path))
    return colorNamesIn(part).every((name) => showsColor(glance, name))
  if (path === '/background_setting' && showsBackground(glance, part)) return true
  return measuredWords(glance, path, part).includes(part)
}

/** Whether the picture, or the words of its file's name, bear out what a caption says at a path. */
export function isBorneOut(
  image: LintImage,
  path: string,
  value: JsonValue,
  schema: JsonObject,
  ip: IpContext,
): boolean {
  const text = asText(value)
  const form = formOf(path, value)
  const { measured } = image
  if (measured && form !== undefined) {
    const parts = form.list ? partsOf(text) : [text]
    if (parts.every((part) => shows(measured, path, part, ip))) return true
  }
  const named = new Set(wordsOf(fileNameWords(image.name)))
  const words = wordsOf(text)
  if (words.length > 0 && words.every((word) => named.has(word))) return true
  return [schema, {}].some((under) => {
    const own = ownCaption(image, under, ip)
    return own !== undefined && asText(valueAt(own, path)) === text
  })
}
