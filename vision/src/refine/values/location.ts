/** Places in the frame, in the words of a structured prompt: "top left", "center", "left foreground". */
const FRAME =
  /^(?:(?:more|further|farther|closer|over|slightly|a bit|a little|all the way|back)\s+)?(?:(?:on|to|in|at|into|onto|towards?|near|from|along|inside|within|up|down|over)\s+)*(?:the\s+|its\s+)?(?:(?:very|far|extreme|exact|direct|immediate|absolute)\s+)?(?<place>[a-z]+(?:[\s-]+[a-z]+){0,5}?)(?:\s+(?:of|in|on|from)\s+(?:the\s+|an?\s+)?(?:image|picture|frame|canvas|page|scene|composition|screen|photo|shot|illustration|drawing|icon))?$/i
const WORDS = new Map<string, string>([
  ['left', 'left'],
  ['lefthand', 'left'],
  ['right', 'right'],
  ['righthand', 'right'],
  ['top', 'top'],
  ['upper', 'top'],
  ['up', 'top'],
  ['higher', 'top'],
  ['bottom', 'bottom'],
  ['lower', 'bottom'],
  ['down', 'bottom'],
  ['center', 'center'],
  ['centre', 'center'],
  ['middle', 'center'],
  ['foreground', 'foreground'],
  ['front', 'foreground'],
  ['background', 'background'],
  ['back', 'background'],
  ['distance', 'background'],
  ['midground', 'middle ground'],
  ['middleground', 'middle ground'],
])
const FILL = new Set(
  'hand side corner edge half third part area portion quadrant section and of region border margin in on at to the'.split(
    ' ',
  ),
)
const VERTICAL = ['top', 'bottom']
const HORIZONTAL = ['left', 'right']
const DEPTH = ['foreground', 'background', 'middle ground']

/** "to the left side of the picture" → "left"; undefined for words that name no place in the frame. */
export function readLocation(text: string): string | undefined {
  const match = FRAME.exec(text.trim().replace(/\bmiddle ground\b/i, 'midground'))
  const place = match?.groups?.place
  if (place === undefined) return undefined
  const found: string[] = []
  for (const word of place.toLowerCase().split(/[\s-]+/)) {
    const known = WORDS.get(word)
    if (known !== undefined) found.push(known)
    else if (!FILL.has(word)) return undefined
  }
  return wording(found)
}

function wording(found: readonly string[]): string | undefined {
  if (found.length === 0) return undefined
  const pick = (list: readonly string[]): string[] =>
    list.filter((word) => found.includes(word)).slice(0, 1)
  const words = [...pick(VERTICAL), ...pick(HORIZONTAL), ...pick(DEPTH)]
  const inFrame = words.length > 0 ? words : found.includes('center') ? ['center'] : []
  const deep = words.length === 1 && DEPTH.includes(words[0] ?? '') && found.includes('center')
  return (deep ? ['center', ...words] : inFrame).join(' ')
}

const RELATION =
  /^(?:\p{L}+ing )?(?:next to|beside|behind|in front of|above|below|under|underneath|beneath|near|close to|between|on top of|inside|opposite|to the (?:left|right) of|left of|right of|on|over|against|by|around|far from|away from|alongside|in|at) (?:the |a |an |its |her |his |their )?\S/iu

/** "next to the boat": where a thing is by another one. */
export function isRelation(text: string): boolean {
  return RELATION.test(text.trim())
}
