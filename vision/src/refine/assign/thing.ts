import { isObject, type JsonObject, textOf } from '../../json.ts'
import type { Thing } from '../document/objects.ts'
import { setAt } from '../document/path.ts'
import { readDeed } from '../edits/deed.ts'
import { isFemale, withGender } from '../edits/gender.ts'
import { moveThing } from '../edits/move-thing.ts'
import { setState } from '../edits/set-state.ts'
import { type Done, done, type Refused, type Scene } from '../operation.ts'
import { withoutDeterminer } from '../text/substitute.ts'
import { readLocation } from '../values/location.ts'
import { readMood } from '../values/look.ts'
import { readNumber } from '../values/number.ts'
import { readSize } from '../values/size.ts'
import { splitColors } from '../words/hues.ts'
import type { Value } from './assign.ts'
import { isBeing } from './being.ts'
import { keptColors, recolorObject } from './color.ts'
import { described, withColors } from './described.ts'
import { setLook } from './look.ts'
import { MADE_OF } from './made-of.ts'
import { isQualities } from './qualities.ts'
import { renamed } from './renamed.ts'
import { isOtherThing, isSaidQuality } from './value.ts'

/** Gives an object a color, a size, a place, a pose, a quality, or another noun. */
export function setThing(
  scene: Scene,
  thing: Thing,
  value: Value,
  first: boolean,
): Done | Refused | undefined {
  const { document } = scene
  const text = value.text.replace(/^(?:be|to be|become)\s+/i, '')
  const head = thing.heads.at(-1)
  const colors = splitColors(
    withoutDeterminer(text).replace(/\s+(?:one|ones|in color|in colour)$/i, ''),
  )
  if (colors !== undefined)
    return (
      keptColors(scene, thing) ??
      done(
        recolorObject(document, thing, withoutDeterminer(text).replace(/\s+(?:one|ones)$/i, '')),
        head,
      )
    )
  const female = /^(?:fe)?male$|^(?:masculine|feminine)$/i.test(text) ? isFemale(text) : undefined
  if (female !== undefined)
    return done(
      isObject(thing.node)
        ? setAt(
            withGender(document, thing, female),
            [...thing.path, 'gender'],
            female ? 'female' : 'male',
          )
        : withGender(document, thing, female),
      head,
    )
  const stuff = MADE_OF.exec(text)?.groups?.stuff
  if (stuff !== undefined) return madeOf(document, thing, stuff)
  const age = /^(?:about |around )?(?<years>\d{1,3}|\p{L}+)[ -]years?[ -]old$/iu.exec(text)?.groups
    ?.years
  const years = age === undefined ? undefined : (readNumber(age) ?? undefined)
  if (years !== undefined && isObject(thing.node) && Object.hasOwn(thing.node, 'age'))
    return done(setAt(document, [...thing.path, 'age'], years), head)
  if (years !== undefined) return described(document, thing, `${years}-year-old`)
  const size = readSize(text)
  if (size !== undefined) return done(sized(document, thing, size), head)
  const place = /^(?:on|in|at|to)\b|^(?:left|right|center|centered|centre)$/i.test(text)
    ? readLocation(text.replace(/^centered$/i, 'center'))
    : undefined
  if (place !== undefined) return done(moveThing(document, thing, place), head)
  const deed = readDeed(text)
  if (deed !== undefined && (deed.field !== 'expression' || isBeing(thing)))
    return done(setState(document, thing, deed), head)
  const look = first && isPictureWord(text) ? setLook(scene, text) : undefined
  if (look !== undefined) return look
  if (isQualities(text) || isSaidQuality(value))
    return withColors(scene, thing, text) ?? described(document, thing, text)
  return isOtherThing(value) ? renamed(document, thing, text) : undefined
}

/** Words that describe the light, the camera or the making, never a thing. */
function isPictureWord(text: string): boolean {
  return readMood(text) === undefined || !/^(?:cute|happy|funny|friendly)$/i.test(text)
}

/** Its texture where the document tells one, else its first material. */
function madeOf(document: JsonObject, thing: Thing, stuff: string): Done | undefined {
  const path = [...thing.path, 'texture']
  if (isObject(thing.node) && textOf(thing.node.texture) !== undefined)
    return done(setAt(document, path, stuff), thing.heads.at(-1))
  return described(document, thing, stuff)
}

function sized(document: JsonObject, thing: Thing, size: string): JsonObject {
  if (isObject(thing.node)) return setAt(document, [...thing.path, 'relative_size'], size)
  return described(document, thing, size)?.document ?? document
}
