/** A word that may have letters starred out, as in `f*ck`; never so long that looking for its end takes time. */
const WORD = /(?<![\p{L}\p{N}*#•])\p{L}[\p{L}*#•]{1,28}\p{L}(?![\p{L}\p{N}*#•])/gu
const SIGNS = /[*#•]/g
/** More of them are no attempt to write something. */
const MOST_MASKED = 200

/** Patterns of what starred-out words can stand for, to be looked for among ` word word `. Half of a word's letters must be left. */
export function maskedPatterns(text: string): RegExp[] {
  const found = new Set<string>()
  for (const [word] of text.matchAll(WORD)) {
    if (found.size === MOST_MASKED) break
    const stars = word.match(SIGNS)?.length ?? 0
    if (stars > 0 && stars <= word.length / 2) found.add(word)
  }
  return [...found].map((word) => new RegExp(` ${word.replace(SIGNS, '[^ ]')} `))
}
