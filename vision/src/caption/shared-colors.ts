import { ciede2000 } from '../color/ciede2000.ts'
import { nameColor } from '../color/color-names.ts'
import { unique } from '../color/color-words.ts'
import type { Lab } from '../color/lab.ts'
import type { Measurement } from '../measure/measurement.ts'
import { common, commonWords, SHARED } from './shared.ts'
import { type Agreement, weakest } from './spread.ts'
import { backgroundWords, MAX_COLORS, withoutBackground } from './traits.ts'

/** CIEDE2000: colors of different images that are meant to be the same one. */
const SAME_COLOR = 10
const PRESENT_SHARE = 0.05

interface ColorGroup {
  lab: Lab
  weight: number
  images: Map<number, number>
  members: Lab[]
}

/** A color that recurs. */
export interface SharedColor {
  name: string
  lab: Lab
  agreement: Agreement
}

export interface SharedColors {
  /** Most common first. */
  groups: SharedColor[]
  /** The part of all images' area that they make up, 0–1. */
  covered: number
}

/** Colors that recur, matched between images by their difference, not by their names: two shades may share no name. */
export function sharedColors(all: readonly Measurement[]): SharedColors {
  const shared = colorGroups(all)
    .filter((group) => presence(group) >= SHARED * all.length)
    .sort((p, q) => q.weight - p.weight)
  return {
    groups: shared.map((group) => ({
      name: nameColor(group.lab),
      lab: group.lab,
      agreement: agreementOf(group, all.length),
    })),
    covered: shared.reduce((sum, { weight }) => sum + weight, 0) / all.length,
  }
}

/** The colors' names, each once, without those in `behind`, and how well the images agree on them. */
export function namedColors(
  { groups }: SharedColors,
  behind: readonly string[],
): { names: string[]; agreement?: Agreement } {
  const all = unique(groups.map(({ name }) => name))
  const names = withoutBackground(all, behind).slice(0, MAX_COLORS)
  const kept = groups.filter(({ name }) => names.includes(name))
  const agreement = weakest(kept.map((group) => group.agreement))
  return { names, ...(agreement && { agreement: { ...agreement, parts: partsOf(kept) } }) }
}

function agreementOf(group: ColorGroup, images: number): Agreement {
  return {
    share: presence(group) / images,
    spread: farthest(group.members, group.lab),
    mean: group.weight / images,
  }
}

function partsOf(groups: readonly SharedColor[]): Record<string, Agreement> {
  // The most common shade of a name speaks for it.
  return Object.fromEntries([...groups].reverse().map(({ name, agreement }) => [name, agreement]))
}

function colorGroups(all: readonly Measurement[]): ColorGroup[] {
  const groups: ColorGroup[] = []
  const entries = all.flatMap((m, image) => m.palette.map((color) => ({ ...color, image })))
  entries.sort((p, q) => q.share - p.share)
  for (const { lab, share, image } of entries) {
    let group = groups.find((other) => ciede2000(other.lab, lab) < SAME_COLOR)
    if (group === undefined) {
      group = { lab, weight: 0, images: new Map(), members: [] }
      groups.push(group)
    }
    group.lab = mix(group.lab, group.weight, lab, share)
    group.weight += share
    group.images.set(image, (group.images.get(image) ?? 0) + share)
    group.members.push(lab)
  }
  return groups
}

/** The number of images in which a color is more than a speck. */
function presence(group: ColorGroup): number {
  return [...group.images.values()].filter((share) => share >= PRESENT_SHARE).length
}

function farthest(labs: readonly Lab[], middle: Lab): number {
  return Math.max(0, ...labs.map((lab) => ciede2000(lab, middle)))
}

function mix(p: Lab, weightP: number, q: Lab, weightQ: number): Lab {
  const total = weightP + weightQ
  const at = (c: 0 | 1 | 2): number => (p[c] * weightP + q[c] * weightQ) / total
  return [at(0), at(1), at(2)]
}

export interface SharedBackground {
  setting: string
  colors: string[]
  agreement?: Agreement
}

export function sharedBackground(all: readonly Measurement[]): SharedBackground {
  const solids = all.flatMap((m) => (m.background.kind === 'solid' ? [m.background.color] : []))
  if (solids.length >= SHARED * all.length) return sharedSolid(solids, all.length)
  const words = all.map((m) => backgroundWords(m.background))
  const setting = common(words.map((entry) => entry.setting))
  const colors = commonWords(words.map((entry) => entry.colors))
  const agreement = setting.agreement ?? colors.agreement
  return {
    setting: setting.text,
    colors: colors.words,
    ...(agreement === undefined ? {} : { agreement }),
  }
}

function sharedSolid(solids: readonly Lab[], images: number): SharedBackground {
  const middle = solids.reduce<Lab>((mean, lab, i) => mix(mean, i, lab, 1), [0, 0, 0])
  const near = solids.filter((lab) => ciede2000(lab, middle) < SAME_COLOR)
  if (near.length < SHARED * images) return { setting: '', colors: [] }
  return {
    ...backgroundWords({ kind: 'solid', color: middle, region: new Uint8Array() }),
    agreement: { share: near.length / images, spread: farthest(near, middle) },
  }
}
