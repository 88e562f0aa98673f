import type { JsonObject } from '../../json.ts'
import { assign } from '../assign/assign.ts'
import { setLook } from '../assign/look.ts'
import { mayBeThing } from '../assign/words.ts'
import { fieldsNamed } from '../document/fields.ts'
import { thingsNamed, thingsOf } from '../document/objects.ts'
import { samePath, startsWith } from '../document/path.ts'
import { isFemale, withGender } from '../edits/gender.ts'
import { namesIn, replaceName } from '../edits/names.ts'
import { replaceThing } from '../edits/replace-thing.ts'
import { isQuoted } from '../grammar/quotes.ts'
import type { Template } from '../grammar/template.ts'
import {
  type Clause,
  type Done,
  done,
  meant,
  plain,
  type Refused,
  refused,
  type Scene,
} from '../operation.ts'
import { setCount } from '../operations/count.ts'
import { readPhrase, sameWord, withoutArticles } from '../text/phrase.ts'
import { lowerWords } from '../text/tokens.ts'
import { readLight } from '../values/look.ts'
import { readNumber } from '../values/number.ts'
import { AUXILIARIES } from '../words/closed.ts'
import { isColors } from '../words/hues.ts'
import { anyGerund } from '../words/verbs.ts'
import { spoken } from './spoken.ts'
import { CHANGE, CONTRAST } from './wordings.ts'

/** "a portrait of a man": the man takes the place. */
const DEPICTION =
  /^(?:an?\s+)?(?:portrait|photo|photograph|picture|image|drawing|illustration)\s+of\s+(?=\S)/i
const WORN =
  /^(?:\S+\s){1,3}?(?:is|are|should be|must be)\s+(?:wearing|holding|carrying|using|riding)\s+(?=\S)/i
const SUBJECT =
  /^(?:she|he|it|they|we|the \S+)\s+(?:should\s+)?(?:wears?|has|have|is|are|holds?|be|shows?)\s+(?:for\s+|in\s+|on\s+|at\s+)?(?=\S)/i

/** "he should pour tea instead of milk": the tea takes the place. */
const DOES =
  /^(?:(?:have|let|make|show)\s+)?(?:she|he|it|they|him|her|them|the \S+)\s+(?:(?:should|must|will|could)\s+)?(?:be\s+|is\s+|are\s+)?(\p{L}+)\s+(?=\S)/iu

/** "should hold a spear", after its subject. */
const DEED =
  /^(?:(?:should|must|will|could)\s+)?(?:be\s+)?(\p{L}+)\s+(?=(?:an?|the|some|her|his|its)\s)/iu

export function replacement(
  scene: Scene,
  clause: Clause,
  captures: Readonly<Record<string, string>>,
  list: readonly Template[],
): Done | Refused | undefined {
  const old = meant(scene, plain(clause, captures.old).replace(/,$/, ''))
  const told = plain(clause, captures.fresh)
    .replace(/,$/, '')
    .replace(WORN, '')
    .replace(SUBJECT, '')
    .replace(DOES, (all, verb: string) => (anyGerund(verb.toLowerCase()) === undefined ? all : ''))
    .replace(DEED, (all, verb: string) =>
      list === CHANGE || anyGerund(verb.toLowerCase()) === undefined ? all : '',
    )
    .replace(DEPICTION, '')
  const fresh = list === CHANGE ? told : newPlace(scene, told, old)
  const quoted = isQuoted(captures.old ?? '')
  const place =
    captures.where === undefined
      ? undefined
      : fieldsNamed(scene.document, plain(clause, captures.where))
  if (place !== undefined && place.length > 0)
    return within(
      scene,
      old,
      fresh,
      place.map(({ path }) => path),
    )
  if (fresh === '' || old === '') return undefined
  if (!isQuoted(captures.fresh ?? '') && lowerWords(fresh).some((word) => AUXILIARIES.has(word)))
    return undefined
  const many = readNumber(old) === undefined ? undefined : readNumber(fresh.split(' ')[0] ?? '')
  if (many !== undefined && fresh.includes(' ')) {
    const counted = setCount(scene, fresh.split(' ').slice(1).join(' '), many)
    if (counted !== undefined && 'document' in counted) return counted
  }
  const name = namesIn(scene.document, scene.ip).find(
    (entry) => entry.toLowerCase() === old.toLowerCase(),
  )
  if (name !== undefined) return done(replaceName(scene.document, name, fresh), fresh)
  const lit = readLight(old) !== undefined && readLight(fresh) !== undefined
  const light = lit && !spoken(scene, old) ? setLook(scene, fresh) : undefined
  if (light !== undefined) return light
  const words = shared(scene, old, fresh)
  if (!quoted) {
    const named = byName(scene, words, fresh, isQuoted(captures.fresh ?? ''), list === CHANGE)
    if (named !== undefined) return named
  }
  const next = replaceThing(scene.document, words, fresh)
  if (next.changed.length > 0)
    return done(
      regendered(withOtherName(next.document, words, fresh, scene), words, fresh, scene),
      withoutArticles(fresh),
    )
  if (spoken(scene, fresh) && list !== CONTRAST) return done(scene.document)
  return refused(`The document says nothing of "${withoutArticles(words)}".`)
}

/** "the cat on a sofa" where the cat is known: the sofa is what comes instead. */
function newPlace(scene: Scene, words: string, old: string): string {
  const { known, fresh } =
    /^(?<known>\S.*?)\s+(?:on|in|at|with|under|behind|beside|by|near|into|onto|over|next to)\s+(?<fresh>\S.*)$/i.exec(
      words,
    )?.groups ?? {}
  if (known === undefined || fresh === undefined) return words
  const same = readPhrase(known)?.head === readPhrase(old)?.head
  return !same && /^(?:the|her|his|its)\s/i.test(known) && spoken(scene, known) ? fresh : words
}

/** A terrier that other texts call "the dog" is no terrier any more when the dog is a cat. */
function withOtherName(document: JsonObject, old: string, fresh: string, scene: Scene): JsonObject {
  const head = readPhrase(old)?.head ?? ''
  const thing = thingsOf(scene.document).find(
    ({ told, heads }) => told.length > 0 && heads.some((word) => sameWord(word, head)),
  )
  const other = thing?.heads.find((word) => !sameWord(word, head))
  if (thing === undefined || other === undefined) return document
  return replaceThing(document, other, fresh, ({ path }) => startsWith(path, thing.path)).document
}

/** A girl for whom a boy stands is "he" from then on. */
function regendered(document: JsonObject, old: string, fresh: string, scene: Scene): JsonObject {
  const [was, is] = [old, fresh].map((text) => isFemale(readPhrase(text)?.head ?? ''))
  if (is === undefined || was !== !is) return document
  const things = thingsOf(document)
  const [at] = thingsNamed(things, fresh, scene.ip)
  const thing = things[at ?? -1]
  return thing === undefined ? document : withGender(document, thing, is)
}

/** "a purple raincoat instead of the yellow one": the noun of the other counts for both. */
function shared(scene: Scene, old: string, fresh: string): string {
  const head = readPhrase(fresh)?.head ?? ''
  if (/\bones?$/i.test(old)) return old.replace(/\bones?$/i, head)
  const adjective = readPhrase(old)?.kind === 'adjective' && readPhrase(fresh)?.kind === 'noun'
  const joined = `${withoutArticles(old)} ${head}`
  return adjective && !isColors(fresh) && spoken(scene, joined) ? joined : old
}

/** "replace the background with a forest": a field, not its name, is what changes. */
function byName(
  scene: Scene,
  old: string,
  fresh: string,
  quoted: boolean,
  change: boolean,
): Done | Refused | undefined {
  const { document } = scene
  const bare = withoutArticles(old).replace(/^(?:her|his|its|their)\s+/i, '')
  const [field] = fieldsNamed(document, bare)
  const things = thingsOf(document)
  const subject = things.some((thing) => field !== undefined && samePath(thing.path, field.path))
  const named = thingsNamed(things, bare, scene.ip).length > 0
  const isField =
    field !== undefined &&
    field.by !== 'home' &&
    !subject &&
    !(mayBeThing(bare) && spoken(scene, bare))
  const generic = /^(?:subject|character|it|person|figure|object)$/i.test(bare)
  if (!isField && !(named && generic))
    return change ? assigned(scene, old, fresh, quoted) : undefined
  return assign(scene, old, { text: fresh, quoted })
}

/** "change the hat to red": a value more often than another thing. */
function assigned(
  scene: Scene,
  old: string,
  fresh: string,
  quoted: boolean,
): Done | Refused | undefined {
  const from = /^(?<target>.+?)\s+from\s+(?<was>.+)$/i.exec(old)?.groups
  const outcome = assign(scene, from?.target ?? old, { text: fresh, quoted })
  if (outcome !== undefined && 'document' in outcome) return outcome
  if (from?.was === undefined) return outcome
  const next = replaceThing(scene.document, from.was, fresh)
  return next.changed.length > 0 ? done(next.document) : outcome
}

function within(
  scene: Scene,
  old: string,
  fresh: string,
  paths: readonly (readonly (string | number)[])[],
): Done | Refused {
  const next = replaceThing(scene.document, old, fresh, (field) =>
    paths.some((path) => startsWith(field.path, path)),
  )
  return next.changed.length > 0
    ? done(next.document)
    : refused(`The field says nothing of "${old}".`)
}
