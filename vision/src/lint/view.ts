import { isObject, type JsonObject, type JsonValue, objectOf, pruneObject } from '../json.ts'
import { slipsIn } from './known-keys.ts'
import { mayHoldLeaks, withoutLeaks } from './leaks.ts'
import { keysOf, mapTexts, pointerOf, withKeyAt } from './pointer.ts'

const SPREAD = 'measured_spread'

/** A document with its misspelt keys called what they were meant to be; nothing moves. */
export function renamed(document: JsonObject): JsonObject {
  // The deepest first, so that the paths of the others stay.
  const slips = [...slipsIn(document)].reverse()
  return slips.reduce(
    (changed, { keys, meant }) => withKeyAt(changed, pointerOf(keys), meant),
    document,
  )
}

/**
 * A document as it is once its plain slips are put right: misspelt keys, file names, empty values, a record of measurement. Rules about
 * what it says read this, so that putting a slip right changes nothing of what they find.
 */
export function tidiedView(document: JsonObject, tokens: readonly string[] = []): JsonObject {
  const named = renamed(document)
  const { [SPREAD]: _record, ...rest } = named
  const clean = mapTexts(rest, (text, keys) =>
    mayHoldLeaks(keys) ? withoutLeaks(text, tokens) : text,
  )
  return pruneObject(objectOf(clean))
}

/** Whether a value is left in the tidied form. */
function stays(value: JsonValue, tokens: readonly string[]): boolean {
  return Object.keys(tidiedView({ value }, tokens)).length > 0
}

function ownKey(at: JsonValue | undefined, key: string, tokens: readonly string[]): string {
  if (Array.isArray(at)) {
    const staying = at.flatMap((item, place) => (stays(item, tokens) ? [place] : []))
    return String(staying[Number(key)] ?? at.length)
  }
  return key
}

/** Where a path of the tidied form leads in the document itself. */
export function rawPointer(
  document: JsonObject,
  pointer: string,
  tokens: readonly string[] = [],
): string {
  const slips = new Map([...slipsIn(document)].map(({ keys, meant }) => [pointerOf(keys), meant]))
  let at: JsonValue | undefined = document
  const keys: string[] = []
  for (const key of keysOf(pointer)) {
    let own = ownKey(at, key, tokens)
    if (isObject(at) && !Object.hasOwn(at, key))
      own = Object.keys(at).find((name) => slips.get(pointerOf([...keys, name])) === key) ?? key
    keys.push(own)
    at = Array.isArray(at)
      ? at[Number(own)]
      : isObject(at) && Object.hasOwn(at, own)
        ? at[own]
        : undefined
  }
  return pointerOf(keys)
}
