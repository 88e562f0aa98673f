import type { JsonObject } from '../../json.ts'
import { thingsOf } from '../document/objects.ts'
import { startsWith } from '../document/path.ts'
import type { TextField } from '../document/texts.ts'
import { editMentions, mentions } from '../edits/edit-mentions.ts'
import { withQualities } from '../edits/qualities.ts'
import { recolorThing } from '../edits/recolor.ts'
import { replaceThing } from '../edits/replace-thing.ts'
import { isTechnical } from '../edits/roles.ts'
import { type Done, done, type Refused, type Scene } from '../operation.ts'
import { isAdjective } from '../text/adjective.ts'
import { type Mention, nounMentions, type Parsed, wordMentions } from '../text/mentions.ts'
import { type Phrase, readPhrase, sameWord } from '../text/phrase.ts'
import { spliced, withoutDeterminer } from '../text/substitute.ts'
import { freshTokens, lowerWords } from '../text/tokens.ts'
import { PRONOUNS } from '../words/closed.ts'
import { splitColors } from '../words/hues.ts'
import type { Value } from './assign.ts'
import { MADE_OF } from './made-of.ts'
import { isQualities } from './qualities.ts'
import type { Target } from './target.ts'
import { isOtherThing, isSaidQuality } from './value.ts'

/** Changes something that the texts name and no object of its own is: the hat, the hair, the sky, "red". */
export function setDetail(scene: Scene, target: Target, value: Value): Done | Refused | undefined {
  const { document } = scene
  const phrase = readPhrase(target.words)
  if (phrase === undefined || PRONOUNS.has(phrase.head)) return undefined
  const within = textsOf(document, target)
  const found = mentions(document, phrase).filter(within).length > 0
  const text = value.text.replace(/^(?:be|to be|become)\s+/i, '')
  const words =
    phrase.kind === 'adjective' && !value.loose ? setWords(document, phrase, text) : undefined
  if (words !== undefined) return words
  if (!found) return value.loose ? undefined : setWords(document, phrase, text)
  const stuff = MADE_OF.exec(text)?.groups?.stuff
  if (stuff !== undefined && !value.quoted)
    return done(withQualities(document, phrase, stuff.toLowerCase(), within), phrase.head)
  const bare = withoutDeterminer(text).replace(/\s+(?:one|ones)$/i, '')
  if (!value.quoted && splitColors(bare) !== undefined)
    return done(recolorThing(document, phrase, bare.toLowerCase(), within).document, phrase.head)
  if (!value.quoted && (isQualities(bare) || isSaidQuality(value)))
    return done(withQualities(document, phrase, bare.toLowerCase(), within), phrase.head)
  if (value.said && !value.quoted && CLAUSE.test(text))
    return placedBy(document, phrase, text, within)
  return isOtherThing(value) ? other(document, target, phrase, text, within) : undefined
}

/** "in a ponytail", "tied back with a ribbon". */
const CLAUSE =
  /^(?:in|with|on|at|under|behind|over|around)\s+\S|^\p{L}{2,}(?:ed|en|t|ung|ound)\s+(?:back|up|down|in|into|to|with|behind|around|over|on)\b/iu

/** Said after the first mention in each text that tells of the thing at length. */
function placedBy(
  document: JsonObject,
  phrase: Phrase,
  text: string,
  within: (field: TextField) => boolean,
): Done | undefined {
  const told = mentions(document, phrase).filter(within)
  const prose = told.filter((field) => !isTechnical(field))
  const places = (prose.length > 0 ? prose : told).map((field) => field.path.join())
  if (told.some((field) => field.text.toLowerCase().includes(text.toLowerCase())))
    return done(document, phrase.head)
  const next = editMentions(
    document,
    phrase,
    (sentence, mention) =>
      spliced(sentence.tokens, mention.to, oldPlaceEnd(sentence, mention, text), freshTokens(text)),
    (sentence, wanted) => nounMentions(sentence, wanted).slice(0, 1),
    (field) => places.includes(field.path.join()),
  )
  return next.changed.length > 0 ? done(next.document, phrase.head) : undefined
}

/** "on his left forearm" gives way to "on his right forearm": the same preposition, and the same noun. */
function oldPlaceEnd({ tokens, chunks }: Parsed, { chunk, to }: Mention, text: string): number {
  const [prep, place] = [chunks[chunk + 1], chunks[chunk + 2]]
  if (prep?.kind !== 'prep' || place?.kind !== 'np') return to
  const words = lowerWords(text)
  const same = words[0] === tokens[prep.from]?.lower
  const noun = tokens[place.heads[0] ?? -1]?.lower ?? ''
  return same && words.some((word) => sameWord(word, noun)) ? place.to : to
}

/** Texts of the owner, and those of nobody else. */
function textsOf(document: JsonObject, target: Target): (field: TextField) => boolean {
  const owner = target.owned ? target.owner : undefined
  if (owner === undefined) return () => true
  const others = thingsOf(document).filter((thing) => thing.path.join() !== owner.path.join())
  return ({ path }) => !others.some((thing) => startsWith(path, thing.path))
}

/** Another thing: "the hat is a crown". A word for the same thing only brings its own adjectives. */
function other(
  document: JsonObject,
  target: Target,
  phrase: Phrase,
  text: string,
  within: (field: TextField) => boolean,
): Done | Refused | undefined {
  const fresh = readPhrase(text)
  if (fresh === undefined || fresh.kind !== 'noun') return undefined
  if (sameWord(fresh.head, phrase.head) && fresh.modifiers.every(isAdjective)) {
    const colors = splitColors(fresh.modifiers.join(' '))
    if (colors !== undefined)
      return done(
        recolorThing(document, phrase, fresh.modifiers.join(' '), within).document,
        phrase.head,
      )
  }
  if (fresh.words.length > 8) return undefined
  const next = replaceThing(document, target.words, text, within)
  return next.changed.length > 0 ? done(next.document, fresh.head) : undefined
}

/** A color, a material, a run of words: one for the other wherever it stands. */
function setWords(document: JsonObject, phrase: Phrase, text: string): Done | undefined {
  const found =
    mentions(document, phrase, (sentence) => wordMentions(sentence, phrase.words)).length > 0
  if (!found || text.split(/\s+/).length > 6) return undefined
  if (
    phrase.kind === 'adjective' &&
    !isQualities(withoutDeterminer(text)) &&
    readPhrase(text)?.kind !== 'noun'
  )
    return undefined
  const next = replaceThing(document, phrase.text, text)
  return next.changed.length > 0 ? done(next.document) : undefined
}
