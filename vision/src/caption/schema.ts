import { joinAnd, joinScheme, unique } from '../color/color-words.ts'
import type { JsonObject } from '../json.ts'
import { normalizeDocument } from '../json-schemas/normalize.ts'
import type { Box } from '../measure/mask.ts'
import { type Measurement, measureImage } from '../measure/measurement.ts'
import { type PixelImage, VisionInputError } from '../provider.ts'
import { AREAS, LIGHTER, LINES, OUTLINES, PALETTES, PROPORTIONS, SHAPES } from './appearance.ts'
import { COMPOSITION, longerSide, MARGINS } from './composition.ts'
import { type Kind, kindOf } from './kind.ts'
import { DIRECTION, LIGHTING } from './light.ts'
import { common, commonWords, type Kept } from './shared.ts'
import {
  namedColors,
  type SharedBackground,
  type SharedColors,
  sharedBackground,
  sharedColors,
} from './shared-colors.ts'
import { joined, sharedFirst, sharedWords } from './shared-words.ts'
import { type Agreement, spreadOf, spreadRecord, weakest } from './spread.ts'
import { styleWords } from './style-words.ts'
import { locationWords, sizeWord } from './traits.ts'

/**
 * What the sample images have in common, as a partial structured prompt, and under `measured_spread` how well they
 * agree on it. A trait whose measured values spread over the images is left out, so that every caption and prompt can
 * set it.
 * @throws VisionInputError without images
 */
export function sharedSchema(images: readonly PixelImage[]): JsonObject {
  if (images.length === 0) throw new VisionInputError('A visual schema needs at least one image.')
  return schemaOf(images.map(measureImage))
}

/** The fields by the names that the record knows them by. */
type Fields = Record<string, Kept>

export function schemaOf(all: readonly Measurement[]): JsonObject {
  const colors = sharedColors(all)
  const kind = kindOf(all, colors)
  const background = kind === 'scene' ? NO_BACKGROUND : sharedBackground(all)
  const palette = paletteOf(colors, kind, background)
  const fields: Fields = {
    ...(apart(kind) ? objectFields(all, kind, palette) : {}),
    background_setting: { text: background.setting, ...agreed(background.agreement) },
    'lighting.conditions': sharedWords(all, LIGHTING),
    'lighting.direction': sharedFirst(all, DIRECTION),
    'aesthetics.composition': joined([
      sharedWords(all, COMPOSITION),
      kind === 'set' ? sharedFirst(all, MARGINS) : NOTHING,
    ]),
    'aesthetics.color_scheme': {
      text: joinScheme([...palette.names, ...background.colors]),
      ...agreed(weakest(defined([palette.agreement, background.agreement]))),
    },
    style_medium: common(all.map(mediumWord)),
    artistic_style: sharedStyle(all),
  }
  const record = Object.entries(fields).map(
    ([name, { text, agreement }]) => [name, text === '' ? undefined : agreement] as const,
  )
  return normalizeDocument({ ...nested(fields), ...spreadRecord(Object.fromEntries(record)) })
}

const NOTHING: Kept = { text: '' }
const NO_BACKGROUND: SharedBackground = { setting: '', colors: [] }

/** Whether most images have a subject that stands apart from its background. */
function apart(kind: Kind): kind is 'subject' | 'set' {
  return kind === 'subject' || kind === 'set'
}

interface Palette {
  names: string[]
  agreement?: Agreement
}

/** Colors that only a part of a set's subjects consists of leave the rest open, and are no one's colors. */
const COMPLETE = 0.85

function paletteOf(colors: SharedColors, kind: Kind, background: SharedBackground): Palette {
  if (kind === 'mixed' || (kind === 'set' && colors.covered < COMPLETE)) return { names: [] }
  return namedColors(colors, background.colors)
}

function objectFields(
  all: readonly Measurement[],
  kind: 'subject' | 'set',
  { names, agreement }: Palette,
): Fields {
  return {
    'objects[0].location': boxTrait(all, locationWords, centerOf),
    'objects[0].relative_size': boxTrait(all, sizeWord, (box) => [longerSide(box)]),
    'objects[0].shape_and_color': { text: joinAnd(names), ...agreed(agreement) },
    'objects[0].appearance_details': joined([
      ...formOf(all),
      sharedFirst(all, OUTLINES),
      kind === 'subject' ? sharedAreas(all) : sharedWords(all, LINES),
      kind === 'set' ? sharedFirst(all, PALETTES) : NOTHING,
    ]),
  }
}

/** What is round is as tall as it is wide. */
function formOf(all: readonly Measurement[]): Kept[] {
  const shape = sharedFirst(all, SHAPES)
  return shape.text.startsWith('round') ? [shape] : [sharedFirst(all, PROPORTIONS), shape]
}

/** The areas by their colors, or else what they are beside the rest. */
function sharedAreas(all: readonly Measurement[]): Kept {
  const colored = sharedWords(all, AREAS)
  return colored.text === '' ? sharedWords(all, LIGHTER) : colored
}

function agreed(agreement: Agreement | undefined): { agreement?: Agreement } {
  return agreement === undefined ? {} : { agreement }
}

function nested(fields: Fields): JsonObject {
  const group = (name: string, keys: readonly string[]): JsonObject =>
    Object.fromEntries(
      keys.map((key) => [key, fields[name === '' ? key : `${name}.${key}`]?.text ?? '']),
    )
  return {
    objects: [
      group('objects[0]', ['location', 'relative_size', 'shape_and_color', 'appearance_details']),
    ],
    ...group('', ['background_setting']),
    lighting: group('lighting', ['conditions', 'direction']),
    aesthetics: group('aesthetics', ['composition', 'color_scheme']),
    ...group('', ['style_medium', 'artistic_style']),
  }
}

/** The medium where the grain is clearly that of a photograph or clearly that of a drawing. */
export function mediumWord(measured: Measurement): string {
  return measured.photographic ? 'photograph' : 'digital illustration'
}

/** A word about the subject's box that the images share, and how far apart the boxes lie that have it. */
function boxTrait(
  all: readonly Measurement[],
  word: (box: Box) => string,
  point: (box: Box) => readonly number[],
): Kept {
  const kept = common(all.map(({ subject }) => (subject ? word(subject.box) : '')))
  if (kept.agreement === undefined) return kept
  const boxes = all.flatMap(({ subject }) => (subject ? [subject.box] : []))
  const points = boxes.filter((box) => word(box) === kept.text).map(point)
  return { text: kept.text, agreement: { ...kept.agreement, spread: spreadOf(points) } }
}

function centerOf(box: Box): readonly number[] {
  return [(box.left + box.right) / 2, (box.top + box.bottom) / 2]
}

function defined(all: readonly (Agreement | undefined)[]): Agreement[] {
  return all.filter((agreement) => agreement !== undefined)
}

/** Words that most images have by themselves are offered to the rest; those who come near then count as well. */
function sharedStyle(all: readonly Measurement[]): Kept {
  const own = all.map((m) => styleWords(m))
  const frequent = unique(own.flat()).filter(
    (word) => own.filter((list) => list.includes(word)).length >= 0.5 * all.length,
  )
  return commonWords(all.map((m) => styleWords(m, frequent)))
}
