import { canonical, isSlipOf } from '../words/spelling.ts'
import type { Token } from './token.ts'

const QUOTES =
  /["“”„«»]([^"“”„«»\n]{1,80})["“”„«»]|(?<=^|[\s,:(])['‘]([^'‘’\n]{1,80})['’](?=$|[\s,.;:!?)])/u
const WORD =
  /(?<![\p{L}\p{N}])w\/o?(?=\s)|f\/\d+(?:\.\d+)?|\d+:\d+|\d+(?:\.\d+)?%|\d+\.\d+(?:mm)?|[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*/u
const MARK = /[.!?]+(?=\s|$)|[\n\r]+|[,;:|()[\]{}—–/]|\s-+\s|&|\+/u
const TOKEN = new RegExp(`${QUOTES.source}|(${WORD.source})|(${MARK.source})`, 'gu')

/** A prompt's words, marks and quoted texts, each with its place; whatever else there is says nothing. */
export function tokenize(prompt: string): Token[] {
  // Who writes everything in capitals stresses nothing.
  const shouts = prompt.length > 3 && prompt === prompt.toUpperCase()
  const tokens: Token[] = []
  for (const match of prompt.matchAll(TOKEN)) {
    const [all, double, single, word, symbol] = match
    const place = { start: match.index, end: match.index + all.length }
    const quoted = double ?? single
    if (quoted !== undefined) {
      const raw = quoted.trim()
      if (raw !== '') tokens.push({ raw, word: '"', ...place, kind: 'quote' })
    } else if (word !== undefined) tokens.push(wordToken(word, shouts, place))
    else tokens.push(symbolToken(symbol ?? all, place))
  }
  return tokens
}

function wordToken(written: string, shouts: boolean, place: { start: number; end: number }): Token {
  const plain = written.replaceAll('’', "'")
  const lower = plain.toLowerCase()
  const word = canonical(lower)
  const own = shouts ? lower : plain
  return { raw: isSlipOf(lower, word) ? word : own, word, ...place, kind: 'word' }
}

function symbolToken(symbol: string, place: { start: number; end: number }): Token {
  if (/[&+]/.test(symbol)) return { raw: 'and', word: 'and', ...place, kind: 'word' }
  const stop = /[.!?\n\r]/.test(symbol)
  return { raw: stop ? '.' : ',', word: stop ? '.' : ',', ...place, kind: stop ? 'stop' : 'soft' }
}
