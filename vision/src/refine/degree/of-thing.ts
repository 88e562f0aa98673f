import { isObject, type JsonObject, textOf } from '../../json.ts'
import { isBeing } from '../assign/being.ts'
import { pathFor } from '../assign/look.ts'
import type { Target } from '../assign/target.ts'
import { meansPicture } from '../assign/words.ts'
import { type Thing, thingsNamed, thingsOf } from '../document/objects.ts'
import { keyOfThing } from '../document/own-key.ts'
import { getAt, setAt } from '../document/path.ts'
import { describeMore } from '../edits/describe-more.ts'
import { mentions } from '../edits/edit-mentions.ts'
import { type Done, done, meant, type Refused, type Scene } from '../operation.ts'
import { readPhrase } from '../text/phrase.ts'
import { readMood } from '../values/look.ts'
import { dimensionOf } from '../words/dimensions.ts'
import { opposites } from '../words/opposites.ts'
import { sized, stepped } from './stepped.ts'

const BIG = /^(?:big|large|huge|prominent|dominant)$/

const SMALL = /^(?:small|tiny|little)$/

export function ofSize(scene: Scene, target: Target, word: string, up: boolean): Done | undefined {
  if (!BIG.test(word) && !SMALL.test(word)) return undefined
  const things = thingsOf(scene.document)
  const named = target.owned ? [] : thingsNamed(things, meant(scene, target.words), scene.ip)
  const pictured = named.length === 0 && meansPicture(target.words) ? [0] : named
  let { document } = scene
  let head: string | undefined
  for (const at of pictured) {
    const thing = things[at]
    if (thing === undefined || !isObject(thing.node)) continue
    document = sized(document, thing, BIG.test(word) === up ? 1 : -1)
    head = thing.heads.at(-1)
  }
  return head === undefined ? undefined : done(document, head)
}

/** Something that the texts name: "the boots darker", "hair longer". */
export function ofDetail(
  scene: Scene,
  target: Target,
  word: string,
  up: boolean,
): Done | undefined {
  const things = thingsOf(scene.document)
  if (!target.owned && thingsNamed(things, target.words, scene.ip).length > 0) return undefined
  const phrase = readPhrase(target.words)
  if (
    phrase === undefined ||
    phrase.kind !== 'noun' ||
    mentions(scene.document, phrase).length === 0
  )
    return undefined
  return done(describeMore(scene.document, phrase, word, up), phrase.head)
}

export const FELT =
  /^(?:happy|sad|angry|cheerful|serious|friendly|joyful|scared|surprised|tired|relaxed|calm|confident|determined|playful|worried|excited)$/

export function ofThing(
  scene: Scene,
  target: Target,
  word: string,
  up: boolean,
): Done | Refused | undefined {
  const things = thingsOf(scene.document)
  const [at] = thingsNamed(things, target.words, scene.ip)
  const thing = things[at ?? -1]
  if (thing === undefined || target.owned) return undefined
  const it = /^(?:it|this|that)$/i.test(target.words)
  if (it && dimensionOf(word) !== undefined) return undefined
  const felt = isBeing(thing) && FELT.test(word)
  if (it && readMood(word) !== undefined && !felt) return undefined
  if (FELT.test(word) && isBeing(thing)) return expression(scene.document, thing, word, up)
  for (const head of new Set([...thing.heads].reverse())) {
    const phrase = readPhrase(head)
    if (phrase === undefined || mentions(scene.document, phrase).length === 0) continue
    return done(describeMore(scene.document, phrase, word, up, thing), head)
  }
  return undefined
}

export function expression(
  document: JsonObject,
  thing: Thing,
  word: string,
  up: boolean,
): Done | Refused {
  const path = isObject(thing.node)
    ? [...thing.path, keyOfThing(thing.node, 'expression')]
    : ['expression']
  return stepped(document, path, textOf(getAt(document, path)), word, up, 'expression')
}

/** "make the outlines thicker" where nothing tells of outlines: then the style says it. */
export function ofDrawing(
  scene: Scene,
  target: Target,
  word: string,
  up: boolean,
): Done | undefined {
  if (
    !/^(?:out)?lines?$|^(?:line ?work|line ?art|contours?|brush ?strokes?|strokes?|shading|edges?|grain|texture|reflections?|highlights?)$/i.test(
      target.words,
    )
  )
    return undefined
  const put = `${up ? word : (opposites(word)[0] ?? `less ${word}`)} ${target.words.toLowerCase()}`
  const path = pathFor(scene.document, 'style')
  const old = textOf(getAt(scene.document, path))
  return done(setAt(scene.document, path, old === undefined ? put : `${old}, ${put}`), target.words)
}
