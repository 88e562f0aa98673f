import { COMMANDS } from '../grammar/verbs.ts'
import { isAdjective } from '../text/adjective.ts'
import { chunksOf } from '../text/chunks.ts'
import { isPlural } from '../text/inflect.ts'
import { lowerWords, tokensOf } from '../text/tokens.ts'
import {
  readCamera,
  readDirection,
  readLight,
  readMedium,
  readMood,
  readStyle,
} from '../values/look.ts'
import { AUXILIARIES, PREPOSITIONS } from '../words/closed.ts'
import { plainOfComparative } from '../words/comparatives.ts'
import { isColors } from '../words/hues.ts'
import { isPlainVerb, verbOfThird } from '../words/verbs.ts'
import type { Value } from './assign.ts'

/** Whether a value names another thing: a noun with what is said of it, and no clause. */
export function isOtherThing({ text, quoted, loose }: Value): boolean {
  if (quoted) return true
  if (loose && !/^(?:an?|the|some|two|three|four|five|\d+)\s/i.test(text)) return false
  const chunks = chunksOf(tokensOf(text))
  const apart = chunks.some((chunk, i) => chunk.kind === 'np' && chunks[i + 1]?.kind === 'np')
  const [first] = chunks
  const words = lowerWords(text)
  const clause = words.some(
    (word) => AUXILIARIES.has(word) || /n't$/.test(word) || plainOfComparative(word) !== undefined,
  )
  // "awake and looks out": a verb after "and" is no part of a thing.
  const does = words.some(
    (word, i) =>
      words[i - 1] === 'and' &&
      verbOfThird(word) !== undefined &&
      (PREPOSITIONS.has(words[i + 1] ?? '') || /^(?:out|away|back)$/.test(words[i + 1] ?? '')),
  )
  const listed = chunks.some(({ kind }) => kind === 'comma') || /\sto\s/i.test(text)
  return first?.kind === 'np' && !clause && !apart && !does && !listed && words.length <= 10
}

/** Whether words without a link before them can be what a field says: "make the mood calm", "a muted palette". */
export function fitsField(text: string, made = false): boolean {
  const words = lowerWords(text)
  const [first = ''] = words
  if (words.length === 0 || words.some((word) => AUXILIARIES.has(word) || /n't$/.test(word)))
    return false
  const known = [readMood, readStyle, readMedium, readLight, readDirection].some(
    (read) => read(text) !== undefined,
  )
  if (known || isColors(text) || readCamera(text) !== undefined) return true
  if (first === 'of' || first === 'to') return false
  if (PREPOSITIONS.has(first) || /^(?:an?|the)$/.test(first)) return words.length > 1
  if (/^(?:more|less|fewer|too|so|not)$/.test(first)) return false
  // "make the mood ethereal": one word of no list can only be a quality there.
  if (made && words.length === 1 && /^\p{Ll}[\p{Ll}-]{3,}$/u.test(text))
    return !COMMANDS.has(first) && !isPlainVerb(first)
  return (
    !COMMANDS.has(first) &&
    words.every(
      (word) =>
        isAdjective(word) ||
        /^(?:and|very|with|\d+mm|\d+)$/.test(word) ||
        /(?:ed|ing|ful|ous|ive|ic|al|y|less)$/.test(word),
    )
  )
}

/** "the coat is waterproof": a noun would need its article or be a plural. */
export function isSaidQuality({ text, said, quoted }: Value): boolean {
  return (
    said === true &&
    !quoted &&
    /^[\p{L}-]+$/u.test(text) &&
    !isPlural(text.toLowerCase()) &&
    !COMMANDS.has(text.toLowerCase())
  )
}
