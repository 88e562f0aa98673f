import { isObject, type JsonObject, textOf } from '../../json.ts'
import { conceptOf } from '../document/concepts.ts'
import type { Thing } from '../document/objects.ts'
import { getAt, keyWords, setAt } from '../document/path.ts'
import { articleFor, isPlural, stem } from '../text/inflect.ts'
import { readPhrase } from '../text/phrase.ts'
import { withoutDeterminer } from '../text/substitute.ts'
import { BEINGS, FEATURES, HOLDABLES, WEARABLES } from '../words/things.ts'
import { mentions } from './edit-mentions.ts'
import { withEnding } from './ending.ts'
import { withSummaryOf } from './summary.ts'
import { isTelegraphic } from './telegraphic.ts'

export type PartKind = 'clothing' | 'feature' | 'held' | 'other'

/** What a thing is to somebody: worn, part of the body, held in a hand, or something beside. */
export function partKind(words: string): PartKind {
  const phrase = readPhrase(words)
  const nouns = [phrase?.head ?? '', ...(phrase?.of ?? [])]
  const known = (set: ReadonlySet<string>): boolean =>
    nouns.some((noun) => set.has(noun) || set.has(stem(noun)))
  if (known(WEARABLES)) return 'clothing'
  if (known(FEATURES)) return 'feature'
  return known(HOLDABLES) ? 'held' : 'other'
}

const PERSONAL = ['clothing', 'expression', 'pose', 'action', 'gender', 'skin_tone_and_texture']

/** Gives a thing a part, said once: in the field for such parts where the thing has it, otherwise in its description. */
export function addPart(
  document: JsonObject,
  thing: Thing,
  words: string,
  kind: PartKind,
  character = false,
): JsonObject {
  if (typeof thing.node === 'string')
    return setAt(document, thing.path, inProse(thing.node, words, kind, isAlive(thing)))
  const description = textOf(thing.node.description)
  if (description !== undefined && isTelegraphic(description))
    return telegraphic(document, thing, description, words, kind)
  const key = fieldFor(thing, kind, character)
  if (key === 'description')
    return setAt(
      document,
      [...thing.path, key],
      inProse(description ?? '', words, kind, isAlive(thing)),
    )
  const path = [...thing.path, key]
  const old = textOf(getAt(document, path))
  const text = kind === 'held' && key === 'action' ? `holding ${articled(words)}` : articled(words)
  return setAt(document, path, old === undefined ? text : joined(old, text, key))
}

function isAlive(thing: Thing): boolean {
  const node = isObject(thing.node) ? thing.node : {}
  return (
    PERSONAL.some((key) => Object.hasOwn(node, key)) || thing.heads.some((head) => BEINGS.has(head))
  )
}

function fieldFor(thing: Thing, kind: PartKind, character: boolean): string {
  const node = isObject(thing.node) ? thing.node : {}
  const own = ownKey(
    node,
    kind === 'clothing' ? 'clothing' : kind === 'held' ? 'action' : 'appearance',
  )
  if (own !== undefined) return own
  const personal = isAlive(thing) || character
  if (kind === 'clothing') return personal ? 'clothing' : detailField(node)
  if (kind === 'held') return personal ? 'action' : detailField(node)
  return detailField(node)
}

/** "outfit" in a document that calls clothing so. */
function ownKey(node: JsonObject, id: string): string | undefined {
  const { keys } = conceptOf(id)
  return Object.keys(node).find(
    (key) => keys.includes(keyWords(key).join(' ')) && typeof node[key] === 'string',
  )
}

function detailField(node: JsonObject): string {
  return Object.hasOwn(node, 'appearance_details') || !Object.hasOwn(node, 'description')
    ? 'appearance_details'
    : 'description'
}

/** "a blue scarf" and "a red hat"; "holding a compass" and a stick. */
function joined(old: string, text: string, key: string): string {
  if (old.toLowerCase().includes(text.toLowerCase())) return old
  const mark = /[.!?]$/.exec(old)?.[0] ?? ''
  const body = mark === '' ? old : old.slice(0, -1)
  if (key === 'action' || /detail|appearance|feature/.test(key)) return `${body}, ${text}${mark}`
  if (/ and [^,]*$/.test(body) && body.includes(','))
    return `${body.replace(/,? and ([^,]*)$/, ', $1')} and ${text}${mark}`
  return / and /.test(body)
    ? `${body.replace(/ and ([^,]*)$/, ', $1')} and ${text}${mark}`
    : `${body} and ${text}${mark}`
}

/** With the article that prose needs. */
export function articled(words: string): string {
  const bare = words.trim().replace(/^(?:her|his|its|their)\s+(?=\S)/i, '')
  if (/^(?:an?|the|some|two|three|four|five|\d+|many|several)\s/i.test(bare)) return bare
  const phrase = readPhrase(bare)
  const stuff = phrase === undefined || isPlural(phrase.head) || MASS.has(phrase.head)
  return stuff ? bare : `${articleFor(bare)} ${bare}`
}

export const MASS = new Set(
  'hair fur rain snow fog wind haze mist smoke clouds makeup lipstick stubble armor armour skin clothing jewelry sand gravel asphalt concrete wood moss mud ivory marble stone fringe blush rust moss snow ice grass water smoke fog'.split(
    ' ',
  ),
)

function inProse(text: string, words: string, kind: PartKind, alive: boolean): string {
  const lead =
    kind === 'clothing' && alive ? 'wearing' : kind === 'held' && alive ? 'holding' : 'with'
  if (text === '') return articled(words)
  const worn = new RegExp(`\\b${lead} [^.;]*[.!]?$`, 'i').test(text)
  return withEnding(
    text,
    worn
      ? ` and ${articled(words)}`
      : `${/,/.test(text) || lead === 'with' ? '' : ','} ${lead} ${articled(words)}`,
  )
}

function telegraphic(
  document: JsonObject,
  thing: Thing,
  description: string,
  words: string,
  kind: PartKind,
): JsonObject {
  const bare = withoutDeterminer(words)
  const lead = kind === 'held' ? 'holding' : 'with'
  const joins = new RegExp(`\\b${lead} [^,]*$`).test(description) ? 'and' : lead
  const next = `${description} ${joins} ${bare}`
  return withSummaryOf(setAt(document, [...thing.path, 'description'], next), description, next)
}

/** Whether a thing has a part of that noun already. */
export function hasPart(document: JsonObject, words: string): boolean {
  const phrase = readPhrase(words)
  return phrase !== undefined && mentions(document, { ...phrase, modifiers: [] }).length > 0
}
