import { NUMBERS } from '../../refine/words/closed.ts'
import { wordList } from '../../refine/words/word-list.ts'

/** "a pair of", "two dozen": how many, in words; see countAt. */
const GROUPS: readonly [RegExp, number][] = [
  [/^(?:a |the )?(?:pair|couple|duo|brace)(?: of)?(?= )/, 2],
  [/^(?:a |the )?(?:trio|triplet|triple|threesome)(?: of)?(?= )/, 3],
  [/^(?:a |the )?quartet of(?= )/, 4],
  [/^(?:a |the )?half(?: a|-a)?[ -]dozen(?: of)?(?= )/, 6],
  [/^(?:a |the |one )?dozen(?: of)?(?= )/, 12],
  [/^two dozen(?: of)?(?= )/, 24],
  [/^three dozen(?: of)?(?= )/, 36],
  [/^both(?: the)?(?= )/, 2],
  [
    /^(?:a |the )?(?:group|set|row|herd|flock|pack|stack|pile|team|bunch|line|family|gang|collection|trio|band|choir|army|crew) of (?:exactly )?(?<n>two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,3})(?= )/,
    0,
  ],
  [
    /^(?:the |exactly |just |only |about |around |some |over |all |at least )*(?<n>twenty[ -](?:one|two|three|four|five|six|seven|eight|nine)|[\p{L}]+teen|twenty|thirty|forty|fifty|hundred|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,3})(?: x)?(?= )/u,
    0,
  ],
]
const TENS: ReadonlyMap<string, number> = new Map([
  ['thirty', 30],
  ['forty', 40],
  ['fifty', 50],
  ['hundred', 100],
])

/** How many words at the start of a phrase count its things, and to how many; undefined where none does. */
export function countAt(words: readonly string[]): { length: number; count: number } | undefined {
  const text = `${words.slice(0, 8).join(' ')} `
  for (const [pattern, fixed] of GROUPS) {
    const match = pattern.exec(text)
    if (match === null) continue
    const count = fixed || numberOf(match.groups?.n ?? '')
    if (count === 0) continue
    return { length: match[0].trim().split(' ').length, count }
  }
  return undefined
}

function numberOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  const [tens = '', ones] = text.split(/[ -]/)
  return (NUMBERS.get(tens) ?? TENS.get(tens) ?? 0) + (NUMBERS.get(ones ?? '') ?? 0)
}

/** "many", "a few": several, but nobody knows how many. */
export const SEVERAL = wordList(
  'many several few some various multiple numerous countless lots different assorted',
)

/** Colors that are part of a name: a golden retriever is no golden dog. */
export const NAMED_BY_COLOR =
  /^(?:golden (?:retriever|gate|hour|eagle)|red (?:panda|carpet|wine|bull|pepper|riding)|polar bear|black (?:hole|panther|bear|forest|friday|pepper|tea)|white (?:house|wine|bear|shark|board)|blue (?:jay|whale|cheese)|orange juice|green (?:tea|screen|bean|beans|house)|brown bear|grizzly bear|gray (?:wolf|heron|whale)|pink (?:flamingo|panther)|silver (?:birch|spoon|screen|ware)|gold (?:fish|medal|bar|bars|coin|coins|mine)|olive (?:tree|oil|branch)|lime (?:juice|tree)|peach (?:tree|blossom)|rose (?:garden|bush)|lavender (?:field|fields)|snow .*|lemon .*|mint (?:tea|leaf|leaves)|chocolate .*|cherry .*|amber .*|plum .*)$/

/** Words that a thing is called by without being it: "a bunch of grapes" is grapes. */
export const OF_MEASURE = wordList(
  `bunch pair group set piece cluster row pile herd slice flock crowd handful dozen couple lot lots number variety collection trio team line
   kind sort type family stack bundle heap pack school swarm slice scoop bit sheet drop ball`,
)
