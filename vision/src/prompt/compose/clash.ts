import { type JsonObject, objectsOf, textOf } from '../../json.ts'
import { colorLength } from '../../refine/words/hues.ts'
import { opposites } from '../../refine/words/opposites.ts'
import { colorFromWords } from '../colors.ts'
import { singular } from '../nouns.ts'
import type { TextReading } from '../read-text.ts'
import { isBeing } from '../things/kinds.ts'
import { nounPhraseAt } from '../things/noun-phrase.ts'
import type { Thing } from '../things/thing.ts'
import { mark, type Span } from '../tokens/token.ts'
import { slotsOf } from './slots.ts'

/** Words of a prompt that the schema rules out, and the field it does that with. */
export interface Clash {
  span: Span
  field: string
}

/** Where what is said of the identity cannot be true of it; the words are taken away from the reading. */
export function takeClashes(
  reading: TextReading,
  thing: Thing | undefined,
  schema: JsonObject,
  identity: string,
): Clash[] {
  const shared = objectsOf(schema)[0] ?? {}
  const written =
    textOf(shared.description) === undefined && identity !== ''
      ? { ...shared, description: identity }
      : shared
  const clashes = [
    ...(thing === undefined
      ? []
      : [
          ...colorClashes(thing, written),
          ...qualityClashes(thing, written),
          ...featureClashes(reading, thing, written),
          ...clothingClashes(reading, thing, written),
          ...roleClashes(reading, thing, written),
        ]),
    ...denialClashes(reading, written),
  ]
  for (const { span } of clashes) mark(reading.tokens, whole(reading, thing, span), 'overruled')
  return clashes
}

/** With the words that lead to it, where nothing else hangs on them. */
function whole(reading: TextReading, thing: Thing | undefined, span: Span): Span {
  const part = thing?.parts.find(({ from, to }) => from <= span.from && span.to <= to)
  if (part === undefined) return span
  const lead = reading.tokens.slice(part.from, span.from)
  const leads = lead.every(
    ({ word, use }) =>
      use !== undefined ||
      /^(?:in|with|wearing|has|and|a|an|the|dressed|having|her|his|its)$/.test(word),
  )
  return leads && span.to === part.to ? { from: part.from, to: part.to } : span
}

function textsOf(shared: JsonObject, keys: readonly string[]): [string, string][] {
  return keys.flatMap((key) => {
    const text = textOf(shared[key])
    return text === undefined ? [] : [[key, text.toLowerCase()] as [string, string]]
  })
}

/** What a text calls colors: the table's names, and words such as "blonde". */
export function colorsIn(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}-]+/gu) ?? []
  const found: string[] = []
  for (let at = 0; at < words.length; at++) {
    const length = colorLength(words, at)
    if (length > 0) found.push(words.slice(at, at + length).join(' '))
    at += Math.max(0, length - 1)
  }
  return found
}

/** "blue" is true of what is dark blue, and "navy" as well. */
export function sameHue(said: string, shown: string): boolean {
  const [p, q] = [said, shown].map((color) => colorFromWords(color) ?? color)
  const base = (color: string): string => color.split(' ').at(-1) ?? color
  if (p === undefined || q === undefined) return false
  return (
    p === q ||
    p === base(q) ||
    base(p) === q ||
    (base(p) === base(q) && !p.includes(' ') === !q.includes(' ') && p === q)
  )
}

function agrees(colors: readonly string[], said: string): boolean {
  return colors.some((color) => sameHue(said, color))
}

function colorClashes(thing: Thing, shared: JsonObject): Clash[] {
  const [field, text] =
    textsOf(shared, ['shape_and_color', 'description']).find(
      ([, words]) => colorsIn(words).length > 0,
    ) ?? []
  if (field === undefined || text === undefined) return []
  return thing.colors
    .filter(({ text: said }) => !agrees(colorsIn(text), said))
    .map(({ from, to }) => ({ span: { from, to }, field: `/objects/0/${field}` }))
}

function qualityClashes(thing: Thing, shared: JsonObject): Clash[] {
  return thing.adjectives.flatMap(({ text: said, from, to }) => {
    const against = new Set(opposites(said))
    if (said === 'male') against.add('female')
    if (said === 'female') against.add('male')
    for (const [field, text] of textsOf(shared, [
      'texture',
      'shape_and_color',
      'gender',
      'description',
    ])) {
      const own =
        field === 'description' ? (text.split(/\b(?:with|wearing|in|who)\b/)[0] ?? '') : text
      if (own.split(/[^\p{L}-]+/u).some((word) => against.has(word)))
        return [{ span: { from, to }, field: `/objects/0/${field}` }]
    }
    return []
  })
}

function featureClashes(reading: TextReading, thing: Thing, shared: JsonObject): Clash[] {
  return thing.features.flatMap((span) => {
    const item = nounPhraseAt(reading.tokens, span.from)?.thing
    if (item === undefined) return []
    for (const [field, text] of textsOf(shared, [
      'description',
      'appearance_details',
      'clothing',
      'skin_tone_and_texture',
      'shape_and_color',
      'texture',
    ])) {
      const before = wordsBefore(text, item.head)
      if (before !== undefined && contradicts(item, before))
        return [{ span, field: `/objects/0/${field}` }]
    }
    return []
  })
}

/** The words right before a noun in a text; undefined where it does not stand there. */
function wordsBefore(text: string, head: string): string[] | undefined {
  const words = text.match(/[\p{L}'-]+|[,.;]/gu) ?? []
  const at = words.findIndex((word) => singular(word) === head || word === head)
  if (at < 0) return undefined
  const near = words.slice(Math.max(0, at - 4), at)
  const start = near.findLastIndex((word) =>
    /^(?:with|and|a|an|the|its|her|his|has|[,.;])$/.test(word),
  )
  // "black and white fur": both belong to it.
  const joined = near[start] === 'and' && colorsIn(near[start - 1] ?? '').length > 0
  return near.slice(joined ? Math.max(0, start - 1) : start + 1)
}

function contradicts(item: Thing, shown: readonly string[]): boolean {
  const colors = colorsIn(shown.join(' '))
  if (
    item.colors.length > 0 &&
    colors.length > 0 &&
    !item.colors.some(({ text }) => agrees(colors, text))
  )
    return true
  return item.adjectives.some(({ text }) => opposites(text).some((word) => shown.includes(word)))
}

function clothingClashes(reading: TextReading, thing: Thing, shared: JsonObject): Clash[] {
  const kept = textOf(shared.clothing)
  if (kept === undefined) return []
  const garments = kept
    .toLowerCase()
    .split(/,|\band\b|;|\bover\b|\bwith\b/)
    .map((text) => ({ text: text.trim(), slots: slotsOf(text.match(/[\p{L}-]+/gu)?.at(-1) ?? '') }))
  return thing.clothing.flatMap((span) => {
    const start = /^(?:in|dressed|wearing)$/.test(reading.tokens[span.from]?.word ?? '')
      ? span.from + 1
      : span.from
    const item = nounPhraseAt(reading.tokens, start)?.thing
    const field = '/objects/0/clothing'
    if (item === undefined) {
      const said = reading.tokens
        .slice(start, span.to)
        .map(({ word }) => word)
        .join(' ')
      return agrees(colorsIn(kept), said) ? [] : [{ span, field }]
    }
    const slots = slotsOf(item.head)
    const rival = garments.find((garment) => garment.slots.some((slot) => slots.includes(slot)))
    if (rival === undefined && !slots.includes('all')) return []
    const words = rival?.text.match(/[\p{L}-]+/gu) ?? []
    const same = words.some((word) => singular(word) === item.head || word === item.head)
    return same && !contradicts(item, words) ? [] : [{ span, field }]
  })
}

/** "as an old man" is another one; "as a pirate" is only dressed up. */
function roleClashes(reading: TextReading, thing: Thing, shared: JsonObject): Clash[] {
  if (textOf(shared.description) === undefined) return []
  const kept = shared.description as string
  return thing.parts.flatMap((part) => {
    if (reading.tokens[part.from]?.word !== 'as') return []
    const role = nounPhraseAt(reading.tokens, part.from + 1)?.thing
    if (
      role === undefined ||
      !isBeing(role.head) ||
      isRole(role.head) ||
      kept.toLowerCase().includes(role.head)
    )
      return []
    return [{ span: { from: part.from, to: part.to }, field: '/objects/0/description' }]
  })
}

function isRole(head: string): boolean {
  return /(?:er|or|ist|ian|naut|fighter|chef|cook|knight|pirate|wizard|witch|king|queen|prince|princess|nurse|ninja|samurai|viking|hero|cowboy|cowgirl|fairy|angel|monk|clown|superhero|zombie|vampire|ghost|santa|mermaid|guard|judge|elf|detective|star|mage|druid|bard)$/.test(
    head,
  )
}

/** Whether a text names a thing, or one of its kind: sneakers are shoes. */
function mentions(text: string, head: string, worn: boolean): boolean {
  const shoes = worn && /^(?:shoe|footwear)s?$/.test(head)
  return (text.match(/[\p{L}'-]+/gu) ?? []).some(
    (word) => word === head || singular(word) === head || (shoes && slotsOf(word).includes('feet')),
  )
}

function denialClashes(reading: TextReading, shared: JsonObject): Clash[] {
  return reading.denials.flatMap(({ heads, from, to }) => {
    for (const head of heads)
      for (const [field, text] of textsOf(shared, [
        'clothing',
        'description',
        'appearance_details',
        'shape_and_color',
        'texture',
      ]))
        if (head.length > 2 && mentions(text, head, field === 'clothing'))
          return [{ span: { from, to }, field: `/objects/0/${field}` }]
    return []
  })
}
