import type { Thing, Tie } from '../things/thing.ts'

/** Where one thing and the other stand in the frame, by how they are tied. */
const PAIRS: Readonly<Record<Tie, readonly [string, string]>> = {
  above: ['top', 'bottom'],
  below: ['bottom', 'top'],
  left: ['left', 'right'],
  right: ['right', 'left'],
  before: ['foreground', 'background'],
  behind: ['background', 'foreground'],
  beside: ['left', 'right'],
  between: ['center', 'left'],
  within: ['center', 'center'],
  around: ['center', 'center'],
  held: ['center', 'center'],
}
const FACING: Readonly<Record<string, string>> = {
  left: 'right',
  right: 'left',
  top: 'bottom',
  bottom: 'top',
  foreground: 'background',
  background: 'foreground',
}
const ROWS: readonly (readonly string[])[] = [
  ['center'],
  ['left', 'right'],
  ['left', 'center', 'right'],
  ['center', 'left', 'right', 'bottom'],
  ['center', 'left', 'right', 'bottom', 'top'],
]

/** A place in the frame for each thing: the one that was said, one that agrees with how they stand to each other, else side by side. */
export function placesOf(things: readonly Thing[]): string[] {
  const places = things.map((thing) => thing.location)
  const related = new Set<number>()
  things.forEach((thing, at) => {
    for (const { tie, others, word } of thing.relations)
      others.forEach((other, order) => {
        const index = things.indexOf(other)
        if (index < 0 || index === at) return
        related.add(index)
        related.add(at)
        if (tie === 'between' && others.length === 1 && other.count === 2) {
          places[index] ??= 'left and right'
          places[at] ??= 'center'
          return
        }
        if (tie === 'between' && order === 1) {
          places[index] ??= 'right'
          return
        }
        // On it or in it, in the same place: two of them cannot both be elsewhere.
        const [mine, its] = word === 'on' || tie !== 'above' ? PAIRS[tie] : PAIRS.above
        places[at] ??= opposite(places[index]) ?? mine
        places[index] ??=
          tie === 'within' || tie === 'held' ? (places[at] ?? its) : beside(places[at], mine, its)
      })
  })
  const row = ROWS[Math.min(things.length, ROWS.length) - 1] ?? []
  const free = row.filter((place) => !places.includes(place))
  return places.map((place) => place ?? free.shift() ?? 'center')

  function opposite(place: string | undefined): string | undefined {
    return place === undefined ? undefined : FACING[place]
  }
  function beside(place: string | undefined, mine: string, its: string): string {
    if (place === undefined || place === mine) return its
    return FACING[place] ?? its
  }
}
