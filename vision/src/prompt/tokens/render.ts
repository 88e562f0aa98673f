import type { Span, Token } from './token.ts'

/** The words of a span that nothing else has used, as they are written in answers. */
export function render(tokens: readonly Token[], { from, to }: Span): string {
  return tidy(
    tokens
      .slice(from, to)
      .filter((token) => token.use === undefined)
      .map((token) => (token.kind === 'quote' ? `"${token.raw}"` : token.raw))
      .join(' '),
  )
}

/** Marks at their words, and none of them doubled or left over; no "and" that joins nothing. */
export function tidy(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/ ?(?:[,.] ?)*\. ?/g, '. ')
    .replace(/ ?(?:, ?)+/g, ', ')
    .replace(/(^|[,.] |\bwith )(?:and|or) (?=[^ ])/g, '$1')
    .replace(/\bwith with\b/g, 'with')
    .replace(/(?:^|(?<=\. ))[,. ]+/g, '')
    .replace(/[, ]+(?:and|with|in|on|at|,)?[, .]*$/, '')
    .trim()
}

export function capitalized(text: string): string {
  const [first = ''] = text
  return `${first.toUpperCase()}${text.slice(first.length)}`
}

/** "A fox" within a sentence: only words that are no names lose their capital. */
export function inSentence(text: string): string {
  return text.replace(
    /^(?:An?|The|Some|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Twelve|Many|Several|Both|Its?|His|Her|Their|My|This|That|One|In|On|At|With|By|Under|Behind|Next)(?= )/,
    (word) => word.toLowerCase(),
  )
}
