import { colorNames } from '../../color/color-names.ts'
import { BEINGS, FEATURES, WEARABLES } from '../../refine/words/things.ts'
import { wordList } from '../../refine/words/word-list.ts'

const AMERICAN: readonly [RegExp, string][] = [
  [/^(colo|hono|flavo|favo|armo|neighbo|humo|glamo|vapo|harbo|parlo)ur/, '$1r'],
  [/^watercolour/, 'watercolor'],
  [/^multicolour/, 'multicolor'],
  [/^grey/, 'gray'],
  [/^greyscale$/, 'grayscale'],
  [/^centre(d?)$/, 'center$1'],
  [/^(theat|lust|som|fib|spect)re$/, '$1er'],
  [/^(styl|minim|real|organ|emphas|symbol|vapor|blurr)is(ed|ing|e|es|ation)$/, '$1iz$2'],
  [/^cosy$/, 'cozy'],
  [/^cosier$/, 'cozier'],
  [/^pyjamas$/, 'pajamas'],
  [/^jewellery$/, 'jewelry'],
  [/^moustache/, 'mustache'],
  [/^(travel|marvel|model|jewel|panel)l(ed|ing)$/, '$1$2'],
  [/^aeroplane/, 'airplane'],
  [/^storey/, 'story'],
]

/** Slips that no rule puts right. */
const SLIPS: ReadonlyMap<string, string> = new Map([
  ['teh', 'the'],
  ['adn', 'and'],
  ['wiht', 'with'],
  ['wih', 'with'],
  ['w/', 'with'],
  ['w/o', 'without'],
  ['whit', 'with'],
  ['thier', 'their'],
  ['yello', 'yellow'],
  ['grean', 'green'],
  ['gren', 'green'],
  ['beatiful', 'beautiful'],
  ['beutiful', 'beautiful'],
  ['beautifull', 'beautiful'],
  ['ballon', 'balloon'],
  ['ballons', 'balloons'],
  ['backround', 'background'],
  ['minimalistic', 'minimalist'],
  ['photorealisitc', 'photorealistic'],
  ['siting', 'sitting'],
  ['runing', 'running'],
  ['swiming', 'swimming'],
  ['smileing', 'smiling'],
  ['rideing', 'riding'],
  ['holdin', 'holding'],
  ['wearin', 'wearing'],
  ['weraing', 'wearing'],
  ['closeup', 'close-up'],
  ['lightning-lit', 'lit'],
  ['thru', 'through'],
  ['nite', 'night'],
])

/** Words that much depends on; one letter too much or too little, or two exchanged, still mean them. */
const KEYS = [
  ...wordList(
    `background gradient watercolor painting photograph photorealistic illustration drawing minimalist portrait landscape sunset sunrise
     morning evening afternoon forest beach mountain mountains street kitchen garden desert castle meadow smiling laughing crying
     sitting standing kneeling jumping running walking flying riding holding wearing carrying dancing sleeping reading looking facing
     behind beside between above below under front yellow orange purple green white black brown silver golden small large giant
     happy angry surprised balloon balloons umbrella lighting shadow shadows camera three seven eight eleven twelve dozen without
     glasses helmet sneakers jacket sweater dress children people little atmosphere style night`,
  ),
].filter((word) => word.length > 4)

/** Words that exist and are one letter away from a key. */
const REAL = new Set([
  ...wordList(
    `angle angel angels flight fight right light might sight tight weight height fright knight trees there these throw thee breach bleach
     reach peach teach hunting forests beaches dessert deserts castles shadowy umbrellas flies lying reaping ridding folding molding
     hording bearing tearing earing swearing marrying fasting walling talking balking staking fronts frond font front gardens kitchens
     streets dresses jackets sweaters helmets camera cameras portraits landscapes styles stylish nights knights drown crown frown blown
     brow brows browns greens greens whiter whites blacks oranges yellows purples balloon stall smell shall malls gaint grant gaunt giants
     larger largest smaller smallest sever several steven weight eights height dozens threes child children's peoples title litter brittle
     bellow hollow fellow mellow pillow willow belong blow elbow blew evening's seeping steeping sweeping creeping leading treading
     heading hooking cooking booking lacing pacing racing casing easing dancing glancing lancing standing handing sanding landing branding
     spitting splitting fitting hitting putting setting slitting shitting painting pointing panting planting printing reading beading
     style stile tyle beside besides bside betide happy harpy sappy nappy people peopled`,
  ),
  ...BEINGS,
  ...FEATURES,
  ...WEARABLES,
  ...colorNames,
  ...KEYS,
])

/** How a word is compared: American, and with a slip of the keyboard put right. */
export function canonical(lower: string): string {
  const slip = SLIPS.get(lower)
  if (slip !== undefined) return slip
  for (const [pattern, put] of AMERICAN) if (pattern.test(lower)) return lower.replace(pattern, put)
  if (lower.length < 5 || lower.length > 16 || REAL.has(lower) || !/^[a-z]+$/.test(lower))
    return lower
  const near = KEYS.filter((key) => isSlip(key, lower))
  return near.length === 1 ? (near[0] ?? lower) : lower
}

/** Whether the word itself is to be changed in answers; another country's spelling is none of our business. */
export function isSlipOf(lower: string, word: string): boolean {
  return lower !== word && !AMERICAN.some(([pattern]) => pattern.test(lower))
}

/** Two neighbors exchanged, or one letter more or less; a plural is no slip. */
function isSlip(p: string, q: string): boolean {
  if (Math.abs(p.length - q.length) > 1 || p[0] !== q[0] || `${p}s` === q || `${q}s` === p)
    return false
  let start = 0
  while (start < p.length && p[start] === q[start]) start++
  let end = 0
  while (end < Math.min(p.length, q.length) - start && p.at(-1 - end) === q.at(-1 - end)) end++
  const [a, b] = [p.slice(start, p.length - end), q.slice(start, q.length - end)]
  if (a.length + b.length === 1) return true
  return a.length === 2 && b.length === 2 && a[0] === b[1] && a[1] === b[0]
}
