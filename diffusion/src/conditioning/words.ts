import { hashBucket } from './hash.ts'

const STOP_WORDS = new Set(
  'a an the and or of on in at to with from by for is are be its it this that as into onto over has have very some there'.split(
    ' ',
  ),
)

const NUMBER_WORDS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
]

/** Sizes of the model's two lookup tables; bucket 0 of each means "none". */
export const WORD_BUCKETS = 6144
export const NGRAM_BUCKETS = 2048
/** How many character n-grams of a word are read at most. */
export const NGRAMS_PER_WORD = 12

const SHADES = new Set(['light', 'dark', 'sky'])
const COLORS = new Set(
  'black gray grey white red pink magenta orange peach brown tan beige yellow gold olive lime green teal turquoise blue purple'.split(
    ' ',
  ),
)

/**
 * A color is one word, its shade included: the model reads a set of words without an order, in which "light blue and pink" would be "blue
 * and light pink". For the same reason the color that a gradient ends in is another word than the one it starts from.
 */
function joinColors(words: readonly string[]): string[] {
  const joined: string[] = []
  for (const [i, word] of words.entries()) {
    const shaded = SHADES.has(words[i - 1] ?? '') && COLORS.has(word)
    if (!shaded) joined.push(word)
    else joined[joined.length - 1] += word
    const before = words[shaded ? i - 2 : i - 1]
    if (before === 'to' && COLORS.has(word)) joined.push(`to${joined.pop()}`)
  }
  return joined
}

/** Lower-case words without accents and stop words; digits up to ten are spelled out, and a color is one word: `lightblue`. */
export function splitWords(text: string): string[] {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
  return joinColors(plain.match(/[\p{L}\p{N}]+/gu) ?? [])
    .map((word) => NUMBER_WORDS[Number(word)] ?? word)
    .filter((word) => !STOP_WORDS.has(word))
}

export function wordBucket(word: string): number {
  return hashBucket(`w:${word}`, WORD_BUCKETS)
}

/**
 * The buckets of a word's character trigrams and 4-grams, with `<` and `>` marking its ends, so that a word never met in
 * training still shares rows with its relatives (Bojanowski et al. 2017, "Enriching Word Vectors with Subword Information").
 */
export function ngramBuckets(word: string): number[] {
  const letters = [...`<${word}>`]
  const grams = new Set<string>()
  for (const size of [3, 4]) {
    for (let i = 0; i + size <= letters.length; i++) grams.add(letters.slice(i, i + size).join(''))
  }
  return [...grams].slice(0, NGRAMS_PER_WORD).map((gram) => hashBucket(`g:${gram}`, NGRAM_BUCKETS))
}
