/** A word or a mark of a text. `gap` is the space before it; `at` its place among the tokens as they were read. */
export interface Token {
  text: string
  lower: string
  gap: string
  /** Undefined for a token that was put in later. */
  at: number | undefined
}

const TOKEN =
  /(?<![\p{L}\p{N}])(?:Dr|Mr|Mrs|Ms|St|Prof|Mt)\.(?=\s\p{Lu})|[\p{L}\p{N}#][\p{L}\p{M}\p{N}'’_-]*(?:[./][\p{N}]+[\p{L}\p{N}]*)*|[^\s]/gu

export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let end = 0
  for (const match of text.matchAll(TOKEN)) {
    tokens.push({
      text: match[0],
      lower: match[0].toLowerCase().replaceAll('’', "'"),
      gap: text.slice(end, match.index),
      at: tokens.length,
    })
    end = match.index + match[0].length
  }
  return tokens
}

/** Tokens for words that are put into a text. */
export function freshTokens(text: string): Token[] {
  return tokensOf(text).map((token) => ({ ...token, gap: token.gap || ' ', at: undefined }))
}

export function isWord(token: Token | undefined): boolean {
  return token !== undefined && /[\p{L}\p{N}]/u.test(token.text)
}

/** The words of a phrase in lower case. */
export function lowerWords(text: string): string[] {
  return tokensOf(text)
    .filter(isWord)
    .map((token) => token.lower)
}
