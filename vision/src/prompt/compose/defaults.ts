import type { IpContext } from '../../provider.ts'

// What a picture is asked to be where neither the words nor the schema say anything: plain, always the same, and harmless. The base model
// was trained on plain grounds of a named color, so an unnamed one would be drawn as anything.
export const DEFAULTS = {
  background: 'solid white background',
  conditions: 'soft, even light',
  direction: 'from the front',
  composition: 'centered',
  several: 'balanced',
  scheme: 'natural colors',
  mood: 'neutral',
  depth: 'deep',
  focus: 'sharp on the subject',
  angle: 'eye level',
  lens: 'standard',
} as const

export function defaultMedium(ip: IpContext): string {
  return ip.ip_medium === 'photography' ? 'photograph' : 'digital illustration'
}

/** What a picture in this medium is, as a sentence: "A watercolor painting." */
export function defaultContext(medium: string): string {
  return `${/^(?:[aeiou]|x-ray)/i.test(medium) ? 'An' : 'A'} ${medium}.`
}

const DIRECTIONS: readonly [RegExp, string][] = [
  [/sunset|sunrise|golden hour|dawn|dusk/, 'low from the side'],
  [/\bnight|midnight|moonli|starli|noon|midday/, 'from above'],
  [/rim|backlit/, 'from behind'],
  [/lit (?:\w+ )?(?:by|with) (?:an? |the )?(?<source>.+)$/, 'from the $'],
  [/(?<source>candle|lantern|torch|fire|lamp|neon)/, 'from the $'],
]
const SOURCES: Readonly<Record<string, string>> = {
  candle: 'candles',
  lantern: 'lanterns',
  torch: 'torches',
  lamp: 'lamp',
  neon: 'neon lights',
}

/** Where light of a kind comes from by itself; undefined for light that may come from anywhere. */
export function directionOf(conditions: string): string | undefined {
  for (const [pattern, direction] of DIRECTIONS) {
    const match = pattern.exec(conditions)
    if (match === null) continue
    const source = match.groups?.source ?? ''
    return direction.replace('$', SOURCES[source] ?? source.split(',')[0] ?? source)
  }
  return undefined
}

const FEELINGS: readonly [RegExp, string][] = [
  [/smil|happy|laugh|joy|grin|cheer|delight/, 'cheerful'],
  [/\bsad|cry|sob|weep|lonely|melanchol/, 'sad'],
  [/angry|furious|scream|rage/, 'tense'],
  [/scared|afraid|terrified|frightened/, 'tense'],
  [/sleep|calm|peaceful|relaxed|meditat/, 'calm'],
]

/** How a picture of somebody who looks like that feels. */
export function moodOf(expressions: string): string {
  return FEELINGS.find(([pattern]) => pattern.test(expressions))?.[1] ?? DEFAULTS.mood
}
