import { readings, unleet } from './fold.ts'

const SEPARATORS = /[^\p{L}\p{M}\p{N}\ue000]+/gu
/** Signs inside a word, as in `po.rn`; white space is none of them. */
const INSIDE = /(?<=[\p{L}\p{M}\p{N}])[^\p{L}\p{M}\p{N}\s\ue000]+(?=[\p{L}\p{M}\p{N}])/gu
/** Single letters, three at least, with the same between each two of them. */
const SPELLED =
  /(?<![\p{L}\p{M}\p{N}])[\p{L}\p{N}]([^\p{L}\p{M}\p{N}\ue000]{1,3})[\p{L}\p{N}](?:\1[\p{L}\p{N}])+(?![\p{L}\p{M}\p{N}])/gu

/** The words of a term or a text, each with a space of its own on either side, so that two phrases next to each other share none. */
export function asWords(text: string): string {
  return text.replace(SEPARATORS, '  ')
}

/** Text as ` words with spaces around `, so that ` word ` is a whole one in every script. */
function spaced(text: string): string {
  return ` ${asWords(text).trim()} `
}

function joinSpelled(text: string): string {
  return text.replace(SPELLED, (run, between: string) => {
    const word = run.replaceAll(between, '')
    // In `a n u d e` the first letter is a word of its own.
    return /^[ai]/.test(word) ? `${word} ${word.slice(1)}` : word
  })
}

/** Text as it is, with equal letters twice in a row at most, and once: no English word has three, and words are stretched by letters that have one. */
export function shortened(text: string): string[] {
  const twice = text.replace(/(\S)\1{2,}/gu, '$1$1')
  return [text, twice, twice.replace(/(\S)\1/gu, '$1')]
}

/** All that joined texts can be read as: as written, without signs inside words, without spaces between single letters; each of these with digits read as letters, and without repeated letters. */
export function views(joined: string): string[] {
  const all = readings(joined)
    .flatMap((text) => [text, text.replace(INSIDE, ''), joinSpelled(text)])
    .flatMap((text) => [text, unleet(text, 'i'), unleet(text, 'l')])
    .map(spaced)
  return [...new Set([...new Set(all)].flatMap(shortened))]
}
