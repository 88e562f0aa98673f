import { isObject } from '../../json.ts'
import { pathFor, setLook } from '../assign/look.ts'
import { isOtherThing } from '../assign/value.ts'
import { meansPicture } from '../assign/words.ts'
import { fieldsNamed } from '../document/fields.ts'
import { thingsNamed, thingsOf } from '../document/objects.ts'
import { getAt, setAt } from '../document/path.ts'
import { hasPart } from '../edits/add-part.ts'
import { itemsOf } from '../edits/coerce.ts'
import { mentions } from '../edits/edit-mentions.ts'
import { withEnding } from '../edits/ending.ts'
import { isQuoted } from '../grammar/quotes.ts'
import type { Captures } from '../grammar/template.ts'
import {
  type Clause,
  type Done,
  done,
  isDone,
  plain,
  type Refused,
  type Scene,
} from '../operation.ts'
import { readPhrase } from '../text/phrase.ts'
import { withoutDeterminer } from '../text/substitute.ts'
import { PRONOUNS } from '../words/closed.ts'
import { isColors } from '../words/hues.ts'
import { onePart } from './part.ts'
import { placed } from './placed.ts'
import { wherever } from './wherever.ts'

export function add(clause: Clause, scene: Scene, captures: Captures): Done | Refused | undefined {
  if (isQuoted(captures.what ?? '')) return undefined
  const items = itemsOf(plain(clause, captures.what)).map((item) => item.replace(/^and\s+/i, ''))
  let current: Done | Refused | undefined
  let { document } = scene
  for (const item of items) {
    const here = { ...scene, document }
    current = (WITH.test(clause.text) ? sameAgain(here, item) : undefined) ?? addOne(here, item)
    if (current === undefined || 'refused' in current) return current
    document = current.document
  }
  return current === undefined ? undefined : { ...current, document }
}

/** "a lamp in the props": one more entry of a list that the words name. */
function toList(scene: Scene, what: string, where: string): Done | undefined {
  const name = /^(?:in|to|into|among)\s+(?:the\s+)?(?<name>\S+)$/i.exec(where)?.groups?.name
  const [field] = name === undefined ? [] : fieldsNamed(scene.document, name)
  if (field?.by !== 'key' || !Array.isArray(field.value) || field.value.some(isObject))
    return undefined
  const entry = withoutDeterminer(what)
  return done(setAt(scene.document, field.path, [...field.value, entry]), entry)
}

const WITH = /^(?:with|wearing|holding)\b/i

/** "with a green scarf" of somebody who wears a blue one: it is that scarf. */
function sameAgain(scene: Scene, item: string): Done | undefined {
  const [thing] = thingsOf(scene.document)
  if (thing === undefined || !hasPart(scene.document, item)) return undefined
  const outcome = onePart(scene, thing, item)
  return isDone(outcome) ? outcome : undefined
}

const TAIL =
  /^(?<what>.+?)\s+(?<where>(?:(?:lean|sit|stand|ly|hang|rest|float|fly|grow|lying|perch|wait|sleep|swim|shin|glow|park|runn|climb|wav|look)\w*ing\s+)?(?:on|in|at|to|into|onto|next to|beside|behind|in front of|under|above|below|near|around|over|between|by|on top of|against|along)\s+(?:the\s+|a\s+|an\s+|its\s+|her\s+|his\s+|their\s+)?\S.*)$/i

/** "add navy": one more color of the picture. */
function toPalette(scene: Scene, item: string): Done | undefined {
  const path = pathFor(scene.document, 'color_scheme')
  const old = getAt(scene.document, path)
  const color = item.replace(/^(?:some|the color|the colour)\s+/i, '')
  if (Array.isArray(old) && !old.some(isObject))
    return done(old.includes(color) ? scene.document : setAt(scene.document, path, [...old, color]))
  if (typeof old !== 'string') return undefined
  return done(
    old.toLowerCase().includes(color.toLowerCase())
      ? scene.document
      : setAt(scene.document, path, withEnding(old, `, ${color}`)),
  )
}

function addOne(scene: Scene, item: string): Done | Refused | undefined {
  const look = setLook(scene, item)
  if (look !== undefined) return look
  const { what = item, where } = TAIL.exec(item)?.groups ?? {}
  const colors = isColors(item.replace(/^(?:some|the color|the colour)\s+/i, ''))
    ? toPalette(scene, item)
    : undefined
  if (colors !== undefined) return colors
  const phrase = readPhrase(what)
  if (phrase === undefined || phrase.kind !== 'noun' || phrase.words.length > 8) return undefined
  if (PRONOUNS.has(phrase.words[0] ?? '') || meansPicture(what)) return undefined
  if (!isOtherThing({ text: what, quoted: false })) return undefined
  const known =
    /^the\s/i.test(what) && thingsNamed(thingsOf(scene.document), what, scene.ip).length > 0
  // "mention the apron" that is told already asks for nothing more.
  const told = /^the\s/i.test(what) && mentions(scene.document, phrase).length > 0
  if (told && where === undefined) return done(scene.document, phrase.head)
  if (known) return undefined
  const listed = where === undefined ? undefined : toList(scene, what, where)
  if (listed !== undefined) return listed
  if (where !== undefined) return placed(scene, what, where, phrase.head)
  return wherever(scene, what, phrase.head)
}
