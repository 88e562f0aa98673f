import { ciede2000 } from '../color/ciede2000.ts'
import { nameColor } from '../color/color-names.ts'
import { joinAnd, joinScheme, unique } from '../color/color-words.ts'
import type { Lab } from '../color/lab.ts'
import { type JsonObject, pruneObject } from '../json.ts'
import { type Measurement, measureImage } from '../measure/measurement.ts'
import { type PixelImage, VisionInputError } from '../provider.ts'
import { styleWords } from './style-words.ts'
import {
  backgroundLast,
  backgroundWords,
  compositionWords,
  lightingWords,
  locationWords,
  MAX_COLORS,
  sizeWord,
} from './traits.ts'

/** A trait belongs to the set when at least this part of the images has it: one odd image in five does not undo it. */
const SHARED = 0.8
/** CIEDE2000: colors of different images that are meant to be the same one. */
const SAME_COLOR = 10
const PRESENT_SHARE = 0.05

/**
 * What the sample images have in common, as a partial structured prompt. A trait whose measured values spread over the
 * images is left out, so that every caption and prompt can set it.
 * @throws VisionInputError without images
 */
export function sharedSchema(images: readonly PixelImage[]): JsonObject {
  if (images.length === 0) throw new VisionInputError('A visual schema needs at least one image.')
  return schemaOf(images.map(measureImage))
}

export function schemaOf(all: readonly Measurement[]): JsonObject {
  const background = sharedBackground(all)
  const colors = backgroundLast(sharedColors(all), background.colors)
  return pruneObject({
    objects: [
      {
        location: common(all.map((m) => (m.subject ? locationWords(m.subject.box) : ''))),
        relative_size: common(all.map((m) => (m.subject ? sizeWord(m.subject.box) : ''))),
        shape_and_color: joinAnd(colors),
      },
    ],
    background_setting: background.setting,
    lighting: { conditions: commonWords(all.map((m) => lightingWords(m).split(', '))).join(', ') },
    aesthetics: {
      composition: commonWords(all.map((m) => compositionWords(m).split(', '))).join(', '),
      color_scheme: joinScheme([...colors, ...background.colors]),
    },
    style_medium: common(all.map(mediumWord)),
    artistic_style: sharedStyle(all).join(', '),
  })
}

export function mediumWord(measured: Measurement): string {
  return measured.photographic ? 'photograph' : 'digital illustration'
}

/** The value that most images have; empty when no value reaches the share. */
function common(values: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  const [value, count] = [...counts].sort((p, q) => q[1] - p[1])[0] ?? ['', 0]
  return count >= SHARED * values.length ? value : ''
}

function commonWords(lists: readonly (readonly string[])[]): string[] {
  return unique(lists.flat()).filter(
    (word) => lists.filter((list) => list.includes(word)).length >= SHARED * lists.length,
  )
}

/** Words that most images have by themselves are offered to the rest; those who come near then count as well. */
function sharedStyle(all: readonly Measurement[]): string[] {
  const own = all.map((m) => styleWords(m))
  const frequent = unique(own.flat()).filter(
    (word) => own.filter((list) => list.includes(word)).length >= 0.5 * all.length,
  )
  return commonWords(all.map((m) => styleWords(m, frequent)))
}

interface ColorGroup {
  lab: Lab
  weight: number
  images: Map<number, number>
}

/** Colors that recur, matched between images by their difference, not by their names: two shades may share no name. */
function sharedColors(all: readonly Measurement[]): string[] {
  const groups: ColorGroup[] = []
  const entries = all.flatMap((m, image) => m.palette.map((color) => ({ ...color, image })))
  entries.sort((p, q) => q.share - p.share)
  for (const { lab, share, image } of entries) {
    let group = groups.find((other) => ciede2000(other.lab, lab) < SAME_COLOR)
    if (group === undefined) {
      group = { lab, weight: 0, images: new Map() }
      groups.push(group)
    }
    group.lab = mix(group.lab, group.weight, lab, share)
    group.weight += share
    group.images.set(image, (group.images.get(image) ?? 0) + share)
  }
  const shared = groups.filter((group) => {
    const present = [...group.images.values()].filter((share) => share >= PRESENT_SHARE).length
    return present >= SHARED * all.length
  })
  shared.sort((p, q) => q.weight - p.weight)
  return unique(shared.map((group) => nameColor(group.lab))).slice(0, MAX_COLORS)
}

function mix(p: Lab, weightP: number, q: Lab, weightQ: number): Lab {
  const total = weightP + weightQ
  const at = (c: 0 | 1 | 2): number => (p[c] * weightP + q[c] * weightQ) / total
  return [at(0), at(1), at(2)]
}

function sharedBackground(all: readonly Measurement[]): { setting: string; colors: string[] } {
  const solids = all.flatMap((m) => (m.background.kind === 'solid' ? [m.background.color] : []))
  const first = solids[0]
  if (first !== undefined && solids.length >= SHARED * all.length) {
    const middle = solids.reduce((mean, lab, i) => mix(mean, i, lab, 1), first)
    const near = solids.filter((lab) => ciede2000(lab, middle) < SAME_COLOR)
    if (near.length < SHARED * all.length) return { setting: '', colors: [] }
    return backgroundWords({ kind: 'solid', color: middle, region: new Uint8Array() })
  }
  const words = all.map((m) => backgroundWords(m.background))
  const setting = common(words.map((entry) => entry.setting))
  return { setting, colors: commonWords(words.map((entry) => entry.colors)) }
}
