/** What the reader has made of a token; those without one are words of the things in the picture. */
export type Use = 'look' | 'ground' | 'frame' | 'denied' | 'lead' | 'overruled'

export interface Token {
  /** As it is written in answers: the prompt's own letters, slips of the keyboard put right. */
  raw: string
  /** For comparing: lower case, American spelling. */
  word: string
  /** Where it stands in the prompt, in UTF-16 units. */
  start: number
  end: number
  kind: 'word' | 'soft' | 'stop' | 'quote'
  use?: Use
  /** The place in the frame, or the direction faced, that starts here. */
  place?: string
  turned?: string
}

/** Tokens from `from` up to but not including `to`. */
export interface Span {
  from: number
  to: number
}

export function isWord(token: Token | undefined): token is Token {
  return token !== undefined && token.kind === 'word' && token.use === undefined
}

/** The words as they were written, for a note to quote. */
export function asWritten(prompt: string, tokens: readonly Token[], { from, to }: Span): string {
  return prompt.slice(tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0)
}

export function mark(tokens: readonly Token[], { from, to }: Span, use: Use): void {
  for (const token of tokens.slice(from, to)) token.use ??= use
}

/** The words from a place on, up to the next mark or used word. */
export function wordsAt(tokens: readonly Token[], at: number, most = 8): string[] {
  const said: string[] = []
  for (let i = at; i < at + most; i++) {
    const token = tokens[i]
    if (token === undefined || token.kind !== 'word' || token.use !== undefined) break
    said.push(token.word)
  }
  return said
}
