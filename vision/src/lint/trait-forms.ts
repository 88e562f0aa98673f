import { APPEARANCE } from '../caption/appearance.ts'
import { COMPOSITION, MARGINS } from '../caption/composition.ts'
import { DIRECTION, LIGHTING } from '../caption/light.ts'
import { STYLE_WORDS } from '../caption/style-words.ts'
import type { Word } from '../caption/word.ts'
import { colorNames } from '../color/color-names.ts'
import { isColorList } from '../color/color-words.ts'
import type { JsonValue } from '../json.ts'
import { plain } from './words.ts'

const COLOR = `(?:${colorNames.join('|')})`
const PLACE = /^(center|left|right|top|bottom|top left|top right|bottom left|bottom right)$/
const SIZE = /^(small|medium|large)$/
const BACKGROUND = new RegExp(
  `^(?:(?:solid )?${COLOR} background|gradient background from ${COLOR} to ${COLOR}|busy background)$`,
)
const MEDIA = ['photograph', 'digital illustration']

/** A trait as measuring words it. */
export interface Form {
  /** Whether a text, in lower case, is one that measuring could have written. */
  matches: (text: string) => boolean
  /** Whether it is a list of words, each of which can be seen or not. */
  list: boolean
}

/** Phrases with what bears them out, by the paths of the fields that they stand in. */
const WORDS: ReadonlyMap<string, ReadonlyMap<string, Word>> = new Map(
  Object.entries({
    '/objects/0/appearance_details': APPEARANCE,
    '/lighting/conditions': LIGHTING,
    '/lighting/direction': DIRECTION,
    '/aesthetics/composition': [...COMPOSITION, ...MARGINS],
  }).map(([path, words]) => [path, new Map(words.map((word) => [word.text, word]))]),
)

function phrases(path: string, texts: readonly string[]): readonly [string, Form] {
  const known = new Set(texts)
  return [path, { list: true, matches: (text) => text.split(', ').every((one) => known.has(one)) }]
}

/** The traits that are measured in pictures, by their paths. */
const FORMS: ReadonlyMap<string, Form> = new Map([
  ['/objects/0/location', { list: false, matches: (text) => PLACE.test(text) }],
  ['/objects/0/relative_size', { list: false, matches: (text) => SIZE.test(text) }],
  ['/objects/0/shape_and_color', { list: true, matches: isColorList }],
  ['/aesthetics/color_scheme', { list: true, matches: isColorList }],
  ['/background_setting', { list: false, matches: (text) => BACKGROUND.test(text) }],
  ['/style_medium', { list: false, matches: (text) => MEDIA.includes(text) }],
  phrases('/artistic_style', STYLE_WORDS),
  ...[...WORDS].map(([path, words]) => phrases(path, [...words.keys()])),
])

/** The measured phrase that a part of a field's text is; undefined for anything else. */
export function phraseAt(path: string, part: string): Word | undefined {
  return WORDS.get(path)?.get(part)
}

/** Whether a part of a field's text could have been measured by itself. */
export function isMeasurable(path: string, part: string): boolean {
  return FORMS.get(path)?.matches(part) ?? false
}

/** The form of a trait that is worded as measuring words it; undefined for what a person or a model has written. */
export function formOf(path: string, value: JsonValue | undefined): Form | undefined {
  const form = FORMS.get(path)
  if (form === undefined || typeof value !== 'string' || value.trim() === '') return undefined
  return form.matches(plain(value)) ? form : undefined
}

export const COLOR_PATHS: readonly string[] = [
  '/objects/0/shape_and_color',
  '/aesthetics/color_scheme',
]
