import { AUXILIARIES, DETERMINERS } from '../words/closed.ts'
import { verbOfThird } from '../words/verbs.ts'
import { isAdjective } from './adjective.ts'
import { articleFor } from './inflect.ts'
import { isWord, type Token } from './tokens.ts'

const CLOSING = new Set([',', ':', ')', ']', '%'])
const JOINING = new Set(['and', 'or', 'but', '&', 'nor', 'plus'])
/** They cannot be the last word of what is left. */
const DANGLING = new Set([
  ...JOINING,
  'with',
  'while',
  'as',
  'wearing',
  'holding',
  'a',
  'an',
  'the',
])

/**
 * One sentence of which some tokens were dropped or put in: one space between words, no mark or "and" that joins
 * nothing, "a" and "an" by the word that follows now, a capital where it began with one. Empty when no word is left.
 */
export function render(before: readonly Token[], after: readonly Token[]): string {
  const kept = withArticles(lowered(before, tidy(after)))
  if (!kept.some(isWord)) return ''
  const text = kept
    .map((token, i) => gapBefore(kept, i) + token.text)
    .join('')
    .trim()
  return startsCapital(before[0]) ? capitalized(text) : text
}

/** Words now before the old first one take its capital, unless that is a name. */
function lowered(before: readonly Token[], after: readonly Token[]): Token[] {
  const first = before[0]
  if (after[0] === undefined || after[0].at === 0 || first === undefined) return [...after]
  const next = before[1]
  const led =
    next !== undefined &&
    /^\p{Ll}/u.test(next.text) &&
    verbOfThird(next.lower) === undefined &&
    !AUXILIARIES.has(next.lower)
  const common = DETERMINERS.has(first.lower) || isAdjective(first.lower) || led
  return after.map((token) =>
    token.at === 0 && common && /^\p{Lu}[\p{Ll}-]*$/u.test(token.text)
      ? { ...token, text: token.lower }
      : token,
  )
}

function startsCapital(token: Token | undefined): boolean {
  return token !== undefined && /^\p{Lu}/u.test(token.text)
}

export function capitalized(text: string): string {
  return text.replace(/^\P{L}*\p{L}/u, (first) => first.toUpperCase())
}

function gapBefore(tokens: readonly Token[], i: number): string {
  const token = tokens[i]
  const prev = tokens[i - 1]
  if (token === undefined || prev === undefined) return ''
  if (follows(prev, token)) return token.gap
  if (CLOSING.has(token.text) || /[([“]$/.test(prev.text)) return ''
  return isWord(token) || token.gap !== '' ? ' ' : ''
}

function follows(prev: Token | undefined, token: Token | undefined): boolean {
  return prev?.at !== undefined && token?.at === prev.at + 1
}

/** Drops what no longer joins or ends anything; marks between words that stand as they stood are left alone. */
function tidy(tokens: readonly Token[]): Token[] {
  let list = [...tokens]
  for (;;) {
    const next = list.filter((token, i) => !isStray(list, token, i))
    if (next.length === list.length) return list
    list = next
  }
}

function isStray(list: readonly Token[], token: Token, i: number): boolean {
  const [prev, next] = [list[i - 1], list[i + 1]]
  if (follows(prev, token) && follows(token, next)) return false
  if (token.at === 0 && follows(token, next)) return false
  if (token.text === '(') return next?.text === ')'
  if (token.text === ')') return prev === undefined || prev.text === '('
  if (token.text === ',' || token.text === ':')
    return prev === undefined || next === undefined || next.text === ',' || joins(prev)
  if (!DANGLING.has(token.lower)) return false
  if (next === undefined) return true
  if (!JOINING.has(token.lower)) return false
  return prev === undefined || joins(next) || next.text === ','
}

function joins(token: Token | undefined): boolean {
  return token !== undefined && JOINING.has(token.lower)
}

function withArticles(tokens: readonly Token[]): Token[] {
  return tokens.map((token, i) => {
    const next = tokens[i + 1]
    const indefinite = token.lower === 'a' || token.lower === 'an'
    if (!indefinite || next === undefined || follows(token, next) || !isWord(next)) return token
    const article = articleFor(next.text)
    return { ...token, text: startsCapital(token) ? capitalized(article) : article }
  })
}
