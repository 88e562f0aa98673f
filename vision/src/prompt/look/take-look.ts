import { BEINGS } from '../../refine/words/things.ts'
import { EXPRESSIONS } from '../lexicon.ts'
import { findAll, isWholeClause } from '../tokens/find.ts'
import type { Token } from '../tokens/token.ts'
import { mark } from '../tokens/token.ts'
import { ASPECT_PATTERNS, CAMERA_PATTERNS } from './camera.ts'
import { MOOD_PATTERNS, MOODS_ALONE, SCHEME_PATTERNS } from './color-mood.ts'
import { LIGHT_PATTERNS } from './light.ts'
import { emptyLook, type Look } from './look.ts'
import { CONTEXT_PATTERNS, MEDIUM_PATTERNS, STYLE_PATTERNS } from './medium-style.ts'
import { takePatterns } from './patterns.ts'

/** Medium, style, light, mood, camera, colors and purpose, each group where the ones before it have left the words. */
export function takeLook(tokens: readonly Token[], feels: boolean): Look {
  const look = emptyLook()
  takePatterns(tokens, look, SCHEME_PATTERNS)
  takePatterns(tokens, look, ASPECT_PATTERNS)
  takePatterns(tokens, look, CAMERA_PATTERNS)
  takePatterns(tokens, look, LIGHT_PATTERNS)
  takePatterns(tokens, look, MOOD_PATTERNS)
  takeMoodsAlone(tokens, look, feels)
  takePatterns(tokens, look, CONTEXT_PATTERNS)
  takePatterns(tokens, look, STYLE_PATTERNS)
  takePatterns(tokens, look, MEDIUM_PATTERNS)
  takePortrait(tokens, look)
  return look
}

/** "happy" alone is how somebody looks where there is somebody; "cozy" never is. */
function takeMoodsAlone(tokens: readonly Token[], look: Look, feels: boolean): void {
  for (const found of findAll(tokens, MOODS_ALONE.pattern)) {
    const span = found.span('is')
    if (span === undefined || !isWholeClause(tokens, found)) continue
    const said = found.said('is').replace(/ , /g, ', ')
    if (feels && said.split(/,? and |, /).every((word) => EXPRESSIONS.has(word))) continue
    look.mood.push({ text: said, ...span })
    mark(tokens, found, 'look')
  }
}

/** "a portrait of a woman": how she is shown; of anything else it is a picture like any other. */
function takePortrait(tokens: readonly Token[], look: Look): void {
  for (let at = 0; at < tokens.length; at++) {
    if (tokens[at]?.use !== undefined || tokens[at]?.word !== 'portrait') continue
    const [next, first] = [tokens[at + 1], tokens[at - 1]]
    const alone = isWholeClause(tokens, { from: at, to: at + 1 })
    if (!alone && next?.word !== 'of') continue
    const shows = tokens.slice(at + 1, at + 8).some(({ word }) => BEINGS.has(word))
    look.composition.push({ text: 'portrait', from: at, to: at + 1 })
    if (!alone && !shows && next === undefined) continue
    const from = /^(?:an?|the)$/.test(first?.word ?? '') && first?.use === undefined ? at - 1 : at
    mark(tokens, { from, to: alone ? at + 1 : at + 2 }, 'look')
  }
}
