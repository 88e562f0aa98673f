import { type JsonObject, type JsonValue, textOf } from '../../json.ts'
import type { IpContext } from '../../provider.ts'
import type { Field } from '../document/fields.ts'
import { getAt, type Path, pathText, setAt } from '../document/path.ts'
import { rewriteTexts, type TextField, textFields } from '../document/texts.ts'
import { type Done, done, type Refused, refused } from '../operation.ts'
import { stem } from '../text/inflect.ts'
import { wordMentions } from '../text/mentions.ts'
import { readPhrase } from '../text/phrase.ts'
import { spliced } from '../text/substitute.ts'
import { freshTokens, lowerWords } from '../text/tokens.ts'
import { coerced, itemsOf } from './coerce.ts'
import { editMentions } from './edit-mentions.ts'
import { removeThing } from './remove-thing.ts'
import { replaceThing } from './replace-thing.ts'
import { aboutThing } from './summary.ts'

/** Puts a value into a field, in the kind that stood there. */
export function setField(document: JsonObject, field: Field, text: string): Done | Refused {
  const result = coercedFor(text, field)
  if ('problem' in result) return refused(`${pathText(field.path)}: ${result.problem}.`)
  const next = setAt(document, field.path, result.value)
  if (JSON.stringify(getAt(next, field.path)) !== JSON.stringify(result.value))
    return refused(`The document has no place for "${pathText(field.path)}".`)
  return done(withMentions(next, field, textOf(field.value), text))
}

function coercedFor(text: string, field: Field): { value: JsonValue } | { problem: string } {
  const id = field.concept?.id
  if (field.value === undefined && id === 'text') return { value: [{ text }] }
  if (field.value === undefined && id === 'count') return coerced(text, 0)
  return coerced(text, field.value)
}

/** Traits whose words descriptions repeat. */
const REPEATED = new Set(['pose', 'action', 'expression', 'clothing', 'texture', 'mood', 'skin'])

/** The old value's words in the prose about the same thing give way to the new ones. */
function withMentions(
  document: JsonObject,
  field: Field,
  old: string | undefined,
  text: string,
): JsonObject {
  const key = String(field.path.at(-1))
  if (old === undefined || old === text) return document
  const id = field.concept?.id ?? key
  if (!REPEATED.has(id)) return document
  const next = replacedRun(document, field.path, old, text)
  return id === 'clothing' ? withoutGarments(next, field.path, old, text) : next
}

/** What was worn before and is not any more is not told elsewhere: the new clothes take its first place. */
function withoutGarments(document: JsonObject, path: Path, old: string, text: string): JsonObject {
  const about = aboutThing(document, path.slice(0, -1))
  const worn = new Set(lowerWords(text).map(stem))
  const within = (field: TextField): boolean => about(field) && isProse(field.path)
  return itemsOf(old).reduce((next, garment) => {
    const phrase = readPhrase(garment)
    if (phrase === undefined || phrase.kind !== 'noun' || worn.has(stem(phrase.head))) return next
    const told = textFields(next)
      .filter(within)
      .map((field) => field.path.join())
    const fresh = told.filter((key) => !saysAll(next, key, text))
    const put = replaceThing(
      next,
      phrase.head,
      text,
      (field) => within(field) && fresh.includes(field.path.join()),
    )
    return removeThing(put.document, phrase.head, NOBODY, within).document
  }, document)
}

function saysAll(document: JsonObject, key: string, text: string): boolean {
  return textFields(document).some(
    (field) => field.path.join() === key && field.text.includes(text),
  )
}

const NOBODY: IpContext = {
  ip_type: 'other',
  ip_medium: 'illustration',
  ip_name: '',
  ip_description: '',
}

export function replacedRun(
  document: JsonObject,
  path: Path,
  old: string,
  text: string,
): JsonObject {
  const phrase = readPhrase(old)
  if (phrase === undefined || phrase.words.join(' ').length < 4) return document
  const about = aboutThing(document, path.slice(0, -1))
  if (old.includes(',')) return replacedText(document, about, old, text)
  return editMentions(
    document,
    phrase,
    (sentence, { from, to }) => spliced(sentence.tokens, from, to, freshTokens(text)),
    (sentence) => wordMentions(sentence, phrase.words),
    (field) => about(field) && isProse(field.path),
  ).document
}

/** Words with marks between them, as they are written. */
function replacedText(
  document: JsonObject,
  about: (field: TextField) => boolean,
  old: string,
  text: string,
): JsonObject {
  const at = (whole: string): number => whole.toLowerCase().indexOf(old.toLowerCase())
  return rewriteTexts(document, (field) => {
    const from = about(field) && isProse(field.path) ? at(field.text) : -1
    return from < 0
      ? undefined
      : field.text.slice(0, from) + text + field.text.slice(from + old.length)
  }).document
}

export function isProse(path: Path): boolean {
  return /description|caption|prompt|summary|subject|title/.test(String(path.at(-1)))
}
