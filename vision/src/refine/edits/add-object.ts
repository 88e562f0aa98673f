import { colorNamesIn, joinAnd } from '../../color/color-words.ts'
import { isObject, type JsonObject, textOf } from '../../json.ts'
import { readPrompt } from '../../prompt/read-prompt.ts'
import { stateFields } from '../../prompt/subject-fields.ts'
import { conceptOf } from '../document/concepts.ts'
import { pathsOfConcept } from '../document/fields.ts'
import { subjectPath } from '../document/objects.ts'
import { getAt, setAt } from '../document/path.ts'
import { isUnwanted } from '../document/texts.ts'
import { readLocation } from '../values/location.ts'
import { articled } from './add-part.ts'
import { withEnding } from './ending.ts'

const MAX_OBJECTS = 5
const LISTS = ['objects', 'elements', 'items', 'subjects', 'characters', 'props']

/** A new thing in the picture: an object of its own, or words in the subject's text where a document lists no objects. */
export function addObject(
  document: JsonObject,
  words: string,
  place: string | undefined,
  relation: string | undefined,
): JsonObject {
  const key = LISTS.find((name) => Array.isArray(document[name]))
  const list = key === undefined ? undefined : document[key]
  if (key !== undefined && Array.isArray(list) && !list.some(isObject) && list.length > 0)
    return setAt(
      document,
      [key, list.length],
      `${bare(words)}${relation === undefined ? '' : ` ${relation}`}${place === undefined ? '' : ` ${placeOf(place)}`}`,
    )
  const loose = key === undefined ? listOfParts(document) : undefined
  const path = subjectPath(document)
  if (loose !== undefined && path === undefined)
    return setAt(
      document,
      [loose.key, loose.length],
      [bare(words), relation, place === undefined ? undefined : placeOf(place)]
        .filter((part) => part !== undefined)
        .join(' '),
    )
  const structured =
    key !== undefined || path === undefined || typeof document.short_description === 'string'
  if (!structured) return inSubject(document, path, words, place ?? relation)
  const count = Array.isArray(list) ? list.length : 0
  if (count >= MAX_OBJECTS) return addToBackground(document, words)
  return setAt(document, [key ?? 'objects', count], objectOf(words, place, relation))
}

const NO_PARTS = /colou?r|palette|mood|tag|style|font|url|id$|^ids$/i

/** The list of words that a document without objects and without a subject is made of. */
export function listOfParts(document: JsonObject): { key: string; length: number } | undefined {
  if (typeof document.short_description === 'string') return undefined
  for (const [key, value] of Object.entries(document)) {
    if (!Array.isArray(value) || isUnwanted(key) || NO_PARTS.test(key)) continue
    if (value.length > 0 && value.every((item) => typeof item === 'string'))
      return { key, length: value.length }
  }
  return undefined
}

function bare(words: string): string {
  return words.replace(/^(?:an?|the|some)\s+/i, '')
}

function objectOf(
  words: string,
  place: string | undefined,
  relation: string | undefined,
): JsonObject {
  const [reading] = readPrompt(words).objects
  const object: JsonObject = {
    description: reading?.description || bare(words),
    ...(reading ? stateFields(reading) : {}),
  }
  const location = place ?? reading?.location
  if (location !== undefined) object.location = location
  if (relation !== undefined) object.relationship = relation
  if (reading?.size !== undefined) object.relative_size = reading.size
  const colors = reading?.colors ?? colorNamesIn(words.toLowerCase())
  if (colors.length > 0) object.shape_and_color = joinAnd(colors)
  if (reading?.count !== undefined) object.number_of_objects = reading.count
  return object
}

function inSubject(
  document: JsonObject,
  path: readonly (string | number)[],
  words: string,
  where: string | undefined,
): JsonObject {
  const text = textOf(getAt(document, path))
  if (text === undefined) return setAt(document, ['objects'], [objectOf(words, where, undefined)])
  const location = where === undefined ? '' : ` ${placeOf(where)}`
  return setAt(document, path, withEnding(text, `, with ${articled(words)}${location}`))
}

function placeOf(where: string): string {
  return readLocation(`on the ${where}`) === undefined ||
    /^(?:on|in|at|next|behind|beside|under|above|below|near)\b/.test(where)
    ? where
    : `on the ${where}`
}

/** It would not be true with something more in it. */
const NOTHING_ELSE =
  /,?\s+(?:with(?:out)?\s+(?:no|any)\s+(?:additional|other|extra|further|distracting|visible)?\s*(?:elements|objects|details|distractions|items|features)|and\s+nothing\s+else)(?=[.,;]|$)/i

/** More in the background: its text goes on. */
export function addToBackground(document: JsonObject, words: string): JsonObject {
  const [path = ['background_setting']] = pathsOfConcept(document, conceptOf('background'))
  const old = getAt(document, path)
  if (isObject(old)) {
    const key = Object.keys(old).find((name) =>
      /^(?:elements|details|objects|description|setting|type)$/.test(name),
    )
    return setAt(
      document,
      [...path, key ?? 'details'],
      textOf(old[key ?? '']) === undefined
        ? bare(words)
        : `${textOf(old[key ?? ''])}, ${bare(words)}`,
    )
  }
  const text = textOf(old)?.replace(NOTHING_ELSE, '')
  if (text === undefined || text === '') return setAt(document, path, bare(words))
  const joins = / with [^.]*$/.test(text) ? ` and ${articled(words)}` : ` with ${articled(words)}`
  return setAt(document, path, withEnding(text, joins))
}
