import { fieldsNamed } from '../document/fields.ts'
import { thingsNamed, thingsOf } from '../document/objects.ts'
import { type Done, type Refused, refused, type Scene } from '../operation.ts'
import { isThingPhrase, readPhrase } from '../text/phrase.ts'
import { lowerWords } from '../text/tokens.ts'
import { readMedium, readStyle } from '../values/look.ts'
import { CONJUNCTIONS, DETERMINERS, PREPOSITIONS } from '../words/closed.ts'
import { setColorOf } from './color.ts'
import { described } from './described.ts'
import { setDetail } from './detail.ts'
import { setNamedField } from './field.ts'
import { setLook } from './look.ts'
import { isQualities } from './qualities.ts'
import { readTarget, saysAttribute, type Target } from './target.ts'
import { setThing } from './thing.ts'
import { meansPicture } from './words.ts'

export interface Value {
  text: string
  /** It stood in quotation marks: taken as it is. */
  quoted: boolean
  /** Nothing but the order of the words told where it begins: a thing needs its article, a field a word that fits. */
  loose?: true
  /** After "make" and the thing: what comes is how it is. */
  made?: boolean
  /** It was told with "is" or "should be": a single bare word is a quality then, as "waterproof" is. */
  said?: true
}

/**
 * Gives what the words name another value: a field, a color, a thing with its pose and place, a detail that the texts
 * tell, or the look of the picture. Undefined when the value makes no sense for it.
 */
export function assign(scene: Scene, words: string, given: Value): Done | Refused | undefined {
  const value = given.quoted ? given : { ...given, text: withoutTakenBack(given.text) }
  const target = readTarget(scene, words)
  if (value.text === '' || !isTarget(target.words)) return undefined
  const style = /^(?:in\s+|like\s+)?(?:the|a|an)\s+style\s+of\s+\S/i.test(value.text)
  const drawn =
    meansPicture(target.words) &&
    (style || readMedium(value.text) !== undefined || readStyle(value.text) !== undefined)
  if (
    /^(?:it|this|everything|the (?:picture|image|photo|whole thing))$/i.test(words.trim()) &&
    /^(?:in )?(?:black[ -]and[ -]white|gr[ae]yscale|sepia)$/i.test(value.text)
  )
    return assign(scene, 'color scheme', { text: value.text.replace(/^in /i, ''), quoted: false })
  const look = drawn && !value.quoted ? setLook(scene, value.text) : undefined
  return (
    look ??
    ofColor(scene, target, value) ??
    setNamedField(scene, target, value) ??
    ofAge(scene, target, value) ??
    ofThing(scene, target, value) ??
    setDetail(scene, target, value) ??
    ofPicture(scene, target, value) ??
    unknown(scene, target)
  )
}

/** "auburn not red": what it is not any more needs no saying. */
function withoutTakenBack(text: string): string {
  const { now, old } =
    /^(?<now>\S.*?)\s*,?\s+(?:and not|not|instead of|rather than)\s+(?<old>\S.*)$/i.exec(text)
      ?.groups ?? {}
  return now !== undefined && old !== undefined && isQualities(now) && isQualities(old) ? now : text
}

/** Something can be meant by the words: they are more than an article, and one phrase. */
function isTarget(words: string): boolean {
  if (/^(?:it|her|him|them|this|that|she|he|they)$/i.test(words)) return true
  const content = lowerWords(words).some(
    (word) => !DETERMINERS.has(word) && !PREPOSITIONS.has(word) && !CONJUNCTIONS.has(word),
  )
  if (PREPOSITIONS.has(lowerWords(words).at(-1) ?? '')) return false
  return content && (isThingPhrase(words) || readPhrase(words)?.kind !== 'noun' || pathLike(words))
}

function pathLike(words: string): boolean {
  return /^[\p{L}_$][\p{L}\p{N}_$.[\]-]*$/u.test(words)
}

/** "hair color", "the color of the hat". */
function ofColor(scene: Scene, target: Target, value: Value): Done | Refused | undefined {
  const noun = saysAttribute(target.words, /^colou?rs?$/) ?? colorOf(target.words)
  if (noun === undefined || (noun === '' && holdsColors(scene, target))) return undefined
  return setColorOf(scene, { ...target, words: noun }, value.text)
}

/** "colors" as a field of the document, and not those of its subject. */
function holdsColors(scene: Scene, target: Target): boolean {
  return (
    target.owner === undefined &&
    /s$/.test(target.words) &&
    fieldsNamed(scene.document, target.words)[0]?.value !== undefined
  )
}

function colorOf(words: string): string | undefined {
  return /^colou?rs? of (?:the |its |her |his |their )?(.+)$/i.exec(words)?.[1]
}

/** "her age is 60": told with the noun, where no field holds it. */
function ofAge(scene: Scene, target: Target, value: Value): Done | Refused | undefined {
  if (!/^age$/i.test(target.words)) return undefined
  const years = /^(?<years>\d{1,3})(?: years?(?: old)?)?$/.exec(value.text)?.groups?.years
  const thing = target.owner ?? thingsOf(scene.document)[0]
  return years === undefined || thing === undefined
    ? undefined
    : described(scene.document, thing, `${years}-year-old`)
}

function ofThing(scene: Scene, target: Target, value: Value): Done | Refused | undefined {
  if (target.owned) return undefined
  const things = thingsOf(scene.document)
  const named = thingsNamed(things, target.words, scene.ip)
  if (named.length === 0) return undefined
  const [first] = named
  let current = scene
  let last: Done | Refused | undefined
  for (const at of named) {
    const thing = thingsOf(current.document)[at]
    if (thing === undefined) continue
    last = setThing(current, thing, value, at === first)
    if (last === undefined || 'refused' in last) return last
    current = { ...current, document: last.document }
  }
  return last
}

function ofPicture(scene: Scene, target: Target, value: Value): Done | Refused | undefined {
  return meansPicture(target.words) ? setLook(scene, value.text) : undefined
}

function unknown(scene: Scene, target: Target): Refused | undefined {
  if (meansPicture(target.words)) return undefined
  const owner =
    target.owned && target.owner !== undefined ? ` of "${target.owner.heads[0] ?? ''}"` : ''
  return refused(
    `${Object.keys(scene.document).length === 0 ? 'The empty document' : 'The document'} says nothing of "${target.words}"${owner}.`,
  )
}
