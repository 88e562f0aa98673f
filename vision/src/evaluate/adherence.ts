import { backgroundWords } from '../caption/traits.ts'
import { nameColor } from '../color/color-names.ts'
import { unique } from '../color/color-words.ts'
import { type JsonObject, objectsOf, textOf } from '../json.ts'
import { type Measurement, measureImage } from '../measure/measurement.ts'
import { adjectiveColor, COLOR_PATTERN } from '../prompt/colors.ts'
import type { PixelImage } from '../provider.ts'

/** Something that a structured prompt asks for and that can be measured in a picture. */
export const ADHERENCE_ASPECTS = ['background', 'subject_colors', 'count'] as const
export type AdherenceAspect = (typeof ADHERENCE_ASPECTS)[number]

export interface AdherenceCheck {
  aspect: AdherenceAspect
  asked: string[]
  found: string[]
  /** The part of what was asked that is there, 0 to 1. */
  kept: number
}

const COLORS = new RegExp(`\\b${COLOR_PATTERN}\\b`, 'gi')
/** Where a text speaks of a plain ground and not of a place: "sand dunes" asks for no color. */
const GROUND = /\b(?:background|backdrop)\b/i
/** A color of a picture's subject counts from this share on, as in captions where a schema names it. */
const DETAIL_SHARE = 0.03

/** Table names of the colors that a text asks for. */
function colorsAsked(text: string | undefined): string[] {
  const words = (text ?? '').toLowerCase().match(COLORS) ?? []
  return unique(words.map(adjectiveColor).filter((name) => name !== undefined))
}

function check(aspect: AdherenceAspect, asked: string[], found: string[]): AdherenceCheck {
  const kept = asked.filter((one) => found.includes(one)).length / asked.length
  return { aspect, asked, found, kept }
}

function subjectColors({ palette }: Measurement, asked: readonly string[]): string[] {
  const seen = palette.filter(({ share }) => share >= DETAIL_SHARE)
  return unique(seen.map(({ lab }) => nameColor(lab, asked)))
}

/**
 * What a structured prompt asks for in words that can be measured, and how much of it the picture shows: the color of a plain background, the
 * colors of its first object, and how many of that there are. What is not asked for is not judged.
 */
export function checkAdherence(prompt: JsonObject, image: PixelImage): AdherenceCheck[] {
  const [object = {}] = objectsOf(prompt)
  const setting = textOf(prompt.background_setting)
  const ground = setting !== undefined && GROUND.test(setting) ? colorsAsked(setting) : []
  const colors = colorsAsked(textOf(object.shape_and_color))
  const count = object.number_of_objects
  const measured = measureImage(image)
  const checks: AdherenceCheck[] = []
  if (ground.length > 0)
    checks.push(check('background', ground, backgroundWords(measured.background, ground).colors))
  if (colors.length > 0)
    checks.push(check('subject_colors', colors, subjectColors(measured, colors)))
  if (typeof count === 'number')
    checks.push(check('count', [String(count)], [String(measured.subject?.repeats ?? 1)]))
  return checks
}
