import { colorNamesIn, isColorList, joinAnd, joinScheme } from '../color/color-words.ts'
import type { JsonValue } from '../json.ts'

/** The text without the characters at its ends that two lists name. Texts may be long, so none is looked at twice. */
export function trimmed(text: string, atStart: string, atEnd: string): string {
  let from = 0
  let to = text.length
  while (from < to && atStart.includes(text.charAt(from))) from++
  while (to > from && atEnd.includes(text.charAt(to - 1))) to--
  return text.slice(from, to)
}

/** Lower case, one space between words, no mark at the end: two texts that read alike become equal. */
export function plain(text: string): string {
  return trimmed(text.toLowerCase().replace(/\s+/g, ' '), ' ', ' .,;:!')
}

export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}'’]+/gu) ?? []
}

/** A value as the text that it is compared by. */
export function asText(value: JsonValue | undefined): string {
  return typeof value === 'string' ? plain(value) : value === undefined ? '' : JSON.stringify(value)
}

/** A text with more commas is no list of traits. */
const MOST_PARTS = 40

/** What a text lists: its colors when it lists colors, otherwise what stands between commas. */
export function partsOf(text: string): string[] {
  if (isColorList(text)) return colorNamesIn(text)
  const parts = text.split(/[,;]/).map(plain)
  return parts.length > MOST_PARTS ? [plain(text)] : parts.filter((part) => part !== '')
}

/** The text without one of the things it lists; empty when that was all. A list of colors is joined as it was. */
export function withoutPart(text: string, part: string): string {
  const left = partsOf(text).filter((one) => one !== part)
  if (!isColorList(text)) return left.join(', ')
  return / and /.test(text) ? joinAnd(left) : joinScheme(left)
}

export function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}

/** Whether a text has words in it, not as parts of longer ones. */
export function mentions(text: string, words: string): boolean {
  if (words === '') return true
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped(words)}(?![\\p{L}\\p{N}])`, 'iu').test(text)
}

/** A text as evidence: short. */
export function quoted(value: JsonValue | undefined): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value ?? null)
  return text.length <= 120 ? text : `${text.slice(0, 119).replace(/\p{Cs}$/u, '')}…`
}
