import { textOf } from '../../json.ts'
import { setLook } from '../assign/look.ts'
import { readTarget, type Target } from '../assign/target.ts'
import { meansPicture } from '../assign/words.ts'
import { fieldsNamed } from '../document/fields.ts'
import { shorter } from '../edits/shorten.ts'
import { expand } from '../facts/expand.ts'
import { type Done, type Refused, refused, type Scene } from '../operation.ts'
import { ofField } from './of-field.ts'
import { ofPicture } from './of-picture.ts'
import { ofDetail, ofDrawing, ofSize, ofThing } from './of-thing.ts'

export const DETAIL =
  /^(?:detailed|elaborate|descriptive|specific|elaborated|precise|informative|explicit|vivid|rich in detail|thorough|extensive|exhaustive|in depth|in-depth|in detail)$/i

export const BRIEF = /^(?:concise|brief|succinct|compact|terse)$/i

const LENGTH = /^(?:long|short)$/i

export function change(
  scene: Scene,
  words: string,
  word: string,
  up: boolean,
): Done | Refused | undefined {
  const target = readTarget(scene, words)
  const lower = word.toLowerCase()
  const textual = /\b(?:description|caption|summary|text|prompt|wording|it)\b/i.test(words)
  if (DETAIL.test(lower) && (lower !== 'vivid' || /description/i.test(words)))
    return detail(scene, words, up)
  if (BRIEF.test(lower)) return detail(scene, words, !up)
  if (LENGTH.test(lower) && textual && /description|caption|summary|text|prompt/i.test(words))
    return detail(scene, words, (lower === 'long') === up)
  if ((LENGTH.test(lower) || BRIEF.test(lower)) && isText(scene, target))
    return detail(scene, words, /^long$/.test(lower) === up)
  if (
    /^(?:simple|minimal|minimalist|plain)$/i.test(lower) &&
    /description|caption|summary/i.test(words)
  )
    return detail(scene, words, !up)
  const view =
    /^(?:shot|view|angle|crop|framing|lens)$/i.test(target.words) && up
      ? setLook(scene, `${lower} ${target.words}`)
      : undefined
  if (view !== undefined && 'document' in view) return view
  return (
    ofSize(scene, target, lower, up) ??
    ofField(scene, target, lower, up) ??
    (meansPicture(target.words) ? ofPicture(scene, target, lower, up) : undefined) ??
    ofDetail(scene, target, lower, up) ??
    ofThing(scene, target, lower, up) ??
    ofDrawing(scene, target, lower, up) ??
    refused(`The document says nothing of "${target.words}".`)
  )
}

/** A field that tells something at length: "shorter" is about its words. */
function isText(scene: Scene, target: Target): boolean {
  const [field] = fieldsNamed(scene.document, target.words, target.owner?.path)
  const text = textOf(field?.value)
  return text !== undefined && field?.by !== 'home' && text.split(/\s+/).length > 5
}

export function detail(scene: Scene, words: string, up: boolean): Done | Refused {
  return up ? expand(scene, words) : shorter(scene, words)
}
