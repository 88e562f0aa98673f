import type { Span, Token } from './token.ts'

/** Where a pattern was found, and its groups. */
export interface Found extends Span {
  /** The tokens that a named group took; undefined for one that took none. */
  span(name: string): Span | undefined
  /** A named group's words; empty for one that took none. */
  said(name: string): string
}

/** A pattern over words with single spaces between them, marks as "," and "."; it begins and ends where words do. */
export function words(pattern: string): RegExp {
  return new RegExp(`(?<!\\S)(?:${pattern})(?!\\S)`, 'dgu')
}

/** All places where a pattern of `words` fits tokens that nobody has used yet. */
export function findAll(tokens: readonly Token[], pattern: RegExp): Found[] {
  const starts: number[] = []
  let text = ''
  for (const token of tokens) {
    if (text !== '') text += ' '
    starts.push(text.length)
    text += token.use === undefined ? token.word : '·'
  }
  return [...text.matchAll(pattern)].flatMap((match) => {
    const [begin, end] = match.indices?.[0] ?? [0, 0]
    if (begin === end) return []
    const spanOf = (from: number, to: number): Span => ({
      from: tokenAt(starts, from),
      to: tokenAt(starts, to - 1) + 1,
    })
    return [
      {
        ...spanOf(begin, end),
        said: (name: string) => match.groups?.[name]?.trim() ?? '',
        span(name: string) {
          const at = match.indices?.groups?.[name]
          return at === undefined || at[0] === at[1] ? undefined : spanOf(at[0], at[1])
        },
      },
    ]
  })
}

/** The token that the character at `offset` belongs to. */
function tokenAt(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}

/** Whether nothing but marks stands before `from` and after `to`: the words make a clause of their own. */
export function isWholeClause(tokens: readonly Token[], { from, to }: Span): boolean {
  return endsClause(tokens[from - 1]) && endsClause(tokens[to])
}

function endsClause(token: Token | undefined): boolean {
  return token === undefined || token.kind === 'soft' || token.kind === 'stop'
}
