import { isObject, type JsonObject } from '../../json.ts'
import type { Thing } from '../document/objects.ts'
import { keyOfThing } from '../document/own-key.ts'
import { setAt } from '../document/path.ts'
import { editTexts } from '../document/texts.ts'
import { type Parsed, parse } from '../text/mentions.ts'
import { sameWord } from '../text/phrase.ts'
import { freshTokens } from '../text/tokens.ts'
import { readLocation } from '../values/location.ts'
import { aboutThing } from './summary.ts'

/** Puts a thing elsewhere in the frame; prose that told the old place tells the new one. */
export function moveThing(document: JsonObject, thing: Thing, place: string): JsonObject {
  const path = isObject(thing.node)
    ? [...thing.path, keyOfThing(thing.node, 'location')]
    : ['location']
  return withPlaceInProse(setAt(document, path, place), thing, place)
}

function withPlaceInProse(document: JsonObject, thing: Thing, place: string): JsonObject {
  const about = aboutThing(document, thing.path)
  return editTexts(document, (field) => (tokens) => {
    if (
      !about(field) ||
      !/description|caption|prompt|summary|subject/.test(String(field.path.at(-1)))
    )
      return undefined
    const range = placeAfter(parse(tokens), thing)
    if (range === undefined) return undefined
    return [
      ...tokens.slice(0, range.from),
      ...freshTokens(placePhrase(place)),
      ...tokens.slice(range.to),
    ]
  }).document
}

function placePhrase(place: string): string {
  return `${/^(?:center|foreground|background|top|bottom|middle)/.test(place) && !/left|right/.test(place) ? 'in' : 'on'} the ${place}`.replace(
    /^(?:in|on) the (top|bottom) (left|right)$/,
    'in the $1 $2',
  )
}

/** "a cat on the left": the place right after the thing, with its preposition. */
function placeAfter(
  { tokens, chunks }: Parsed,
  thing: Thing,
): { from: number; to: number } | undefined {
  for (const [index, chunk] of chunks.entries()) {
    if (chunk.kind !== 'np') continue
    const named = chunk.heads.some((at) =>
      thing.heads.some((head) => sameWord(head, tokens[at]?.lower ?? '')),
    )
    if (!named) continue
    for (let i = index + 1; chunks[i]?.kind === 'prep' && chunks[i + 1]?.kind === 'np'; i += 2) {
      const [prep, np] = [chunks[i], chunks[i + 1]]
      if (prep === undefined || np === undefined) break
      const words = tokens.slice(prep.from, np.to).map((token) => token.lower)
      if (
        /^(?:on|in|at|to)$/.test(words[0] ?? '') &&
        words.length <= 5 &&
        readLocation(words.join(' ')) !== undefined
      )
        return { from: prep.from, to: np.to }
    }
  }
  return undefined
}
