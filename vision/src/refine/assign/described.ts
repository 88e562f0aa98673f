import { isObject, type JsonObject, textOf } from '../../json.ts'
import type { Thing } from '../document/objects.ts'
import { getAt, setAt } from '../document/path.ts'
import { mentions } from '../edits/edit-mentions.ts'
import { withQualities } from '../edits/qualities.ts'
import { aboutThing } from '../edits/summary.ts'
import { type Done, done, type Refused, type Scene } from '../operation.ts'
import { readPhrase } from '../text/phrase.ts'
import { lowerWords } from '../text/tokens.ts'
import { isColorWord } from '../words/hues.ts'
import { opposites } from '../words/opposites.ts'
import { keptColors, recolorObject } from './color.ts'

/** "orange and fluffy": the colors as colors, the rest as it is. */
export function withColors(scene: Scene, thing: Thing, text: string): Done | Refused | undefined {
  const words = lowerWords(text).filter((word) => word !== 'and')
  const colors = words.filter(isColorWord)
  const rest = words.filter((word) => !isColorWord(word))
  if (colors.length === 0 || rest.length === 0) return undefined
  const fixed = keptColors(scene, thing)
  if (fixed !== undefined) return fixed
  const next = recolorObject(scene.document, thing, colors.join(' and '))
  return described(next, { ...thing, node: nodeAt(next, thing) }, rest.join(' '))
}

function nodeAt(document: JsonObject, thing: Thing): Thing['node'] {
  const node = getAt(document, thing.path)
  return isObject(node) || typeof node === 'string' ? node : thing.node
}

export function described(document: JsonObject, thing: Thing, text: string): Done | undefined {
  const about = aboutThing(document, thing.path)
  const own = withoutOpposites(document, thing, text)
  for (const head of new Set(thing.heads)) {
    const phrase = readPhrase(head)
    if (phrase === undefined || mentions(own, phrase).length === 0) continue
    return done(
      withQualities(
        own,
        phrase,
        text.toLowerCase(),
        (field) => about(field) && isDescription(field.path),
      ),
      head,
    )
  }
  const path = [...thing.path, ...(isObject(thing.node) ? ['description'] : [])]
  const old = textOf(getAt(own, path))
  return done(setAt(own, path, old === undefined ? text : `${text} ${old}`))
}

/** What the thing's short fields say to the contrary: "square" of the shape of what is round now. */
function withoutOpposites(document: JsonObject, thing: Thing, text: string): JsonObject {
  const [word = '', ...more] = lowerWords(text)
  if (!isObject(thing.node) || more.length > 0) return document
  return ['shape_and_color', 'texture'].reduce((next, key) => {
    const path = [...thing.path, key]
    const old = textOf(getAt(next, path)) ?? ''
    const gone = opposites(word).find((other) => lowerWords(old).includes(other))
    return gone === undefined
      ? next
      : setAt(
          next,
          path,
          old.replace(new RegExp(`\\b${gone}\\b`, 'i'), () => word),
        )
  }, document)
}

export function isDescription(path: readonly (string | number)[]): boolean {
  const key = [...path].reverse().find((part) => typeof part === 'string')
  return /description|caption|prompt|summary|subject|character|object|item|element|person|product|title/.test(
    String(key),
  )
}
