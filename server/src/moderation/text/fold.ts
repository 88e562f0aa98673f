import {
  resolveConfusablesTransformer,
  resolveLeetSpeakTransformer,
  type SimpleTransformerContainer,
} from 'obscenity'

const confusables = resolveConfusablesTransformer()
const leetspeak = resolveLeetSpeakTransformer()

/** Marks of Latin, Greek and Cyrillic letters; vowel signs of other scripts are letters of their own and stay. */
const DIACRITICS = /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/gu
/** What shows nothing: format characters, controls that are no white space, variation selectors, fillers. */
const INVISIBLE = /[\p{Cf}\p{Variation_Selector}\u115f\u1160\u3164\uffa0\u2800]/gu
/** Arabic phrases in one character, which would become 18 and make a short text long. */
const VERBOSE = /[\ufdfa\ufdfb]/g
const CONTROLS = /[\p{Cc}--\s]/gv

function map(text: string, { transform }: SimpleTransformerContainer, from = 0): string {
  let mapped = ''
  for (const letter of text) {
    const point = letter.codePointAt(0) ?? 0
    const other = point < from ? point : transform(point)
    if (other !== undefined) mapped += String.fromCodePoint(other)
  }
  return mapped
}

/** Text without invisible characters, diacritics and letters that only look like Latin ones. ASCII stays as it is. */
function plain(text: string): string {
  const bare = text
    .replace(VERBOSE, ' ')
    .normalize('NFKC')
    .replace(CONTROLS, '')
    .replace(INVISIBLE, '')
    .normalize('NFD')
    .replace(DIACRITICS, '')
    // Korean syllables come together again.
    .normalize('NFC')
  return map(bare, confusables, 128)
}

/** How a term of a list is spelled before it is looked for. */
export function fold(text: string): string {
  return plain(text.toLowerCase()).toLowerCase()
}

/** The readings of a text by its letters' looks: small letters look like other ones than capitals do, `ν` like v and `Ν` like n. */
export function readings(text: string): string[] {
  const small = fold(text)
  const asWritten = plain(text).toLowerCase()
  return small === asWritten ? [small] : [small, asWritten]
}

/** Letters, digits and what stands for letters among them. */
const LEET_WORD = /[\p{L}\p{M}\p{N}@$!|(/]+/gu
/** Letters as well, but at a word's edges these are punctuation. */
const PUNCTUATION = '!|(/'
const LETTER = /\p{L}/u

function trim(token: string): string {
  let from = 0
  let to = token.length
  while (from < to && PUNCTUATION.includes(token.charAt(from))) from++
  while (from < to && PUNCTUATION.includes(token.charAt(to - 1))) to--
  return token.slice(from, to)
}

/** Text with digits and signs read as the letters they look like; `one` says which letter 1, ! and | are. Words without letters stay numbers. */
export function unleet(text: string, one: 'i' | 'l'): string {
  return text.replace(LEET_WORD, (token) => {
    const word = trim(token)
    if (!LETTER.test(word)) return ` ${word} `
    return ` ${map(one === 'l' ? word.replace(/[1!|]/g, 'l') : word, leetspeak)} `
  })
}
