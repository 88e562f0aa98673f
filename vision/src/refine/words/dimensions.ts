/** What can be more or less of the picture, and the words for both ends; the first of each is the one that is written. */
export interface Dimension {
  id:
    | 'brightness'
    | 'contrast'
    | 'saturation'
    | 'warmth'
    | 'softness'
    | 'detail'
    | 'realism'
    | 'sharpness'
    | 'size'
    | 'mood'
  /** The concept that holds it where no field is named. */
  home: string
  up: readonly string[]
  down: readonly string[]
  /** What it is called: "contrast", "more saturation". */
  nouns: readonly string[]
}

const list = (text: string): string[] => text.split(/\s*,\s*/)

export const DIMENSIONS: readonly Dimension[] = [
  {
    id: 'brightness',
    home: 'lighting',
    up: list('bright, luminous, well lit, radiant, illuminated, sunny, light, sunlit'),
    down: list('dark, dim, shadowy, murky, gloomy, dimly lit'),
    nouns: list('brightness, light, lighting, luminosity, exposure'),
  },
  {
    id: 'contrast',
    home: 'lighting',
    up: list('high contrast, contrasty, contrasted'),
    down: list('low contrast'),
    nouns: list('contrast'),
  },
  {
    id: 'saturation',
    home: 'color_scheme',
    up: list('saturated, vivid, vibrant, colorful, colourful, rich, intense, bold, lively'),
    down: list(
      'muted, desaturated, pale, faded, washed out, subdued, pastel, dull, washed-out, toned down',
    ),
    nouns: list(
      'saturation, color saturation, colour saturation, vibrancy, vividness, color, colour, colorfulness',
    ),
  },
  {
    id: 'warmth',
    home: 'color_scheme',
    up: list('warm'),
    down: list('cool, cold'),
    nouns: list('warmth, color temperature, temperature, warm tones'),
  },
  {
    id: 'softness',
    home: 'lighting',
    up: list('soft, gentle, diffuse, diffused'),
    down: list('harsh, hard, strong'),
    nouns: list('softness'),
  },
  {
    id: 'realism',
    home: 'style',
    up: list('realistic, photorealistic, lifelike, naturalistic, photo-realistic'),
    down: list('stylized, cartoonish, cartoony, abstract, stylised'),
    nouns: list('realism'),
  },
  {
    id: 'sharpness',
    home: 'focus',
    up: list('sharp, crisp, focused, in focus'),
    down: list('blurry, blurred, soft focus, out of focus'),
    nouns: list('sharpness, focus'),
  },
]

/** Written instead of the plain opposite where the word itself is taken back: "less bright" is dim and not dark. */
export const MILD: ReadonlyMap<string, string> = new Map([
  ['bright', 'dim'],
  ['saturated', 'muted'],
  ['vivid', 'muted'],
  ['vibrant', 'muted'],
  ['colorful', 'muted'],
  ['warm', 'cool'],
  ['cool', 'warm'],
  ['cold', 'warm'],
  ['dark', 'bright'],
  ['soft', 'crisp'],
  ['harsh', 'soft'],
  ['hard', 'soft'],
  ['strong', 'faint'],
  ['sharp', 'soft focus'],
  ['realistic', 'stylized'],
  ['high contrast', 'low contrast'],
  ['muted', 'saturated'],
])

export function dimensionOf(word: string): { dimension: Dimension; up: boolean } | undefined {
  const lower = word.toLowerCase()
  for (const dimension of DIMENSIONS) {
    if (dimension.up.includes(lower)) return { dimension, up: true }
    if (dimension.down.includes(lower)) return { dimension, up: false }
  }
  return undefined
}

export function dimensionOfNoun(noun: string): Dimension | undefined {
  return DIMENSIONS.find(({ nouns }) => nouns.includes(noun.toLowerCase()))
}

/** Verbs that ask for more or less by themselves. */
export const DEGREE_VERBS: ReadonlyMap<string, string> = new Map([
  ['brighten', 'bright'],
  ['lighten', 'bright'],
  ['darken', 'dark'],
  ['dim', 'dim'],
  ['soften', 'soft'],
  ['sharpen', 'sharp'],
  ['blur', 'blurry'],
  ['desaturate', 'muted'],
  ['mute', 'muted'],
  ['saturate', 'saturated'],
  ['warm', 'warm'],
  ['warm up', 'warm'],
  ['cool', 'cool'],
  ['cool down', 'cool'],
  ['tone down', 'muted'],
  ['stylize', 'stylized'],
  ['stylise', 'stylized'],
  ['enlarge', 'big'],
  ['shrink', 'small'],
  ['lengthen', 'long'],
  ['shorten', 'short'],
  ['widen', 'wide'],
  ['narrow', 'narrow'],
  ['thicken', 'thick'],
])
