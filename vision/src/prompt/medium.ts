import type { Taken } from './background.ts'
import { DETERMINERS, FINITE_VERBS, MEDIA, PREPOSITIONS } from './lexicon.ts'
import { isQuality } from './qualities.ts'
import { stateOf } from './states.ts'

const FORMS = MEDIA.map(([pattern, medium]) => ({
  pattern: new RegExp(
    `(?:\\b(in|as)(?: the style of)?(?: an?| the)? )?(?:\\b(?:an?|the) )?(?:${pattern.source})(?: style)?(?: of\\b)?`,
    'g',
  ),
  medium,
}))

/** Takes out how the picture is made: "a photo of", "in watercolor". Who takes a photo or draws a cat keeps the words. */
export function takeMedium(text: string): Taken<string> {
  let rest = text
  let found: string | undefined
  for (const { pattern, medium } of FORMS) {
    const match = [...rest.matchAll(pattern)].find((candidate) => isMedium(rest, candidate))
    if (match === undefined) continue
    found ??= medium
    rest = `${rest.slice(0, match.index)} ${rest.slice(match.index + match[0].length)}`
  }
  return { found, rest }
}

/** Names of things and of actions as well: alone they do not tell what the picture itself is. */
const THINGS = /\b(?:photo|photograph|illustration|drawing|sketch)(?: of| style)?$/
const PAIRED = /\b(?:digital illustration|pencil sketch|watercolou?r illustration)\b/

function isMedium(text: string, match: RegExpExecArray): boolean {
  if (match[1] !== undefined) return true
  const [words] = match
  const before = text.slice(0, match.index).trim()
  const after = text.slice(match.index + words.length)
  if (isObject(before)) return false
  if (!THINGS.test(words) || PAIRED.test(words)) return true
  if (/ (?:of|style)$/.test(words) || /^\s*(?:,|$)/.test(after)) return true
  // "a photo showing a cat", "a drawing in pencil".
  return before === '' && /^\s+(?:showing|in|with|from)\b/.test(after)
}

const LIKENESS = new Set(['in', 'as', 'like'])

/** Whether what follows is what somebody does something with: "taking a nice", "with a". */
function isObject(before: string): boolean {
  const words = before.split(/\s+/)
  let at = words.length - 1
  while (at >= 0 && isQuality(words[at] ?? '')) at--
  if (DETERMINERS.has(words[at] ?? '')) at--
  const word = words[at] ?? ''
  if (LIKENESS.has(word)) return false
  return PREPOSITIONS.has(word) || FINITE_VERBS.has(word) || acts(word)
}

function acts(word: string): boolean {
  return ['takes', 'shows', 'holds', 'makes'].includes(word) || stateOf(word, true) !== undefined
}
