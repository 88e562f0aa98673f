import { singular } from '../../prompt/nouns.ts'

const PLURALS: ReadonlyMap<string, string> = new Map([
  ['man', 'men'],
  ['woman', 'women'],
  ['child', 'children'],
  ['person', 'people'],
  ['mouse', 'mice'],
  ['goose', 'geese'],
  ['foot', 'feet'],
  ['tooth', 'teeth'],
  ['fish', 'fish'],
  ['sheep', 'sheep'],
  ['deer', 'deer'],
  ['fisherman', 'fishermen'],
])

export function plural(noun: string): string {
  const known = PLURALS.get(noun)
  if (known !== undefined) return known
  if (isPlural(noun)) return noun
  if (/(?:[^aeiou]o|ch|sh|s|x|z)$/.test(noun)) return `${noun}es`
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`
  if (/(?:[lr]f|[aeo]af|[^f]ife)$/.test(noun)) return `${noun.replace(/fe?$/, '')}ves`
  return `${noun}s`
}

/** As far as spelling tells. */
export function isPlural(noun: string): boolean {
  return singular(noun) !== noun || ['glasses', 'scissors', 'pants', 'clothes'].includes(noun)
}

/** "hats" and "hat": the same word. */
export function stem(word: string): string {
  const plain = word.toLowerCase().replace(/['’]s?$/, '')
  return singular(plain)
}

const A_SOUNDS = /^(?:one|once|uni|use|usu|u[bt][ei]|eu|ewe)/i
const AN_SOUNDS = /^(?:hour|honest|honou?r|heir)/i

/** "a" or "an", by the sound that the next word begins with as far as its spelling tells. */
export function articleFor(next: string): string {
  if (AN_SOUNDS.test(next)) return 'an'
  if (/^(?:8|11|18)(?!\d)/.test(next)) return 'an'
  return /^[aeiou]/i.test(next) && !A_SOUNDS.test(next) ? 'an' : 'a'
}
