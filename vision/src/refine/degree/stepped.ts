import { type JsonObject, textOf } from '../../json.ts'
import { colorFromWords } from '../../prompt/colors.ts'
import type { Thing } from '../document/objects.ts'
import { getAt, type Path, setAt } from '../document/path.ts'
import { type Done, done, type Refused, refused } from '../operation.ts'
import { lessOf, moreOf } from '../text/degree.ts'
import { steppedSize } from '../values/size.ts'
import { dimensionOf, MILD } from '../words/dimensions.ts'
import { opposites } from '../words/opposites.ts'

export function sized(document: JsonObject, thing: Thing, step: 1 | -1): JsonObject {
  const path = [...thing.path, 'relative_size']
  return setAt(document, path, steppedSize(textOf(getAt(document, path)), step))
}

/** "more pink" in a list of colors: that color stands first. */
function withMoreColor(text: string, word: string): string {
  const list = /^\p{L}+(?: \p{L}+)?(?:,| and )/u.test(text)
  return list && !new RegExp(`\\b${word}\\b`, 'i').test(text)
    ? `${word}, ${text}`
    : `mostly ${word}; ${text}`
}

export function stepped(
  document: JsonObject,
  path: Path,
  text: string | undefined,
  word: string,
  up: boolean,
  name: string,
): Done | Refused {
  if (up && colorFromWords(word) !== undefined && text !== undefined)
    return done(setAt(document, path, withMoreColor(text, word)), name)
  const dimension = dimensionOf(word)
  const other =
    dimension === undefined
      ? opposites(word)
      : dimension.up
        ? dimension.dimension.down
        : dimension.dimension.up
  const mild = MILD.get(word) ?? (dimension === undefined ? undefined : other[0]) ?? `less ${word}`
  if (text === undefined) return done(setAt(document, path, up ? word : mild), name)
  const next = up ? moreOf(text, word, other) : lessOf(text, word, mild, other)
  return next === undefined
    ? refused(`"${name}" is as ${word} as words can say already.`)
    : done(setAt(document, path, next), name)
}
