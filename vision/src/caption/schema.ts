import { joinAnd, joinScheme, unique } from '../color/color-words.ts'
import { type JsonObject, pruneObject } from '../json.ts'
import type { Box } from '../measure/mask.ts'
import { type Measurement, measureImage } from '../measure/measurement.ts'
import { type PixelImage, VisionInputError } from '../provider.ts'
import { common, commonWords, type Kept } from './shared.ts'
import { sharedBackground, sharedColors } from './shared-colors.ts'
import { type Agreement, spreadOf, spreadRecord, weakest } from './spread.ts'
import { styleWords } from './style-words.ts'
import {
  backgroundLast,
  compositionWords,
  lightingWords,
  locationWords,
  sizeWord,
} from './traits.ts'

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

export function schemaOf(all: readonly Measurement[]): JsonObject {
  const background = sharedBackground(all)
  const colors = sharedColors(all)
  const names = backgroundLast(colors.names, background.colors)
  const location = boxTrait(all, locationWords, centerOf)
  const size = boxTrait(all, sizeWord, (box) => [longerSide(box)])
  const lighting = commonWords(all.map((m) => lightingWords(m).split(', ')))
  const composition = commonWords(all.map((m) => compositionWords(m).split(', ')))
  const medium = common(all.map(mediumWord))
  const style = sharedStyle(all)
  const kept: JsonObject = {
    objects: [
      { location: location.text, relative_size: size.text, shape_and_color: joinAnd(names) },
    ],
    background_setting: background.setting,
    lighting: { conditions: lighting.text },
    aesthetics: {
      composition: composition.text,
      color_scheme: joinScheme([...names, ...background.colors]),
    },
    style_medium: medium.text,
    artistic_style: style.text,
  }
  const record = spreadRecord({
    'objects[0].location': location.agreement,
    'objects[0].relative_size': size.agreement,
    'objects[0].shape_and_color': colors.agreement,
    background_setting: background.setting === '' ? undefined : background.agreement,
    'lighting.conditions': lighting.agreement,
    'aesthetics.composition': composition.agreement,
    'aesthetics.color_scheme': weakest(defined([colors.agreement, background.agreement])),
    style_medium: medium.agreement,
    artistic_style: style.agreement,
  })
  return pruneObject({ ...kept, ...record })
}

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

function longerSide(box: Box): number {
  return Math.max(box.right - box.left, box.bottom - box.top)
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
