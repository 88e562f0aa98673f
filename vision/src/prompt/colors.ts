import { colorNames } from '../color/color-names.ts'

/** Everyday color words that are not in the table, and the table's name for each. */
const SYNONYMS: Record<string, string> = {
  grey: 'gray',
  'light grey': 'light gray',
  'dark grey': 'dark gray',
  charcoal: 'dark gray',
  silver: 'light gray',
  ivory: 'white',
  snowy: 'white',
  cream: 'beige',
  sand: 'beige',
  khaki: 'tan',
  crimson: 'red',
  scarlet: 'red',
  ruby: 'red',
  maroon: 'dark red',
  burgundy: 'dark red',
  rose: 'pink',
  'hot pink': 'magenta',
  fuchsia: 'magenta',
  salmon: 'peach',
  coral: 'peach',
  golden: 'gold',
  mustard: 'gold',
  amber: 'orange',
  chocolate: 'dark brown',
  lemon: 'light yellow',
  mint: 'light green',
  emerald: 'green',
  navy: 'dark blue',
  'navy blue': 'dark blue',
  'royal blue': 'blue',
  cobalt: 'blue',
  azure: 'sky blue',
  'baby blue': 'light blue',
  cyan: 'turquoise',
  aqua: 'turquoise',
  aquamarine: 'turquoise',
  violet: 'purple',
  lavender: 'light purple',
  lilac: 'light purple',
  mauve: 'light purple',
  indigo: 'dark purple',
  'forest green': 'dark green',
  'lime green': 'lime',
  'off white': 'white',
  'jet black': 'black',
  'baby pink': 'light pink',
  'light brown': 'tan',
  'light orange': 'peach',
  'dark yellow': 'gold',
  'dark orange': 'brown',
  'dark pink': 'magenta',
  'dark turquoise': 'teal',
  'light turquoise': 'turquoise',
  'light red': 'pink',
  'light lime': 'lime',
  'dark teal': 'teal',
}
const LIGHTER = ['pale', 'pastel', 'soft']
const DARKER = ['deep']
const SAME = ['bright', 'vivid', 'neon', 'pure']

function buildTable(): Map<string, string> {
  const table = new Map(colorNames.map((name) => [name, name]))
  for (const [word, name] of Object.entries(SYNONYMS)) table.set(word, name)
  const plain = [...table].filter(([word]) => !word.includes(' '))
  for (const [word, name] of plain) {
    const variant = (shade: string): string => table.get(`${shade} ${word}`) ?? name
    for (const shade of LIGHTER) table.set(`${shade} ${word}`, variant('light'))
    for (const shade of DARKER) table.set(`${shade} ${word}`, variant('dark'))
    for (const shade of SAME) table.set(`${shade} ${word}`, name)
    for (const shade of ['light', 'dark'])
      if (!table.has(`${shade} ${word}`)) table.set(`${shade} ${word}`, name)
  }
  return table
}

const TABLE = buildTable()

/** Matches one color as people write it; longest first. For use inside larger patterns. */
export const COLOR_PATTERN = `(?:${[...TABLE.keys()].sort((p, q) => q.length - p.length).join('|')})`

/** Names of things as well as of colors: before a noun ("lemon tree", "chocolate cake") they are part of its name. */
const THINGS = new Set(
  'ivory snowy cream sand ruby rose salmon coral mustard amber chocolate lemon mint emerald silver charcoal'.split(
    ' ',
  ),
)

/** Like colorFromWords, for words before a noun. */
export function adjectiveColor(words: string): string | undefined {
  return THINGS.has(words) ? undefined : colorFromWords(words)
}

/** The table's name for a color as people write it ("navy" is "dark blue"); undefined for no color. */
export function colorFromWords(words: string): string | undefined {
  return TABLE.get(words)
}
