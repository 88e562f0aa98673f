import type { JsonObject } from '../../json.ts'
import { mayBeThing } from '../assign/words.ts'
import { fieldsNamed } from '../document/fields.ts'
import { thingsNamed, thingsOf } from '../document/objects.ts'
import { samePath, setAt, startsWith } from '../document/path.ts'
import type { TextField } from '../document/texts.ts'
import { mentions } from '../edits/edit-mentions.ts'
import { removeThing } from '../edits/remove-thing.ts'
import { withoutEmptyTexts } from '../edits/whole-field.ts'
import { withoutFields } from '../field/without-fields.ts'
import { type Done, done, type Scene } from '../operation.ts'
import { isPlural } from '../text/inflect.ts'
import { isNounPhrase, readPhrase, withoutArticles } from '../text/phrase.ts'
import { withoutNames } from './names.ts'

/** The document without one thing: a field and what the prose says of it, an object, or words. */
export function withoutOne(scene: Scene, what: string): Done | undefined {
  const { document } = scene
  const plainWhat = withoutOwner(what).replace(/^colou?rs?\s+(?=\S)/i, '')
  if (joins(plainWhat)) return undefined
  if (/^(?:name|names)$/i.test(plainWhat)) return withoutNames(scene)
  const entry = listedUnder(scene, plainWhat)
  if (entry !== undefined) return entry
  const fields = fieldsNamed(document, plainWhat).filter(({ value }) => value !== undefined)
  const own = fields.filter((field) => !isSubject(document, field.path))
  const [field] = own
  const prose = removeThing(document, plainWhat, scene.ip)
  if (
    field === undefined ||
    (mayBeThing(plainWhat) && field.by === 'name' && prose.changed.length > 0)
  )
    return prose.changed.length > 0 ? done(withoutEmptyTexts(prose.document)) : byOwner(scene, what)
  const counts =
    isPlural(readPhrase(plainWhat)?.head ?? '') || /^(?:number|count|amount) of\b/i.test(plainWhat)
  if (typeof field.value === 'number' && counts) return done(setAt(document, field.path, 0))
  const left = withoutFields(document, own)
  const rest = isProseNoun(plainWhat) ? removeThing(left, plainWhat, scene.ip).document : left
  return done(withoutEmptyTexts(rest))
}

/** "the tag wildlife": an entry after the name of its list. */
function listedUnder(scene: Scene, words: string): Done | undefined {
  const [name = '', ...rest] = words.split(' ')
  const entry = rest.join(' ').toLowerCase()
  if (entry === '') return undefined
  const [field] = fieldsNamed(scene.document, name)
  if (field?.by !== 'key' || !Array.isArray(field.value)) return undefined
  const at = field.value.findIndex((item) => String(item).toLowerCase() === entry)
  return at < 0 ? undefined : done(setAt(scene.document, [...field.path, at], undefined))
}

/** "the hat and the scarf" are two things; "red and white stripes" are one. */
function joins(what: string): boolean {
  return readPhrase(what)?.kind === 'noun' && !isNounPhrase(what) && /\s(?:and|or)\s|,/.test(what)
}

/** Fields whose names are words of pictures as well: "on a blue background", "soft shadows". */
function isProseNoun(what: string): boolean {
  return /^(?:background|backdrop|shadows?|text|lettering|clothes|clothing|outfit|costume|lighting)$/i.test(
    what,
  )
}

function isSubject(document: JsonObject, path: readonly (string | number)[]): boolean {
  return thingsOf(document).some(
    (thing) => samePath(thing.path, path) && typeof thing.node === 'string',
  )
}

export function withoutOwner(what: string): string {
  return withoutArticles(what)
    .replace(/^(?:her|his|its|their)\s+/i, '')
    .replace(/\s+(?:completely|entirely|altogether)$/i, '')
}

/** "the dog's collar": only where the dog is told. */
function byOwner(scene: Scene, what: string): Done | undefined {
  const match =
    /^(?:the\s+)?(?<owner>.+?)['’]s?\s+(?<rest>.+)$/i.exec(what) ??
    /^(?:the\s+)?(?<rest>.+?)\s+(?:of|on|from|worn by|in|around|at)\s+(?:the\s+|its\s+|her\s+|his\s+)?(?<owner>.+)$/i.exec(
      what,
    )
  const { owner, rest } = match?.groups ?? {}
  if (owner === undefined || rest === undefined) return undefined
  const things = thingsOf(scene.document)
  const [at] = thingsNamed(things, owner, scene.ip)
  const thing = at === undefined ? undefined : things[at]
  const found = thing !== undefined || spokenOf(scene.document, owner)
  if (!found) return undefined
  const others = things.filter((_, i) => i !== at)
  const within = (field: TextField): boolean =>
    thing === undefined || !others.some((other) => startsWith(field.path, other.path))
  const next = removeThing(scene.document, withoutOwner(rest), scene.ip, within)
  return next.changed.length > 0 ? done(withoutEmptyTexts(next.document)) : undefined
}

function spokenOf(document: JsonObject, words: string): boolean {
  const phrase = readPhrase(words)
  return (
    phrase !== undefined &&
    (mentions(document, phrase).length > 0 ||
      /^(?:head|neck|face|body|hand|hands|picture|image|scene|background)$/i.test(phrase.head))
  )
}
