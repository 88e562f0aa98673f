import { type JsonObject, textOf } from '../../json.ts'
import { conceptOf } from '../document/concepts.ts'
import { pathsOfConcept } from '../document/fields.ts'
import { getAt, type Path } from '../document/path.ts'
import { setField } from '../edits/set-field.ts'
import { setLight } from '../edits/set-light.ts'
import { type Done, done, type Refused, type Scene } from '../operation.ts'
import { withoutDeterminer } from '../text/substitute.ts'
import {
  readCamera,
  readDirection,
  readLight,
  readMedium,
  readMood,
  readStyle,
} from '../values/look.ts'
import { fieldAt, setMedium, setStyle } from './style.ts'

/** Where a document tells something, or where a structured prompt would. */
export function pathFor(document: JsonObject, id: string): Path {
  const concept = conceptOf(id)
  return pathsOfConcept(document, concept)[0] ?? concept.home
}

/** What a few words say of the whole picture, without naming a field: "night", "a watercolor", "from below", "gloomy". */
export function setLook(scene: Scene, words: string): Done | Refused | undefined {
  const { document } = scene
  const text = withoutDeterminer(words.trim()).replace(
    /^(?:look|looks|feel|feels|be|appear|seem)\s+(?:like\s+)?/i,
    '',
  )
  const bare = withoutDeterminer(text)
  const manner = /^(?:(?:in|like)\s+)?(?:(?:the|an?)\s+)?style\s+of\s+(?<whose>\S.*)$/i.exec(
    words.trim(),
  )?.groups?.whose
  if (manner !== undefined && readMedium(manner) === undefined && readStyle(manner) === undefined)
    return setStyle(
      document,
      fieldAt(document, pathFor(document, 'style')),
      `in the style of ${manner}`,
    )
  const camera = readCamera(bare)
  if (camera !== undefined)
    return setField(document, fieldAt(document, pathFor(document, camera.concept)), camera.text)
  const light = readLight(bare)
  if (light !== undefined) return done(setLight(document, light))
  const medium = readMedium(stylePart(bare))
  if (medium !== undefined) return mediumOrStyle(document, bare, medium)
  const style = readStyle(stylePart(bare))
  if (style !== undefined)
    return setStyle(document, fieldAt(document, pathFor(document, 'style')), style)
  const direction = /^(?:lit|light|backlit)/i.test(words) ? readDirection(words) : undefined
  if (direction !== undefined)
    return setField(document, fieldAt(document, pathFor(document, 'direction')), direction)
  const mood = readMood(bare)
  if (mood !== undefined)
    return setField(document, fieldAt(document, pathFor(document, 'mood')), mood)
  return undefined
}

/** "in the style of a comic", "watercolor style". */
function stylePart(text: string): string {
  return text
    .replace(/^(?:in|as|like|with)\s+(?:the\s+)?(?:style\s+of\s+)?/i, '')
    .replace(/^(?:an?|the)\s+/i, '')
}

/** A document with no word for its medium but one for its style takes the medium there. */
function mediumOrStyle(document: JsonObject, text: string, medium: string): Done | Refused {
  const held = pathsOfConcept(document, conceptOf('medium'))[0]
  const style = pathsOfConcept(document, conceptOf('style'))[0]
  if (held === undefined && style !== undefined)
    return setStyle(document, fieldAt(document, style), stylePart(text).replace(/\s+style$/i, ''))
  return setMedium(document, fieldAt(document, held ?? conceptOf('medium').home), medium)
}

export function textAt(document: JsonObject, path: Path): string | undefined {
  return textOf(getAt(document, path))
}
