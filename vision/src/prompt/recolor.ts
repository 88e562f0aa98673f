import { wordsOf } from '../caption/identity.ts'
import { colorNamesIn } from '../color/color-words.ts'
import { PREPOSITIONS } from './lexicon.ts'
import { stateOf } from './states.ts'

/** Gives the thing itself other colors: "red dog with yellow hat" → "blue dog with yellow hat". */
export function recolorThing(description: string, colors: readonly string[]): string {
  const words = description.split(' ')
  const end = words.findIndex(endsThing)
  const noun = words.slice(0, end < 0 ? words.length : end)
  return [recolored(noun, colors), ...words.slice(noun.length)].join(' ').trim()
}

/** Gives one detail other colors, "with red hat" → "with blue hat"; undefined where `head` names no detail. */
export function recolorDetail(
  description: string,
  head: string,
  colors: readonly string[],
): string | undefined {
  const words = description.split(' ')
  const first = words.findIndex(endsThing)
  const at = words.findIndex((word, i) => i > first && wordsOf(word)[0] === head)
  if (first < 0 || at < 0 || head === '') return undefined
  const start = detailStart(words, first, at)
  const changed = recolored(words.slice(start, at + 1), colors)
  return [...words.slice(0, start), changed, ...words.slice(at + 1)].join(' ')
}

function endsThing(word: string): boolean {
  const [plain = ''] = wordsOf(word)
  return PREPOSITIONS.has(plain) || (plain.endsWith('ing') && isVerb(plain))
}

function isVerb(word: string): boolean {
  return stateOf(word, true)?.field === 'action' || stateOf(word, true)?.field === 'pose'
}

/** Back over the adjectives before a noun; an "and" belongs to them only between two colors. */
function detailStart(words: readonly string[], first: number, at: number): number {
  let start = at
  while (start - 1 > first) {
    const before = words[start - 1] ?? ''
    const joins = before === 'and' && isColorWord(words[start - 2]) && isColorWord(words[start])
    if (endsThing(before) || before.endsWith(',') || (before === 'and' && !joins)) break
    start--
  }
  return start
}

function isColorWord(word: string | undefined): boolean {
  return colorNamesIn(word ?? '').length > 0
}

/** The new colors stand where the first old one stood, or before the noun where there was none. */
function recolored(words: readonly string[], colors: readonly string[]): string {
  const old = colorNamesIn(words.join(' '))
  const put = colors.join(' ')
  if (old.length === 0) return [...words.slice(0, -1), put, ...words.slice(-1)].join(' ')
  const marked = old.reduce((text, name) => text.replace(name, '#'), words.join(' '))
  const [before = '', ...after] = marked.split(/#(?: and #| #)*/)
  return `${before}${put}${after.join(' ')}`.replace(/\s+/g, ' ')
}
