import { wordList } from './word-list.ts'

/** Grounds: one stands on them and not in them. */
const GROUNDS = wordList(
  `background backdrop beach street road mountain mountains hill hills moon mars island bridge stage pier table desk shelf floor ground
   grass ice sand stone roof rooftop balcony deck dock jetty sofa couch bed sidewalk path trail cliff field farm planet court court
   pitch rock platform terrace porch boat ship train bus plane`,
)
export const BACKDROPS = wordList(
  'background backdrop wall studio surface canvas bg paper gradient',
)

/** The preposition that goes with a place in a sentence about a picture: "on a beach", "in a forest". */
export function placePreposition(setting: string): string {
  const head = setting
    .toLowerCase()
    .split(/[\s,.]+/)
    .filter(Boolean)
  const noun = head.find((word) => BACKDROPS.has(word)) ?? headNoun(head)
  if (noun === 'space' || noun === 'underwater') return 'in'
  return GROUNDS.has(noun) || BACKDROPS.has(noun) ? 'on' : 'in'
}

function headNoun(words: readonly string[]): string {
  const end = words.findIndex((word) =>
    /^(?:with|at|in|on|of|by|near|under|during|full)$/.test(word),
  )
  return words[(end < 0 ? words.length : end) - 1] ?? ''
}
