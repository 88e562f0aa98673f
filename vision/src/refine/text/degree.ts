import { readMood } from '../values/look.ts'
import { isColorWord } from '../words/hues.ts'
import { TIMES } from '../words/times.ts'
import { isAdjective } from './adjective.ts'
import { articleFor } from './inflect.ts'
import { lowerWords } from './tokens.ts'

const STEPS = ['slightly', '', 'very', 'extremely'] as const

/**
 * A short text about one trait with more of a word in it: the opposite gives way, the word itself gets a "very", a text
 * with neither gets it at its beginning. Undefined when it says so already as strongly as it can.
 */
export function moreOf(
  text: string,
  word: string,
  opposites: readonly string[],
): string | undefined {
  const found = findWord(text, word)
  if (found !== undefined) return stepped(text, found, word, 1)
  for (const opposite of opposites) {
    const other = findWord(text, opposite)
    if (other !== undefined) return fixed(text.slice(0, other.from) + word + text.slice(other.to))
  }
  return withWord(text, word)
}

/** The same with less of it; `mild` is what is written where nothing else is left. */
export function lessOf(
  text: string,
  word: string,
  mild: string,
  opposites: readonly string[],
): string | undefined {
  const found = findWord(text, word)
  if (found !== undefined)
    return found.step > 1 ? stepped(text, found, word, -1) : without(text, found, mild)
  for (const opposite of opposites) {
    const other = findWord(text, opposite)
    if (other !== undefined) return stepped(text, other, opposite, 1)
  }
  return withWord(text, mild)
}

interface Found {
  from: number
  to: number
  step: number
}

function findWord(text: string, word: string): Found | undefined {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const match = new RegExp(
    `(?<![\\p{L}-])(?:(slightly|very|extremely) )?${escaped}(?![\\p{L}-])`,
    'iu',
  ).exec(text)
  if (match === null) return undefined
  const step = STEPS.indexOf((match[1]?.toLowerCase() ?? '') as (typeof STEPS)[number])
  return { from: match.index, to: match.index + match[0].length, step: Math.max(0, step) }
}

function stepped(text: string, found: Found, word: string, by: 1 | -1): string | undefined {
  const adverb = STEPS[found.step + by]
  if (adverb === undefined) return undefined
  const put = `${adverb} ${word}`.trim()
  return fixed(text.slice(0, found.from) + cased(text, found.from, put) + text.slice(found.to))
}

function without(text: string, found: Found, mild: string): string {
  const rest = (text.slice(0, found.from) + text.slice(found.to))
    .replace(/\s+/g, ' ')
    .replace(/^[\s,]+|[\s,]+$/g, '')
    .replace(/\s+,/g, ',')
    .replace(/,(?:\s*,)+/g, ',')
    .replace(/^and\s+/, '')
    .replace(/,([^,]*?),?\s+and$/, ' and$1')
  if (rest === '') return mild
  return fixed(cased(text, found.from, rest))
}

function withWord(text: string, word: string): string {
  const first = text.split(/[\s,]+/)[0]?.toLowerCase() ?? ''
  if (/^(?:an?|the)$/.test(first)) {
    const rest = text.slice(first.length + 1)
    return first === 'the'
      ? `${text.slice(0, 3)} ${word} ${rest}`
      : `${cased(text, 0, articleFor(word))} ${word} ${rest}`
  }
  // "dark blue hour" would be another color.
  const shade =
    /^(?:dark|bright|light|pale)$/.test(word) && (isColorWord(first) || isTimeOfColor(text))
  const none = /^(?:none|no\b|normal|standard|neutral)/i.test(text)
  if (none) return word
  if (shade) return `${text.replace(/[.\s]+$/, '')}, ${word}`
  const words = lowerWords(text)
  const listed =
    words.length > 0 &&
    words.every(
      (other) =>
        (isAdjective(other) || /ed$/.test(other) || readMood(other) !== undefined) &&
        !isColorWord(other),
    )
  const comma =
    listed || (/^\p{L}+, \p{L}+/u.test(text) && isAdjective(first) && !isColorWord(first))
      ? ','
      : ''
  return cased(text, 0, `${word}${comma} ${lowerFirst(text)}`)
}

function isTimeOfColor(text: string): boolean {
  return TIMES.has(text.toLowerCase()) && /^(?:blue|golden)/i.test(text)
}

function lowerFirst(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
}

function cased(text: string, at: number, put: string): string {
  return at === 0 && /^\p{Lu}/u.test(text) ? put.charAt(0).toUpperCase() + put.slice(1) : put
}

function fixed(text: string): string {
  return text.replace(/\b(an?) (?=(\p{L}+))/giu, (all, article: string, next: string) => {
    const right = articleFor(next)
    return article.toLowerCase() === right
      ? all
      : `${article.startsWith('A') ? right.charAt(0).toUpperCase() + right.slice(1) : right} `
  })
}
