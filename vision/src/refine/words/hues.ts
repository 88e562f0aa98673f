import { colorFromWords } from '../../prompt/colors.ts'
import { wordList } from './word-list.ts'

/** Color words that the table has no name for: of hair, of fur, of paints. */
const MORE = wordList(
  `blonde blond brunette auburn ginger platinum sandy copper bronze brass-colored russet rust sepia ochre umber taupe slate ash
   plum wine magenta terracotta apricot tangerine cherry wheat honey caramel mahogany chestnut ebony sapphire jade teal-green
   ultramarine cerulean periwinkle turquoise-blue chartreuse multicolored multicoloured rainbow colorful colourful monochrome
   transparent translucent clear iridescent bluish reddish greenish yellowish pinkish purplish brownish grayish greyish
   blackish whitish orangish strawberry neon gray-blue blue-gray blue-green green-blue jet-black snow-white off-white
   silvery rosy pastel dark-haired hazel ivory pearl amber`,
)
const SHADES = wordList(
  'light dark pale deep bright soft dusty pastel vivid neon hot baby sky navy royal forest olive mint lime rose steel warm cool muted strawberry dirty ash platinum golden jet snow off burnt light-medium medium electric powder blood ice midnight rich faded mustard',
)

export function isColorWord(word: string): boolean {
  return colorFromWords(word) !== undefined || MORE.has(word) || isColorCompound(word)
}

function isColorCompound(word: string): boolean {
  const parts = word.split('-')
  return parts.length === 2 && parts.every((part) => isColorPart(part)) && hasPlain(parts)
}

function isColorPart(part: string): boolean {
  return colorFromWords(part) !== undefined || SHADES.has(part) || MORE.has(part)
}

function hasPlain(parts: readonly string[]): boolean {
  return parts.some((part) => colorFromWords(part) !== undefined || MORE.has(part))
}

export function isShadeWord(word: string): boolean {
  return SHADES.has(word)
}

/** How many of the words from `at` on name one color: 2 for "light blue", 1 for "red", 0 for no color. */
export function colorLength(words: readonly string[], at: number): number {
  const [first = '', second = '', third = ''] = words.slice(at, at + 3)
  if (isShadeWord(first) && isShadeWord(second) && isColorWord(third)) return 3
  if (isShadeWord(first) && isColorWord(second)) return 2
  if (colorFromWords(`${first} ${second}`) !== undefined) return 2
  return isColorWord(first) ? 1 : 0
}

/** Whether a phrase is one color or several: "red", "light blue and white", "red, green". */
export function isColors(phrase: string): boolean {
  return splitColors(phrase) !== undefined
}

/** The colors that a phrase lists, as they are written; undefined when it says anything else. */
export function splitColors(phrase: string): string[] | undefined {
  const words = phrase.toLowerCase().replace(/,/g, ' ').split(/\s+/).filter(Boolean)
  const colors: string[] = []
  for (let at = 0; at < words.length; ) {
    const length = colorLength(words, at)
    if (length > 0) colors.push(words.slice(at, at + length).join(' '))
    else if (
      !['and', '&', 'with', 'color', 'colour', 'colored', 'coloured'].includes(words[at] ?? '')
    )
      return undefined
    at += Math.max(1, length)
  }
  return colors.length > 0 ? colors : undefined
}

const SPELLINGS: readonly ReadonlySet<string>[] = ['gray grey', 'blonde blond'].map(wordList)

/** "grey" and "gray": one color in two spellings. */
export function sameColor(p: string, q: string): boolean {
  return p === q || SPELLINGS.some((set) => set.has(p) && set.has(q))
}
