import table from '../color-names.json' with { type: 'json' }
import { ciede2000 } from './ciede2000.ts'
import { type Lab, labFromRgb, type Rgb } from './lab.ts'

interface NamedColor {
  name: string
  rgb: Rgb
  lab: Lab
}

function parseHex(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16)
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255]
}

const COLORS: readonly NamedColor[] = Object.entries(table).map(([name, hex]) => {
  const rgb = parseHex(hex)
  return { name, rgb, lab: labFromRgb(...rgb) }
})
/**
 * More colors that people call by a name, for naming only. CIEDE2000 bends the blue axis: without these the purest
 * screen blue would be nearest to purple, the web's navy and purple to dark purple, and the
 * web's orange to gold. The muted ones are what photographs are full of: earth, fur and wood, skin in the shade.
 */
const ALSO: Record<string, readonly string[]> = {
  blue: ['#0000ff', '#2222ee', '#0000cc'],
  'dark blue': ['#000080', '#0000a0'],
  purple: ['#800080', '#6a1bff'],
  orange: ['#ffa500', '#dd6427'],
  brown: ['#7d4a3c', '#a8654f'],
  beige: ['#d8c3ab', '#dfcc98'],
  green: ['#6f9440', '#55893a', '#7cb342'],
  'light green': ['#a9b592'],
  teal: ['#5f9ea0'],
  turquoise: ['#00bcd4'],
  gray: ['#84a0aa'],
  'light gray': ['#bccad8'],
  pink: ['#dd5c8e'],
  yellow: ['#ffc000'],
  peach: ['#fcc572'],
  'sky blue': ['#41bfe8'],
  'light blue': ['#82aec0'],
}
const ANCHORS: readonly { name: string; lab: Lab }[] = [
  ...COLORS,
  ...Object.entries(ALSO).flatMap(([name, list]) =>
    list.map((hex) => ({ name, lab: labFromRgb(...parseHex(hex)) })),
  ),
]
const BY_NAME = new Map(COLORS.map((color) => [color.name, color]))

/** The names that captions, prompts and the base model's training data share. */
export const colorNames: readonly string[] = COLORS.map((color) => color.name)

/** The sRGB value behind a color's name; undefined for a name that is not in the table. */
export function rgbOfName(name: string): Rgb | undefined {
  return BY_NAME.get(name)?.rgb
}

export function labOfName(name: string): Lab | undefined {
  return BY_NAME.get(name)?.lab
}

/**
 * The nearest color's name by CIEDE2000. A preferred name wins while it is at most `slack` farther than the nearest:
 * a color between two names then keeps one name over a whole set of images.
 */
export function nameColor(lab: Lab, preferred: readonly string[] = [], slack = 6): string {
  let best = ''
  let bestDistance = Number.POSITIVE_INFINITY
  for (const color of ANCHORS) {
    const allowance = preferred.includes(color.name) ? slack : 0
    const distance = ciede2000(lab, color.lab) - allowance
    if (distance < bestDistance) {
      best = color.name
      bestDistance = distance
    }
  }
  return best
}
