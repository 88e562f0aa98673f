import { tokensOf } from '../text/tokens.ts'
import { ARTICLES } from '../words/closed.ts'

/** Words without articles and sentences, as this provider writes them. */
export function isTelegraphic(text: string): boolean {
  const tokens = tokensOf(text)
  return !/[.!?]$/.test(text.trim()) && !tokens.some((token) => ARTICLES.has(token.lower))
}
