import { isObject, type JsonObject, textOf } from '../../json.ts'
import { readTarget } from '../assign/target.ts'
import { meansPicture } from '../assign/words.ts'
import { conceptOf } from '../document/concepts.ts'
import { bareField, type Field, fieldsNamed } from '../document/fields.ts'
import { type Thing, thingsNamed, thingsOf } from '../document/objects.ts'
import { getAt, type Path, samePath, setAt } from '../document/path.ts'
import { mentions } from '../edits/edit-mentions.ts'
import { withEnding } from '../edits/ending.ts'
import { summaryPaths } from '../edits/summary.ts'
import { type Done, done, type Refused, refused, type Scene } from '../operation.ts'
import { readPhrase } from '../text/phrase.ts'
import { ofPicture } from './expand-picture.ts'
import { factsFor, isKnownTopic } from './facts.ts'
import { nothing } from './nothing-more.ts'
import { saidOf } from './said-of.ts'
import { longer, unsaid } from './unsaid.ts'

/**
 * A description made longer by what the document itself, and the pictures that came along, say elsewhere. Nothing is made
 * up: where nothing more is known that is said.
 */
export function expand(scene: Scene, words: string): Done | Refused {
  const { document } = scene
  const bare = bareField(words).words.join(' ')
  const target = readTarget(scene, bare === '' ? 'it' : bare)
  const things = thingsOf(document)
  const [named] = target.owned ? [] : thingsNamed(things, target.words, scene.ip)
  const own = (entry: Field): boolean =>
    things.some((thing) => samePath(thing.path, entry.path) && isObject(thing.node))
  const [field] = [
    ...fieldsNamed(document, words),
    ...fieldsNamed(document, target.words, target.owner?.path),
  ].filter((entry) => !own(entry))
  const pictured =
    meansPicture(target.words) ||
    /^(?:description|caption|summary|overall description|prompt|text|wording|everything)$/i.test(
      target.words,
    )
  if (
    field !== undefined &&
    !(named !== undefined && field.by === 'home') &&
    !/^(?:it|subject|character)$/i.test(target.words)
  )
    return ofField(scene, field.concept?.id ?? conceptIdOf(field.path), field.path, words)
  const thing = things[named ?? -1]
  if (
    thing !== undefined &&
    !(pictured && /^it$/i.test(target.words) && summaryPaths(document).length > 0)
  )
    return ofThing(scene, thing, words)
  if (pictured) return ofPicture(scene, words)
  return ofDetail(scene, target.words)
}

function conceptIdOf(path: Path): string {
  const key = String(path.at(-1)).replaceAll('_', ' ').toLowerCase()
  const found = [
    'style',
    'medium',
    'lighting',
    'direction',
    'shadows',
    'color_scheme',
    'mood',
    'composition',
    'background',
    'context',
    'summary',
    'description',
    'appearance',
    'clothing',
    'colors',
    'texture',
    'pose',
    'action',
    'expression',
    'location',
    'camera_angle',
    'depth_of_field',
  ]
    .map(conceptOf)
    .find((concept) => concept.keys.includes(key))
  return found?.id ?? ''
}

function ofField(scene: Scene, id: string, path: Path, words: string): Done | Refused {
  const { document } = scene
  if (!Array.isArray(document.objects) && /^(?:summary|description)$/.test(id))
    return ofPicture(scene, words)
  const value = getAt(document, path)
  const place = isObject(value) ? innerText(value, path) : path
  const text = textOf(getAt(document, place))
  const parent = getAt(document, path.slice(0, -1))
  const object = isObject(parent) && path[0] === 'objects' ? parent : undefined
  const facts = isKnownTopic(id) ? factsFor(id, scene, object) : []
  const fresh = unsaid(text ?? '', facts)
  if (fresh.length === 0 || (text === undefined && value !== undefined)) return nothing(words)
  return done(setAt(document, place, longer(text, fresh)))
}

function innerText(value: JsonObject, path: Path): Path {
  const key =
    Object.keys(value).find((name) => /^(?:conditions|description|type|text)$/.test(name)) ??
    Object.keys(value)[0]
  return key === undefined ? path : [...path, key]
}

function ofThing(scene: Scene, thing: Thing, words: string): Done | Refused {
  if (typeof thing.node === 'string') return ofPicture(scene, words)
  const path = [...thing.path, 'description']
  const text = textOf(thing.node.description) ?? ''
  const fresh = unsaid(text, factsFor('description', scene, thing.node))
  if (fresh.length === 0) return nothing(words)
  return done(setAt(scene.document, path, longer(text, fresh)), thing.heads.at(-1))
}

/** Something that the texts name: what other fields say of it goes where it is described at most length. */
function ofDetail(scene: Scene, words: string): Done | Refused {
  const phrase = readPhrase(words)
  const places = phrase === undefined ? [] : mentions(scene.document, phrase)
  if (phrase === undefined || places.length === 0)
    return refused(`The document says nothing of "${words}".`)
  const [longest] = [...places]
    .filter(({ path }) => path[0] !== 'short_description')
    .sort((p, q) => q.text.length - p.text.length)
  const place = longest ?? places[0]
  if (place === undefined) return nothing(words)
  const facts = places
    .filter((other) => !samePath(other.path, place.path))
    .flatMap((other) => saidOf(other.text, phrase))
  const fresh = unsaid(place.text, facts)
  if (fresh.length === 0) return nothing(words)
  return done(
    setAt(scene.document, place.path, withEnding(place.text, `, ${fresh.join(', ')}`)),
    phrase.head,
  )
}
