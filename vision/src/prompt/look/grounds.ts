import { COLOR_PATTERN, colorFromWords } from '../colors.ts'
import { type Found, findAll, words } from '../tokens/find.ts'
import { mark, type Span, type Token } from '../tokens/token.ts'

/** What is behind everything, as a plain ground or a named one. */
export interface Ground extends Span {
  setting: string
  colors: string[]
}

const C = `(?:${COLOR_PATTERN})`
const LEAD =
  '(?:(?:on|against|with|over|in front of|before|in|upon|onto|has|have|having|and|at) )?(?:(?:a|an|the|its|some) )?'
const PLAIN =
  '(?:(?:solid|plain|flat|simple|uniform|clean|empty|smooth|pure|seamless|color|colored|matte|blank) )*'
const GROUND = '(?:background|backdrop|bg)'
const SEEN =
  "(?!(?:a|an|the|some|on|in|at|with|against|over|behind|and|by|of|holding|wearing|sitting|standing)\\b)[\\p{L}'-]+"
const END =
  '(?= [,.]|$| (?:with|and|in|at|holding|wearing|while|looking|facing|sitting|standing|shot|lit)\\b)'

/** The color as the base model knows it: its own words where they end in one that it learned, else the table's name. */
export function groundColor(said: string): string {
  const table = colorFromWords(said) ?? said
  const last = said.split(' ').at(-1) ?? ''
  return said !== 'light brown' && colorFromWords(last) === last ? said : table
}

type Read = (found: Found) => { setting: string; colors: string[] }

const solid: Read = (found) => {
  const said = found.said('c')
  return {
    setting: `solid ${groundColor(said)} background`,
    colors: [colorFromWords(said) ?? said],
  }
}
const gradient: Read = (found) => {
  const [from, to] = [found.said('from'), found.said('to')].map(groundColor)
  return { setting: `gradient background from ${from} to ${to}`, colors: [from ?? '', to ?? ''] }
}
const named: Read = (found) => ({ setting: `${found.said('what')} background`, colors: [] })

const READERS: readonly [RegExp, Read][] = [
  [
    words(
      `${LEAD}(?:[\\p{L}-]+ )?gradient(?: ${GROUND})?(?: (?:going|fading|running|that goes|blending|which goes))? ?(?:from|of|,|:)? (?:a )?(?<from>${C})(?: (?:at|on) the (?:top|left))? (?:to|into|and) (?:an? )?(?<to>${C})(?: (?:at|on) the (?:bottom|right))?(?: ${GROUND})?`,
    ),
    gradient,
  ],
  [
    words(
      `${LEAD}${GROUND}(?: (?:is|with|of|to|as|,))*(?: an?)?(?: [\\p{L}-]+)? gradient (?:from |of )?(?<from>${C}) (?:to|into|and) (?<to>${C})`,
    ),
    gradient,
  ],
  [
    words(
      `${LEAD}${GROUND} (?:fading|going|that fades|that goes|shading) from (?<from>${C}) (?:to|into) (?<to>${C})`,
    ),
    gradient,
  ],
  [
    words(`${LEAD}(?<from>${C})[ -](?:to[ -]|and |into )?(?<to>${C}) gradient(?: ${GROUND})?`),
    gradient,
  ],
  [
    words(`${LEAD}${PLAIN}(?<from>${C}) and (?<to>${C}) ${PLAIN}${GROUND}`),
    (found) => ({
      setting: `${found.said('from')} and ${found.said('to')} background`,
      colors: [found.said('from'), found.said('to')],
    }),
  ],
  [words(`${LEAD}${PLAIN}(?<c>${C}) (?:colored )?${PLAIN}${GROUND}(?: color)?`), solid],
  [
    words(
      `${LEAD}${GROUND}(?: color)?(?: is| should be| must be| be| in| to| that is| ,| as)*(?: an?)? ${PLAIN}(?<c>${C})(?: color)?${END}`,
    ),
    solid,
  ],
  [words(`(?:on|against) (?:a |an )?${PLAIN}(?<c>${C})${END}`), solid],
  [
    words(
      `${LEAD}(?<what>(?:solid|plain|simple|blank|empty|transparent|neutral|clean|uniform|isolated|seamless|studio|blurred|blurry|busy|dark|light|bright|abstract|textured|patterned|striped|dotted|checkered|colorful|pastel|minimal|minimalist|detailed|cluttered|starry|gray-scale|grunge|marble|wooden|brick|concrete|paper|fabric|geometric|floral)(?: (?:${SEEN}))?) ${GROUND}`,
    ),
    named,
  ],
  [
    words(
      `${GROUND}(?: is| should be| shows| ,| of| showing| with)+ (?:(?:a|an|the|some) )?(?<what>(?:(?!(?:and|with|in|at|on|while|holding|wearing|a|an|the|background)\\b)[\\p{L}'-]+ ?){1,5})${END}`,
    ),
    (found) => ({ setting: found.said('what'), colors: [] }),
  ],
  [words(`(?:on|against|over) (?:a |an |the )?(?<what>(?:${SEEN} ){0,2}${SEEN}) ${GROUND}`), named],
  [
    words('(?:isolated )?(?:on|against) (?<what>transparent|transparency)'),
    () => ({ setting: 'transparent background', colors: [] }),
  ],
  [
    words(
      '(?:with )?(?:no|without(?: any| an?| the)?) (?:background|backdrop|bg)(?! \\p{L}+)|isolated|cut ?out',
    ),
    () => ({ setting: 'solid white background', colors: ['white'] }),
  ],
]
/** "it is raining": weather by its verb. */
const WEATHER: readonly [RegExp, string][] = [
  [
    words(
      "(?:and |while )?it(?:'s| is| was)? (?:heavily )?(?:raining|pouring|drizzling)|it rains|rain (?:is )?falling",
    ),
    'rain',
  ],
  [
    words("(?:and |while )?it(?:'s| is| was)? (?:heavily )?snowing|it snows|snow (?:is )?falling"),
    'falling snow',
  ],
  [words("(?:and |while )?it(?:'s| is| was) (?:very )?(?:foggy|misty)"), 'fog'],
  [words("(?:and |while )?it(?:'s| is| was) (?:very )?(?:storming|stormy)"), 'storm'],
  [words("(?:and |while )?it(?:'s| is| was) (?:very )?windy"), 'wind'],
]

/** "with a big red barn in the background". */
const BEHIND = words(
  `(?:(?:with|and|,) )?(?:there (?:is|are) )?(?:(?:a|an|the|some) )?(?<what>(?:(?!(?:and|with|holding|wearing)\\b|[,.])(?:${SEEN}|of|red and white|black and white) ?){1,6}) (?:(?:is|are|rising|visible|seen|far|standing|looming|glowing) )*(?:in the (?:back|far |distant )?(?:ground|background|backdrop)|in the back)`,
)

/** Takes what the words say about the ground itself: "on a pink background", "with hills in the background". */
export function takeGrounds(tokens: readonly Token[]): Ground[] {
  const grounds: Ground[] = []
  for (const [pattern, read] of READERS)
    for (const found of findAll(tokens, pattern)) {
      // What is out of focus is told by the camera.
      if (tokens.slice(found.from, found.to).some(({ word }) => /^(?:bokeh|defocused)$/.test(word)))
        continue
      grounds.push({ ...read(found), from: found.from, to: found.to })
      mark(tokens, found, 'ground')
    }
  for (const [pattern, setting] of WEATHER)
    for (const found of findAll(tokens, pattern)) {
      grounds.push({ setting, colors: [], from: found.from, to: found.to })
      mark(tokens, found, 'ground')
    }
  return grounds
}

/** Behind the things rather than among them. */
export function takeBehind(tokens: readonly Token[]): Ground[] {
  return findAll(tokens, BEHIND).flatMap((found) => {
    const what = found.span('what')
    if (what === undefined) return []
    const before = tokens[found.from]?.word ?? ''
    // "a dog in the background": the dog is what the picture is of.
    const leads =
      /^(?:with|and|there|,)$/.test(before) || /[,.]/.test(tokens[found.from - 1]?.word ?? '')
    if (!leads) return []
    mark(tokens, found, 'ground')
    const said = tokens
      .slice(what.from, what.to)
      .map(({ raw }) => raw)
      .join(' ')
    return [{ setting: said, colors: [], from: found.from, to: found.to }]
  })
}
