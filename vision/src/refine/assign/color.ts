import { colorNamesIn } from '../../color/color-words.ts'
import { isObject, type JsonObject, textOf } from '../../json.ts'
import { fieldsNamed } from '../document/fields.ts'
import { type Thing, thingsNamed, thingsOf } from '../document/objects.ts'
import { getAt, setAt, startsWith } from '../document/path.ts'
import type { TextField } from '../document/texts.ts'
import { mentions } from '../edits/edit-mentions.ts'
import { colorsOf, recolorThing } from '../edits/recolor.ts'
import { setBackground } from '../edits/set-background.ts'
import { setField } from '../edits/set-field.ts'
import { type Done, done, type Refused, refusedFor, type Scene } from '../operation.ts'
import { readPhrase } from '../text/phrase.ts'
import { editText } from '../text/sentences.ts'
import { freshTokens } from '../text/tokens.ts'
import { colorLength, splitColors } from '../words/hues.ts'
import { type Target, withoutLead } from './target.ts'
import { meansPicture } from './words.ts'

/** Other colors for a thing or a detail of one; any words where the color was asked for by name ("hair color"). */
export function setColorOf(
  scene: Scene,
  target: Target,
  value: string,
): Done | Refused | undefined {
  const text = withoutLead(value).replace(/\s+(?:colou?r(?:ed)?|tone|shade)$/i, '')
  const noun = withoutLead(target.words)
  if (noun === '' && target.owner === undefined && thingsOf(scene.document).length === 0)
    return undefined
  if (/^(?:background|backdrop|bg)$/i.test(noun)) return setBackground(scene.document, text)
  const keyed = keyedColor(scene, noun)
  if (keyed !== undefined) {
    const next = setField(scene.document, keyed, text)
    return 'document' in next ? done(recolorWords(next.document, noun, text), noun) : next
  }
  if (noun === '' || meansPicture(noun))
    return ofThing(scene, target.owner ?? thingsOf(scene.document)[0], text)
  const things = thingsOf(scene.document)
  const [at] = target.owned ? [] : thingsNamed(things, noun, scene.ip)
  if (at !== undefined) return ofThing(scene, things[at], text)
  return ofDetail(scene, target, noun, text)
}

/** A document's own key for it: {"hair": {"color": "red"}}, {"hair_color": "red"}. */
function keyedColor(scene: Scene, noun: string) {
  if (noun === '') return undefined
  const own = fieldsNamed(scene.document, `${noun} color`).find(
    ({ by, value }) => (by === 'key' || by === 'path') && !isObject(value),
  )
  // {"palette": {"accent": "orange"}}: the key alone, where it holds a color.
  return (
    own ??
    fieldsNamed(scene.document, noun).find(
      ({ by, value }) =>
        by === 'key' && typeof value === 'string' && splitColors(value) !== undefined,
    )
  )
}

function recolorWords(document: JsonObject, noun: string, color: string): JsonObject {
  const phrase = readPhrase(noun)
  return phrase === undefined || mentions(document, phrase).length === 0
    ? document
    : recolorThing(document, phrase, color).document
}

function ofDetail(
  scene: Scene,
  target: Target,
  noun: string,
  color: string,
): Done | Refused | undefined {
  const phrase = readPhrase(noun)
  if (phrase === undefined || mentions(scene.document, phrase).length === 0) return undefined
  const within = withinOwner(scene.document, target)
  const next = recolorThing(scene.document, phrase, color, within)
  return done(next.document, noun)
}

/** Where several things are described, an owner that was named keeps the change to its own texts. */
function withinOwner(document: JsonObject, target: Target) {
  const owner = target.owned ? target.owner : undefined
  const others = thingsOf(document).filter((thing) => thing.path !== owner?.path)
  return (field: { path: readonly (string | number)[] }): boolean =>
    owner === undefined ||
    !others.some(
      (thing) => startsWith(field.path, thing.path) && thing.path.join() !== owner.path.join(),
    )
}

function ofThing(
  scene: Scene,
  thing: Thing | undefined,
  color: string,
): Done | Refused | undefined {
  const head = thing?.heads.at(-1)
  if (thing === undefined) return undefined
  if (splitColors(color) === undefined) return undefined
  const fixed = keptColors(scene, thing)
  if (fixed !== undefined) return fixed
  return done(recolorObject(scene.document, thing, color), head)
}

/** The refusal to give the first thing other colors than its identity's. */
export function keptColors(scene: Scene, thing: Thing): Refused | undefined {
  const first = thingsOf(scene.document)[0]
  if (!scene.fixedColors || first?.path.join() !== thing.path.join()) return undefined
  return refusedFor(
    `The colors of "${thing.heads[0] ?? 'the subject'}" are those of its visual schema and stay.`,
  )
}

/** A whole object in other colors: in the texts that name it, and in what is said of its colors. */
export function recolorObject(document: JsonObject, thing: Thing, color: string): JsonObject {
  const others = thingsOf(document).filter((other) => other.path.join() !== thing.path.join())
  const twins = others.some((other) => other.heads.some((head) => thing.heads.includes(head)))
  const within = (field: TextField): boolean =>
    !isAboutMaking(field.path) && (!twins || startsWith(field.path, thing.path))
  let next = document
  for (const head of new Set(thing.heads)) {
    const phrase = readPhrase(head)
    if (phrase !== undefined && mentions(next, phrase).length > 0) {
      next = recolorThing(next, phrase, color, within).document
      if (!thing.told.includes(head)) break
    }
  }
  if (!isObject(thing.node)) return next
  const path = [...thing.path, 'shape_and_color']
  const old = textOf(getAt(next, path))
  const told = oldColor(document, thing, within)
  const one = told !== undefined && old !== undefined ? inPlaceOf(old, told, color) : undefined
  return setAt(next, path, one ?? (old === undefined ? color : recoloredText(old, color)))
}

/** The one color that the texts give the thing itself. */
function oldColor(
  document: JsonObject,
  thing: Thing,
  within: (field: TextField) => boolean,
): string | undefined {
  const told = thing.heads.flatMap((head) => {
    const phrase = readPhrase(head)
    return phrase === undefined ? [] : colorsOf(document, phrase, within)
  })
  const colors = [...new Set(told.map(({ color }) => color))]
  return colors.length === 1 && !colors[0]?.includes(' and ') ? colors[0] : undefined
}

/** "white, green" of a white rose with leaves: only its own color changes; undefined where that is not told. */
function inPlaceOf(text: string, old: string, color: string): string | undefined {
  const pattern = new RegExp(`\\b${old.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\b`, 'i')
  return pattern.test(text) && colorNamesIn(text.toLowerCase()).length > 1
    ? text.replace(pattern, () => color)
    : undefined
}

/** How the picture is made says nothing of what it shows: "vector icon". */
function isAboutMaking(path: readonly (string | number)[]): boolean {
  return /medium|style/.test(String(path[0]))
}

/** "slender, black" → "slender, white"; a text that names no color gets it at its end. */
export function recoloredText(text: string, color: string): string {
  let done = false
  const changed = editText(text, (tokens) => {
    if (done) return undefined
    const words = tokens.map((token) => token.lower)
    const runs: [number, number][] = []
    for (let at = 0; at < words.length; ) {
      const length = colorLength(words, at)
      if (length > 0) runs.push([at, at + length])
      at += Math.max(1, length)
    }
    const [first] = runs
    if (first === undefined) return undefined
    done = true
    const last = runs.reduce(
      (end, [from, to]) => (/^(?:and|,)$/.test(words[end] ?? '') && from <= end + 2 ? to : end),
      first[1],
    )
    return [...tokens.slice(0, first[0]), ...freshTokens(color), ...tokens.slice(last)]
  })
  return changed ?? `${text}, ${color}`
}
