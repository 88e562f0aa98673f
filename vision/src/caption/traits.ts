import { nameColor } from '../color/color-names.ts'
import { unique } from '../color/color-words.ts'
import type { PaletteColor } from '../color/palette.ts'
import type { Background } from '../measure/background.ts'
import type { Box } from '../measure/mask.ts'
import type { Measurement } from '../measure/measurement.ts'
import { COMPOSITION, longerSide } from './composition.ts'
import { LIGHTING } from './light.ts'
import { wordsFor } from './word.ts'

/** A color below this share of the subject is a detail. */
export const NAMED_SHARE = 0.09
export const MAX_COLORS = 4

/** The names of a palette's main colors, most common first. Names in `preferred` win where a color lies between two. */
export function paletteNames(
  palette: readonly PaletteColor[],
  preferred: readonly string[] = [],
): string[] {
  const share = new Map<string, number>()
  for (const color of palette) {
    const name = nameColor(color.lab, preferred)
    share.set(name, (share.get(name) ?? 0) + color.share)
  }
  const named = [...share].sort((p, q) => q[1] - p[1])
  const main = named.filter(([, part]) => part >= NAMED_SHARE).slice(0, MAX_COLORS)
  return (main.length > 0 ? main : named.slice(0, 1)).map(([name]) => name)
}

/**
 * The colors without the background's: an area inside the subject that has it is a gap as often as not. They stay where
 * there is nothing else to tell.
 */
export function withoutBackground(names: readonly string[], behind: readonly string[]): string[] {
  const own = names.filter((name) => !behind.includes(name))
  return own.length > 0 ? own : [...names]
}

export interface BackgroundWords {
  setting: string
  colors: string[]
}

const BUSY_SHARE = 0.2
/** The part of the picture's edge along which different colors must meet to call it busy. */
const VARIED = 0.6

export function backgroundWords(
  background: Background,
  preferred: readonly string[] = [],
): BackgroundWords {
  if (background.kind === 'solid') {
    const name = nameColor(background.color, preferred)
    return { setting: `solid ${name} background`, colors: [name] }
  }
  if (background.kind === 'gradient') {
    const [from, to] = [background.from, background.to].map((lab) => nameColor(lab, preferred))
    return {
      setting: `gradient background from ${from} to ${to}`,
      colors: unique([from ?? '', to ?? '']),
    }
  }
  const names = paletteNames(background.palette, preferred)
  const main = background.palette
    .filter((color) => nameColor(color.lab, preferred) === names[0])
    .reduce((sum, color) => sum + color.share, 0)
  // Nearly one color, but neither even nor an even gradient: only the color is certain.
  if (main > 1 - BUSY_SHARE) return { setting: `${names[0]} background`, colors: names.slice(0, 1) }
  // Two even areas that meet are not busy.
  const many = background.palette.filter(({ share }) => share >= BUSY_SHARE / 2).length > 2
  const busy = many && background.varied >= VARIED
  return { setting: busy ? 'busy background' : '', colors: names.slice(0, 2) }
}

/** The thirds-like places that the base model was taught: the middle fifth of each axis is the center. */
export function locationWords(box: Box): string {
  const x = (box.left + box.right) / 2
  const y = (box.top + box.bottom) / 2
  const vertical = y < 0.4 ? 'top' : y > 0.6 ? 'bottom' : ''
  const horizontal = x < 0.4 ? 'left' : x > 0.6 ? 'right' : ''
  return `${vertical} ${horizontal}`.trim() || 'center'
}

/** Longer side of the box as a share of the image's. */
export function sizeWord(box: Box): string {
  const side = longerSide(box)
  return side < 0.36 ? 'small' : side < 0.6 ? 'medium' : 'large'
}

/** How the picture is laid out, as far as it can be measured in one image. */
export function compositionWords(measured: Measurement): string {
  return wordsFor(COMPOSITION, measured).join(', ')
}

export function lightingWords(measured: Measurement): string {
  return wordsFor(LIGHTING, measured).join(', ')
}
