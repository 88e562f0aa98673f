import { isAdjective } from '../text/adjective.ts'

const IRREGULAR = new Map([
  ['further', 'far'],
  ['farther', 'far'],
  ['bigger', 'big'],
  ['redder', 'red'],
  ['older', 'old'],
  ['elder', 'old'],
])
const NOT = new Set(
  'better her other over under water flower tiger power tower silver paper feather leather weather river corner center character number never ever proper later lower upper inner outer super timber ginger amber summer winter copper'.split(
    ' ',
  ),
)
const ENOUGH = new Set(
  'bright dark light soft hard harsh warm cool cold sharp big small large tall short long thick thin wide narrow round cute happy sad fluffy fuzzy shiny smooth rough simple plain pale deep rich strong weak young old new clean dirty loose tight high close calm quiet loud bold fat slim scary spooky funny silly fancy curly straight furry hairy moody gloomy dreamy sunny cloudy stormy foggy misty snowy crisp blurry grainy dusty rusty cozy grim bleak wild fierce gentle brave strong lively heavy dense flat steep shallow fine coarse messy neat tidy wavy bushy puffy chubby skinny muddy wet dry ripe fresh sleek glossy sparkly'.split(
    ' ',
  ),
)

/** The plain adjective of "brighter", "fluffier", "bigger"; undefined for a word that is no comparative. */
export function plainOfComparative(word: string): string | undefined {
  const lower = word.toLowerCase()
  if (IRREGULAR.has(lower)) return IRREGULAR.get(lower)
  if (!/er$/.test(lower) || NOT.has(lower) || lower.length < 5) return undefined
  const stem = lower.slice(0, -2)
  const forms = [
    stem,
    `${stem}e`,
    /i$/.test(stem) ? `${stem.slice(0, -1)}y` : '',
    /([a-z])\1$/.test(stem) ? stem.slice(0, -1) : '',
  ]
  return forms.find((form) => form !== '' && (ENOUGH.has(form) || isAdjective(form)))
}
