import { findAll, isWholeClause, words } from '../tokens/find.ts'
import { mark, type Token } from '../tokens/token.ts'
import type { Look, LookField } from './look.ts'

/** Words that fill a field: a fixed text, or what the pattern's group "is" holds, or all of it. */
export interface Pattern {
  field: LookField
  pattern: RegExp
  text?: string | ((said: string) => string)
  /** Only where nothing else stands between the marks around it. */
  alone: boolean
  /** The words stay with the thing they stand at. */
  stays: boolean
}

export function pattern(
  field: LookField,
  source: string,
  text?: Pattern['text'],
  how: { alone?: boolean; stays?: boolean } = {},
): Pattern {
  const base = {
    field,
    pattern: words(source),
    alone: how.alone ?? false,
    stays: how.stays ?? false,
  }
  return text === undefined ? base : { ...base, text }
}

/** Reads the words that the patterns fit, in the order of the patterns, and takes them away from the things. */
export function takePatterns(
  tokens: readonly Token[],
  look: Look,
  patterns: readonly Pattern[],
): void {
  for (const { field, pattern: source, text, alone, stays } of patterns)
    for (const found of findAll(tokens, source)) {
      if (alone && !isWholeClause(tokens, found)) continue
      const span = found.span('is') ?? found
      const said = tokens
        .slice(span.from, span.to)
        .map(({ word }) => word)
        .join(' ')
      const put = typeof text === 'function' ? text(said) : (text ?? said)
      if (put === '') continue
      look[field].push({ text: put, from: span.from, to: span.to })
      if (!stays) mark(tokens, found, 'look')
    }
}
