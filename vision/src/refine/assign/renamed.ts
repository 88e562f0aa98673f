import type { JsonObject } from '../../json.ts'
import type { Thing } from '../document/objects.ts'
import { mentions } from '../edits/edit-mentions.ts'
import { isFemale, withGender } from '../edits/gender.ts'
import { describeThing } from '../edits/recolor.ts'
import { replaceThing } from '../edits/replace-thing.ts'
import { aboutThing } from '../edits/summary.ts'
import { type Done, done } from '../operation.ts'
import { isNounPhrase, readPhrase, sameWord } from '../text/phrase.ts'
import { described, isDescription } from './described.ts'
import { isQualities } from './qualities.ts'

/** "a wolf": the thing is something else from now on. */
export function renamed(document: JsonObject, thing: Thing, text: string): Done | undefined {
  const phrase = readPhrase(text)
  const head = thing.heads.find(
    (word) => mentions(document, readPhrase(word) ?? phrase ?? EMPTY).length > 0,
  )
  if (phrase === undefined || phrase.kind !== 'noun' || head === undefined) return undefined
  if (!isNounPhrase(text)) return undefined
  if (!/^(?:an?|the|some|two|three|\d+)\s/i.test(text) && phrase.words.length > 3) return undefined
  if (sameWord(phrase.head, head) && phrase.words.length === 1) return done(document, head)
  if (sameWord(phrase.head, head) && phrase.modifiers.length > 0 && isNounPhrase(text)) {
    const adjective = phrase.modifiers.join(' ')
    if (!isQualities(adjective)) return specified(document, thing, head, adjective)
    return described(document, thing, adjective)
  }
  const next = replaceThing(document, head, text)
  if (next.changed.length === 0) return undefined
  return done(regendered(next.document, thing, head, phrase.head), phrase.head)
}

/** "a baby dragon": a noun before the noun, after its adjectives. */
function specified(
  document: JsonObject,
  thing: Thing,
  head: string,
  words: string,
): Done | undefined {
  const phrase = readPhrase(head)
  const about = aboutThing(document, thing.path)
  if (phrase === undefined) return undefined
  const next = describeThing(
    document,
    phrase,
    words,
    (field) => about(field) && isDescription(field.path),
  )
  return next.changed.length > 0 ? done(next.document, head) : undefined
}

/** A girl who becomes a boy is "he" from then on. */
function regendered(document: JsonObject, thing: Thing, old: string, now: string): JsonObject {
  const female = isFemale(now)
  const differs = female !== undefined && isFemale(old) === !female
  return differs ? withGender(document, thing, female) : document
}

const EMPTY = { text: '', words: [], head: '', modifiers: [], of: [], kind: 'noun' as const }
