import { colorNamesIn, isColorList } from '../../color/color-words.ts'
import type { JsonObject } from '../../json.ts'
import { getAt, type Path, samePath, setAt } from '../document/path.ts'
import { textFields } from '../document/texts.ts'

import { readPhrase } from '../text/phrase.ts'
import { withColors as recolorMention } from '../text/recolor-thing.ts'
import { editText } from '../text/sentences.ts'
import { freshTokens, lowerWords, type Token } from '../text/tokens.ts'
import { isColorWord } from '../words/hues.ts'
import { BACKDROPS } from '../words/places.ts'
import { editMentions } from './edit-mentions.ts'
import { removeAdjective } from './remove-words.ts'
import { isColorScheme } from './roles.ts'

/** The old text with its color changed, where it tells a plain background in one color. */
export function recolored(old: string | undefined, put: string): string | undefined {
  if (old === undefined || /gradient/i.test(old)) return undefined
  const words = lowerWords(old)
  const plain =
    words.some((word) => BACKDROPS.has(word)) ||
    words.every((word) => isColorWord(word) || word === 'solid' || word === 'plain')
  const count = words.filter(isColorWord).length
  if (!plain || count === 0) return undefined
  let done = false
  return editText(old, (tokens) => {
    const at = tokens.findIndex((token) => isColorWord(token.lower))
    if (at < 0 || done) return undefined
    done = true
    const shaded =
      at > 0 && /^(?:light|dark|pale|deep|bright|soft)$/.test(tokens[at - 1]?.lower ?? '')
    const to = lastColor(tokens, at)
    return [...tokens.slice(0, shaded ? at - 1 : at), ...freshTokens(put), ...tokens.slice(to)]
  })
}

function lastColor(tokens: readonly Token[], at: number): number {
  let to = at + 1
  while (tokens[to]?.lower === 'and' && isColorWord(tokens[to + 1]?.lower ?? '')) to += 2
  return to
}

/** "on a solid blue background" in other fields; mentions without a color need none. */
export function recolorMentions(document: JsonObject, path: Path, put: string): JsonObject {
  const phrase = readPhrase('background')
  if (phrase === undefined) return document
  return editMentions(
    document,
    phrase,
    (sentence, mention) => recolorMention(sentence, mention, put),
    undefined,
    (field) => !samePath(field.path, path),
  ).document
}

export function withSchemeColors(
  document: JsonObject,
  gone: readonly string[],
  put: readonly string[],
): JsonObject {
  const scheme = textFields(document).find(
    (field) =>
      isColorScheme(field) && typeof field.path.at(-1) === 'string' && isColorList(field.text),
  )
  if (scheme === undefined) return document
  const rest = textFields(document).filter((field) => !isColorScheme(field))
  const used = rest.flatMap((field) => colorNamesIn(field.text.toLowerCase()))
  const names = colorNamesIn(scheme.text)
  const free = gone.filter(
    (name) => names.includes(name) && (!used.includes(name) || put.includes(name)),
  )
  const fresh = put.filter((name) => !names.includes(name))
  return free.reduce(
    (next, name, i) => {
      const by = i === 0 ? fresh.join(', ') : ''
      if (by !== '')
        return setAt(
          next,
          scheme.path,
          String(getAt(next, scheme.path)).replace(new RegExp(`\\b${name}\\b`), by),
        )
      if (put.includes(name)) return next
      return removeAdjective(next, name.split(' '), (field) => samePath(field.path, scheme.path))
        .document
    },
    withFresh(document, scheme.path, free.length === 0 ? fresh : []),
  )
}

function withFresh(document: JsonObject, path: Path, fresh: readonly string[]): JsonObject {
  if (fresh.length === 0) return document
  return setAt(document, path, `${String(getAt(document, path))}, ${fresh.join(', ')}`)
}
