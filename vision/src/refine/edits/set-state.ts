import { isObject, type JsonObject, textOf } from '../../json.ts'
import type { Thing } from '../document/objects.ts'
import { keyOfThing } from '../document/own-key.ts'
import { getAt, keyWords, type Path, setAt } from '../document/path.ts'
import { rewriteTexts, type TextField } from '../document/texts.ts'
import { chunksOf } from '../text/chunks.ts'
import { freshTokens, tokensOf } from '../text/tokens.ts'
import { HOLDING, POSTURES, verbOfGerund } from '../words/verbs.ts'
import { clashes, type Deed } from './deed.ts'
import { withEnding } from './ending.ts'
import { replaceThing } from './replace-thing.ts'
import { isProse, replacedRun } from './set-field.ts'
import { aboutThing, withSummaryOf } from './summary.ts'
import { isTelegraphic } from './telegraphic.ts'
import { withOwnVerb, withVerb } from './verbs-of.ts'

/** Gives a thing something to do, a pose, an expression or a direction; the words that told the old one give way. */
export function setState(document: JsonObject, thing: Thing, deed: Deed): JsonObject {
  const keyed = ownKey(document, deed.field)
  const node = getAt(document, thing.path)
  if (keyed !== undefined && !isObject(node)) return setAt(document, keyed, deed.text)
  if (!isObject(node)) return inText(document, thing.path, thing, deed)
  const done = Object.keys(node).find((key) => key.toLowerCase() === firstWord(deed.text))
  if (done !== undefined && deed.text.includes(' '))
    return setAt(document, [...thing.path, done], deed.text.slice(done.length).trim())
  const key = keyOfThing(node, deed.field)
  const path = [...thing.path, key]
  const old = textOf(node[key])
  const text = withHeld(old, deed)
  let next = setAt(document, path, text)
  next = withoutClash(next, thing.path, deed)
  if (old !== undefined && old !== text && !text.includes(old)) {
    const synced = replacedRun(next, path, old, deed.text)
    if (synced !== next) return synced
  }
  return deed.field === 'expression'
    ? withFace(describe(next, thing, deed), thing, deed)
    : describe(next, thing, deed)
}

/** "a friendly smile" in the prose about somebody who looks serious now. */
function withFace(document: JsonObject, thing: Thing, deed: Deed): JsonObject {
  if (/smil|grin/i.test(deed.text) || deed.text.split(' ').length > 2) return document
  const about = aboutThing(document, thing.path)
  const within = (field: TextField): boolean => about(field) && isProse(field.path)
  return ['smile', 'grin', 'frown', 'expression'].reduce(
    (next, noun) => replaceThing(next, noun, `a ${deed.text} expression`, within).document,
    document,
  )
}

/** Documents with keys of their own may hold the state beside the subject's text. */
function ownKey(document: JsonObject, field: string): Path | undefined {
  const key = Object.keys(document).find((name) => keyWords(name).join(' ') === field)
  return key === undefined ? undefined : [key]
}

/** Hands keep what they hold while the rest of the body does something else. */
function withHeld(old: string | undefined, deed: Deed): string {
  if (deed.field !== 'action' || old === undefined || deed.verb === undefined) return deed.text
  const held = verbOfGerund(tokensOf(old)[0]?.lower ?? '') ?? ''
  const keeps = HOLDING.has(held) && !HOLDING.has(deed.verb) && POSTURES.has(deed.verb)
  return keeps ? `${deed.text}, ${old}` : deed.text
}

function withoutClash(document: JsonObject, path: Path, deed: Deed): JsonObject {
  const other = deed.field === 'action' ? 'pose' : deed.field === 'pose' ? 'action' : undefined
  if (other === undefined) return document
  const text = textOf(getAt(document, [...path, other]))
  if (text === undefined || !clashes(deed.verb, text)) return document
  return setAt(document, [...path, other], other === 'pose' ? firstWord(deed.text) : undefined)
}

function firstWord(text: string): string {
  return text.split(/\s+/)[0] ?? text
}

/** The prose about the thing: a verb that cannot be true any more gives way; a description without sentences gets the words. */
function describe(document: JsonObject, thing: Thing, deed: Deed): JsonObject {
  const about = aboutThing(document, thing.path)
  const { document: next, changed } = rewriteTexts(document, (field) =>
    about(field) && /description|caption|prompt|summary/.test(String(field.path.at(-1)))
      ? withVerb(field.text, thing, deed)
      : undefined,
  )
  if (changed.length > 0 || deed.field === 'orientation') return next
  const path = [...thing.path, 'description']
  const text = textOf(getAt(document, path))
  if (text === undefined || !isTelegraphic(text) || text.includes(deed.text)) return document
  const told = afterSubject(text, deed.text)
  return withSummaryOf(setAt(document, path, told), text, told)
}

/** More words right after the nouns that a description begins with. */
function afterSubject(text: string, words: string): string {
  const tokens = tokensOf(text)
  const chunks = chunksOf(tokens)
  let end = 0
  while (chunks[end + 1]?.kind === 'comma' && chunks[end + 2]?.kind === 'np') end += 2
  const at = chunks[end]?.kind === 'np' ? (chunks[end]?.to ?? tokens.length) : tokens.length
  const put = [...tokens.slice(0, at), ...freshTokens(words), ...tokens.slice(at)]
  return put
    .map(
      (token, i) => (i === 0 ? '' : token.gap || (token.at === undefined ? ' ' : '')) + token.text,
    )
    .join('')
}

function inText(document: JsonObject, path: Path, thing: Thing, deed: Deed): JsonObject {
  const text = textOf(getAt(document, path)) ?? ''
  if (text.toLowerCase().includes(deed.text.toLowerCase())) return document
  // An entry of a list is a name more than a description: the prose about it tells what it does.
  const prose = path.length > 1 ? inProse(document, thing, deed) : undefined
  if (prose !== undefined) return prose
  const changed = withOwnVerb(text, deed) ?? withVerb(text, thing, deed)
  return setAt(document, path, changed ?? withEnding(text, `, ${deed.text}`))
}

function inProse(document: JsonObject, thing: Thing, deed: Deed): JsonObject | undefined {
  const about = aboutThing(document, thing.path)
  const { document: next, changed } = rewriteTexts(document, (field) =>
    about(field) && field.path.length === 1 ? withVerb(field.text, thing, deed) : undefined,
  )
  return changed.length > 0 ? next : undefined
}
