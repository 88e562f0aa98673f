import { isObject, type JsonObject, textOf } from '../../json.ts'
import type { Thing } from '../document/objects.ts'
import { getAt, setAt } from '../document/path.ts'
import { stem } from '../text/inflect.ts'
import { lowerWords, tokensOf } from '../text/tokens.ts'
import { POSTURES, verbOfGerund } from '../words/verbs.ts'
import type { Deed } from './deed.ts'
import { withEnding } from './ending.ts'
import { setState } from './set-state.ts'

/** How a part of the body is held: the posture stays, what was said of the same part goes. */
export function setHeld(document: JsonObject, thing: Thing, deed: Deed): JsonObject {
  const path = [...thing.path, deed.field]
  const old = isObject(thing.node) ? textOf(getAt(document, path)) : undefined
  if (old?.toLowerCase().includes(deed.text.toLowerCase())) return document
  if (deed.field === 'expression' && isObject(thing.node))
    return setAt(document, path, old === undefined ? deed.text : withEnding(old, `, ${deed.text}`))
  if (old === undefined) return setState(document, thing, deed)
  const verb = verbOfGerund(tokensOf(old)[0]?.lower ?? '') ?? ''
  if (!POSTURES.has(verb)) return setState(document, thing, deed)
  const [lead = old] = old.split(/,\s|\s(?:with|and)\s/)
  const parts = lowerWords(deed.text).map(partOf)
  const samePart = lowerWords(old).some(
    (word) => BODY_WORD.test(word) && parts.includes(partOf(word)),
  )
  if (samePart && lead === old) return setState(document, thing, deed)
  const joined = samePart || lead === old ? `${lead} with ${deed.text}` : `${old}, ${deed.text}`
  return setAt(document, path, joined)
}

/** Hands move with their arms. */
function partOf(word: string): string {
  return stem(word).replace(/^(?:hand|fist)$/, 'arm')
}

const BODY_WORD = /^(?:hand|arm|fist|leg|foot|knee|paw|wing|head|chin|tail|shoulder)s?$/
