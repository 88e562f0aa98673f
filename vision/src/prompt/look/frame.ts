import { BODY_PARTS } from '../lexicon.ts'
import { findAll, words } from '../tokens/find.ts'
import { mark, type Token } from '../tokens/token.ts'

const V = 'top|upper|bottom|lower'
const H = 'left|right|center|middle'
const PART = '(?:[ -]hand)?(?: (?:side|corner|edge|half|third|part|area|portion|margin|border))?'
const PICTURE =
  '(?: of (?:the |an |a )?(?:whole |entire )?(?:image|picture|frame|canvas|page|scene|composition|screen|background|photo|shot|illustration|foreground))?'
const LEAD =
  '(?:(?:placed|positioned|located|put|moved?|standing out) )?(?:on|to|at|in|into|towards?|near|along|off to) (?:the |its |your )?(?:very |far |extreme |exact |dead )?'

const PLACES: readonly RegExp[] = [
  words(`${LEAD}(?:(?<v>${V}) ?)?(?:(?:and )?(?<h>${H}))?${PART}${PICTURE}`),
  words(
    `(?:in |on |at )?(?:the )?(?<v>${V})[ -](?<h>left|right|center|middle)(?:[ -]hand)?(?: (?:corner|side|edge|third|quarter|area))?${PICTURE}`,
  ),
  words(`(?:placed |positioned )?(?<h>center)ed(?: in the (?:frame|picture|image))?`),
  words(`(?:off to |to )(?:one|the) (?<side>side)`),
]
const DEPTH = words(
  '(?:in|into) the (?:(?<h>left|right) )?(?:(?:near|immediate|extreme|far) )?(?<d>foreground|middle ground|midground|distance|far distance)(?: (?:on|to) the (?<s>left|right))?',
)
const LOOKS =
  'looking|looks|look|facing|faces|face|turned|turning|gazing|gazes|staring|stares|glancing|glances|pointed|pointing|points'
const VIEWER = '(?:camera|viewer|viewers|lens|front|us|spectator|audience|reader)'
const TURNS: readonly [RegExp, (to: string) => string][] = [
  [
    words(
      `(?:${LOOKS}|facing|moving) (?:(?:straight |directly |right )?(?:to|towards?|into|at) )?(?:the )?(?<to>${VIEWER})(?: side)?`,
    ),
    (to) =>
      to === 'viewer' || to === 'us'
        ? 'facing the viewer'
        : to === 'front'
          ? 'facing front'
          : `facing the ${to}`,
  ],
  [
    words(
      `(?:${LOOKS}|heading) (?:slightly )?(?:(?:to|towards?) )?(?:the |its |her |his )?(?<to>left|right|away|forward|forwards|backward|backwards|sideways|up|down|upward|upwards|downward|downwards)(?: side)?(?: from (?:us|the (?:camera|viewer)))?(?! (?:hand|of|corner|at|into|onto|on))`,
    ),
    (to) => `facing ${to}`,
  ],
  [
    words(
      `(?:as )?(?:(?:seen|viewed|shown|shot|photographed|drawn) )?(?:from )(?<to>behind|the back|the rear)|(?:a )?(?:back|rear) view(?: of)?|with (?:its|her|his|their|the) backs? (?:turned )?to (?:us|the camera|the viewer)|backs? turned`,
    ),
    () => 'seen from behind',
  ],
  [
    words(
      `(?:(?:seen|viewed|shown|drawn|shot) )?in (?:full |strict )?(?:side )?profile|(?:(?:seen|shown|shot) )?(?:a |in )?(?:side profile|profile view)(?: of)?`,
    ),
    () => 'in profile',
  ],
  [
    words('(?:in |a )?(?:three[ -]quarters?|3/4) (?:view|profile|pose|turn)'),
    () => 'three-quarter view',
  ],
  [
    words(
      `(?:seen |viewed |shown )from the (?<to>front|side|left|right)|(?:a )?(?<view>front|frontal|side) view`,
    ),
    (to) => `seen from the ${to.replace('frontal', 'front')}`,
  ],
]

function wording(v: string, h: string): string {
  const vertical = v === 'upper' ? 'top' : v === 'lower' ? 'bottom' : v
  const horizontal = h === 'center' || h === 'middle' ? '' : h
  return `${vertical} ${horizontal}`.trim() || 'center'
}

/**
 * Places in the frame and directions faced. They stay where they are, so that each can be bound to the thing that it stands at. "Left of the
 * tree", "on top of a box" and "the left hand" are neither.
 */
export function takeFrame(tokens: readonly Token[]): void {
  for (const [pattern, wordingOf] of TURNS)
    for (const found of findAll(tokens, pattern)) {
      const token = tokens[found.from]
      if (token === undefined || BODY_PARTS.has(tokens[found.to]?.word ?? '')) continue
      token.turned = wordingOf(found.said('to') || found.said('view'))
      mark(tokens, found, 'frame')
    }
  for (const found of findAll(tokens, DEPTH)) {
    const depth = found
      .said('d')
      .replace('midground', 'middle ground')
      .replace(/^(?:far )?distance$/, 'background')
    put(tokens, found.from, found.to, `${found.said('h') || found.said('s')} ${depth}`.trim())
  }
  for (const pattern of PLACES)
    for (const found of findAll(tokens, pattern)) {
      const [v, h] = [found.said('v'), found.said('h')]
      const next = tokens[found.to]
      if (v === '' && h === '' && found.said('side') === '') continue
      // "in the middle of a lake", "on the left of the house": those are by something else.
      if (next?.word === 'of' && next.use === undefined) continue
      if (
        BODY_PARTS.has(next?.word ?? '') ||
        /^(?:hand|wing|floor|shelf|half|end|step|lane|bunk|lip|row|deck|ages?|earth|classes|finger|school|bank|drawer)$/.test(
          next?.word ?? '',
        )
      )
        continue
      put(tokens, found.from, found.to, found.said('side') === '' ? wording(v, h) : 'right')
    }
}

function put(tokens: readonly Token[], from: number, to: number, place: string): void {
  const token = tokens[from]
  if (token === undefined) return
  token.place = place
  mark(tokens, { from, to }, 'frame')
}
