import { setLook } from '../assign/look.ts'
import { isOtherThing } from '../assign/value.ts'
import { meansPicture } from '../assign/words.ts'
import { thingsNamed, thingsOf } from '../document/objects.ts'
import { itemsOf } from '../edits/coerce.ts'
import { mentions } from '../edits/edit-mentions.ts'
import { isQuoted } from '../grammar/quotes.ts'
import type { Captures } from '../grammar/template.ts'
import { type Clause, type Done, done, plain, type Refused, type Scene } from '../operation.ts'
import { readPhrase } from '../text/phrase.ts'
import { PRONOUNS } from '../words/closed.ts'
import { placed } from './placed.ts'
import { wherever } from './wherever.ts'

export function add(clause: Clause, scene: Scene, captures: Captures): Done | Refused | undefined {
  if (isQuoted(captures.what ?? '')) return undefined
  const items = itemsOf(plain(clause, captures.what)).map((item) => item.replace(/^and\s+/i, ''))
  let current: Done | Refused | undefined
  let { document } = scene
  for (const item of items) {
    current = addOne({ ...scene, document }, item)
    if (current === undefined || 'refused' in current) return current
    document = current.document
  }
  return current === undefined ? undefined : { ...current, document }
}

const TAIL =
  /^(?<what>.+?)\s+(?<where>(?:on|in|at|to|into|onto|next to|beside|behind|in front of|under|above|below|near|around|over|between|by|on top of|against|along)\s+(?:the\s+|a\s+|an\s+|its\s+|her\s+|his\s+|their\s+)?\S.*)$/i

function addOne(scene: Scene, item: string): Done | Refused | undefined {
  const look = setLook(scene, item)
  if (look !== undefined) return look
  const { what = item, where } = TAIL.exec(item)?.groups ?? {}
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
  if (where !== undefined) return placed(scene, what, where, phrase.head)
  return wherever(scene, what, phrase.head)
}
