import { colorNames } from '../color/color-names.ts'
import { colorNamesIn } from '../color/color-words.ts'
import type { JsonObject } from '../json.ts'
import type { IpContext } from '../provider.ts'
import { showsColor } from './glance.ts'
import { valueAt } from './pointer.ts'
import type { LintImage } from './types.ts'

// What a caption says in its sentences against what it, or the schema, says in the field that is meant for it. Only wordings that can be
// about nothing else are read: "red background" is about the background; "a red hat" may stand before any background.

/** A claim of a sentence: the words that make it, and the words that would be true. */
export interface Claim {
  about: 'background' | 'medium' | 'count' | 'place' | 'style' | 'color'
  said: string
  /** The field that says otherwise, and its text. */
  against: string
  kept: string
  /** The whole text with the claim put right; undefined where that takes more than other words in its place. */
  righted: string | undefined
}

interface Facts {
  /** The text of a field: the caption's own, or the schema's. */
  field: (path: string) => string | undefined
  image: LintImage
  ip: IpContext
}

const COLOR = [...colorNames].sort((p, q) => q.length - p.length).join('|')
const BACKGROUND = new RegExp(
  `\\b(?:(?:an?|the) )?(?:(?:plain|solid|flat|pure|even|simple|clean) )*(${COLOR}) (?:background|backdrop)\\b`,
  'gi',
)

/** The name without its lightness: "light blue" and "dark blue" are blues. */
function base(color: string): string {
  return color.split(' ').at(-1) ?? color
}

function articled(text: string): string {
  return text.replace(/\b(an?) (?=([a-z]))/gi, (_all, article: string, next: string) => {
    const right = /[aeiou]/i.test(next) ? 'an' : 'a'
    return `${/^A/.test(article) ? right.replace('a', 'A') : right} `
  })
}

/** The text with one stretch of it replaced, and the article before it right. */
function replaced(text: string, from: number, said: string, by: string): string {
  const start = text.lastIndexOf(' ', Math.max(0, text.slice(0, from).trimEnd().length - 1)) + 1
  const changed = articled(`${text.slice(start, from)}${by}`)
  return `${text.slice(0, start)}${changed}${text.slice(from + said.length)}`
}

function* backgroundClaims(text: string, { field, image }: Facts): Generator<Claim> {
  const against = '/background_setting'
  const kept = field(against)
  const colors = colorNamesIn(kept?.toLowerCase() ?? '')
  const [first] = colors
  if (kept === undefined || first === undefined || !/background|backdrop/i.test(kept)) return
  for (const match of text.matchAll(BACKGROUND)) {
    const color = (match[1] ?? '').toLowerCase()
    if (colors.some((name) => base(name) === base(color))) continue
    if (image.measured && showsColor(image.measured, color)) continue
    const from = match.index + match[0].toLowerCase().lastIndexOf(color)
    const righted = colors.length === 1 ? replaced(text, from, color, first) : undefined
    yield { about: 'background', said: match[0], against, kept, righted }
  }
}

const PHOTO = 'photo|photograph|snapshot'
const DRAWN =
  'illustration|drawing|sketch|painting|watercolou?r|cartoon|clip ?art|vector graphic|line drawing|digital illustration|vector illustration'
const HEAD = new RegExp(
  `^\\s*((?:an?|the) )?((?:[a-z-]+ ){0,2}?)(${PHOTO}|${DRAWN}) (?:of|showing)\\b`,
  'i',
)

function mediumClass(text: string): 'photo' | 'drawn' | undefined {
  const photo = new RegExp(`\\b(?:${PHOTO}|photography)\\b`, 'i').test(text)
  const drawn = new RegExp(`\\b(?:${DRAWN}|illustrated|vector)\\b`, 'i').test(text)
  return photo === drawn ? undefined : photo ? 'photo' : 'drawn'
}

function* mediumClaims(text: string, { field }: Facts): Generator<Claim> {
  const against = '/style_medium'
  const kept = field(against)
  const match = HEAD.exec(text)
  const said = match?.[3]
  if (kept === undefined || match === null || said === undefined) return
  const [own, wanted] = [mediumClass(said), mediumClass(kept)]
  if (own === undefined || wanted === undefined || own === wanted) return
  const from = match[0].toLowerCase().lastIndexOf(said.toLowerCase())
  const simple = /^[\p{L} -]{3,40}$/u.test(kept)
  const righted = simple ? replaced(text, from, said, kept.toLowerCase()) : undefined
  yield { about: 'medium', said, against, kept, righted }
}

const NUMBERS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
]

function* countClaims(text: string, { field, image }: Facts): Generator<Claim> {
  const against = '/objects/0/number_of_objects'
  const kept = field(against)
  const match = /^\s*(two|three|four|five|six|seven|eight|nine|ten)(?= [a-z]+)/i.exec(text)
  const said = match?.[1]
  const count = Number(kept)
  if (kept === undefined || match === null || said === undefined || !(count >= 1)) return
  const own = NUMBERS.indexOf(said.toLowerCase())
  if (own === count || image.measured?.measured.subject?.repeats === own) return
  const word = NUMBERS[count]
  const from = match[0].length - said.length
  const cased = /^[A-Z]/.test(said) ? word?.replace(/^./, (c) => c.toUpperCase()) : word
  const righted = cased === undefined || count < 2 ? undefined : replaced(text, from, said, cased)
  yield { about: 'count', said, against, kept, righted }
}

const PLACE =
  /\b(?:in|at|on) the (top left|top right|bottom left|bottom right|upper left|upper right|lower left|lower right|left|right|top|bottom|cent(?:er|re)|middle)(?: (?:corner|side|edge|half|part|third))? of the (?:picture|image|frame|canvas|photo|scene)\b/gi
const SAME_PLACE: Readonly<Record<string, string>> = {
  'upper left': 'top left',
  'upper right': 'top right',
  'lower left': 'bottom left',
  'lower right': 'bottom right',
  middle: 'center',
  centre: 'center',
}

function* placeClaims(text: string, { field }: Facts): Generator<Claim> {
  const against = '/objects/0/location'
  const kept = field(against)?.toLowerCase()
  if (kept === undefined || !/^(center|(top|bottom)?( ?(left|right))?)$/.test(kept)) return
  for (const match of text.matchAll(PLACE)) {
    const named = (match[1] ?? '').toLowerCase()
    const place = SAME_PLACE[named] ?? named
    const within = place.split(' ').every((word) => kept.split(' ').includes(word))
    if (within || kept.split(' ').every((word) => place.split(' ').includes(word))) continue
    const righted = replaced(text, match.index, match[0], `in the ${kept} of the picture`)
    yield { about: 'place', said: match[0], against, kept, righted }
  }
}

const OPPOSITES: readonly (readonly [kept: string, said: RegExp])[] = [
  ['thin outline', /\b(?:thick|bold|heavy) outlines?\b/i],
  ['thick outline', /\b(?:thin|fine|delicate) outlines?\b/i],
  ['monochrome', /\b(?:multi-?colou?red|colou?rful)\b/i],
]

function* styleClaims(text: string, { field }: Facts): Generator<Claim> {
  const against = '/artistic_style'
  const kept = field(against)?.toLowerCase()
  if (kept === undefined) return
  for (const [word, opposite] of OPPOSITES) {
    const match = opposite.exec(text)
    if (match === null || !kept.split(', ').includes(word)) continue
    const plural = /s$/i.test(match[0]) && word.endsWith('outline')
    const righted = replaced(text, match.index, match[0], plural ? `${word}s` : word)
    yield { about: 'style', said: match[0], against, kept, righted }
  }
}

/** The nouns that can mean the subject itself. */
function subjectNouns({ ip_name, ip_type }: IpContext): string[] {
  const name = ip_name.trim().toLowerCase()
  const single = /^\p{L}{3,}$/u.test(name) ? [name] : []
  return ip_type === 'defined_character' ? ['character', 'mascot', ...single] : single
}

function* colorClaims(text: string, facts: Facts): Generator<Claim> {
  const against = '/objects/0/shape_and_color'
  const kept = facts.field(against)
  const colors = colorNamesIn(kept?.toLowerCase() ?? '')
  const nouns = subjectNouns(facts.ip)
  const [first] = colors
  if (kept === undefined || first === undefined || nouns.length === 0) return
  const pattern = new RegExp(`\\b(${COLOR}) (${nouns.join('|')})\\b`, 'gi')
  for (const match of text.matchAll(pattern)) {
    const color = (match[1] ?? '').toLowerCase()
    if (colors.some((name) => base(name) === base(color))) continue
    if (facts.image.measured && showsColor(facts.image.measured, color)) continue
    // The project itself calls its character so.
    if (colorNamesIn(facts.ip.ip_description.toLowerCase()).includes(color)) continue
    const righted = replaced(text, match.index, color, first)
    yield { about: 'color', said: match[0], against, kept, righted }
  }
}

const READERS = [backgroundClaims, mediumClaims, countClaims, placeClaims, styleClaims, colorClaims]

/** What the sentences of a caption claim against its fields, or the schema's. */
export function claimsIn(
  text: string,
  image: LintImage,
  view: JsonObject,
  schema: JsonObject,
  ip: IpContext,
): Claim[] {
  const field = (path: string): string | undefined => {
    const value = valueAt(view, path) ?? valueAt(schema, path)
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
  }
  return READERS.flatMap((read) => [...read(text, { field, image, ip })])
}
