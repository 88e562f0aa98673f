import { isObject } from '../../json.ts'
import { conceptOf } from '../document/concepts.ts'
import type { Field } from '../document/fields.ts'
import { keyWords, samePath } from '../document/path.ts'
import { setBackground } from '../edits/set-background.ts'
import { setField } from '../edits/set-field.ts'
import { lightPath } from '../edits/set-light.ts'
import type { Done, Refused, Scene } from '../operation.ts'
import { isAdjective } from '../text/adjective.ts'
import { moreOf } from '../text/degree.ts'
import { withoutDeterminer } from '../text/substitute.ts'
import { lowerWords } from '../text/tokens.ts'
import { readLocation } from '../values/location.ts'
import { readDirection } from '../values/look.ts'
import { opposites } from '../words/opposites.ts'
import type { Value } from './assign.ts'
import { lightValue, setDeed, setGender, setText } from './concept-values.ts'
import { setMedium, setStyle } from './style.ts'

export function setConcept(
  scene: Scene,
  found: Field,
  value: Value,
  words: string,
): Done | Refused | undefined {
  const { document } = scene
  const field = withConcept(found)
  const id = field.concept?.id
  const text = value.quoted ? value.text : trimmed(value.text, field, words)
  if (id === 'background' && !value.quoted && topLevel(field))
    return setBackground(document, value.text)
  const side = /^(?:come|coming|comes)?\s*from\b/i.test(text) && isObject(field.value)
  if (id === 'lighting' && side && !value.quoted) return lightValue(scene, field, text)
  if (id === 'lighting' && samePath(field.path, lightPath(document)) && !isObject(field.value))
    return lightValue(scene, field, text)
  if (id === 'medium') return setMedium(document, field, text, value.quoted)
  if (id === 'style') return setStyle(document, field, text)
  if (id === 'text') return setText(scene, field, value.text)
  if (id === 'pose' || id === 'action' || id === 'expression' || id === 'orientation')
    return setDeed(scene, field, text, id, value.quoted)
  if (id === 'gender') return setGender(scene, field, text)
  if (id === 'location') return setField(document, field, readLocation(text) ?? text)
  const kept = value.loose || value.said ? qualified(field, text) : undefined
  if (kept !== undefined) return setField(document, field, kept)
  if (id === 'direction')
    return setField(document, field, value.quoted ? text : (readDirection(text) ?? text))
  return setField(document, field, text)
}

/** "make the font bold" of "thin sans-serif": a quality takes its opposite's place and leaves the rest. */
function qualified(field: Field, text: string): string | undefined {
  const old = field.value
  const word = text.toLowerCase()
  if (typeof old !== 'string' || !/^[\p{L}-]+$/u.test(word) || !isAdjective(word)) return undefined
  const words = lowerWords(old)
  if (words.includes(word) && words.length > 1) return old
  return words.length > 1 && words.some((other) => opposites(word).includes(other))
    ? moreOf(old, word, opposites(word))
    : undefined
}

function topLevel(field: Field): boolean {
  return field.path.length === 1
}

/** A key that was named as it is written means what such a key always means. */
function withConcept(field: Field): Field {
  if (field.concept !== undefined) return field
  const words = keyWords(String(field.path.at(-1))).join(' ')
  const ids = [
    'background',
    'lighting',
    'medium',
    'style',
    'text',
    'pose',
    'action',
    'expression',
    'orientation',
    'location',
    'direction',
    'mood',
    'clothing',
    'texture',
    'gender',
    'color_scheme',
    'camera_angle',
    'composition',
  ]
  const concept = ids.map(conceptOf).find((entry) => entry.keys.includes(words))
  return concept === undefined ? field : { ...field, concept }
}

const ARTICLED = new Set(['clothing', 'summary', 'description', 'context', 'appearance', undefined])

/** "a calm mood" for the mood is "calm"; descriptions keep their articles. */
function trimmed(text: string, field: Field, name: string): string {
  const id = field.concept?.id
  const again = text.toLowerCase().endsWith(` ${name.toLowerCase()}`)
  const bare = again ? text.slice(0, -name.length - 1) : text
  return ARTICLED.has(id) || /^(?:a|an|the)$/i.test(bare)
    ? text
    : withoutDeterminer(bare.replace(/^the\s+/i, ''))
}
