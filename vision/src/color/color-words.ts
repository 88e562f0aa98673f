import { colorNames } from './color-names.ts'

/** "blue", "blue and white", "blue, white and black": how an object's colors are told. */
export function joinAnd(names: readonly string[]): string {
  if (names.length < 2) return names.join('')
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

/** How a whole picture's colors are told. */
export function joinScheme(names: readonly string[]): string {
  return unique(names).join(', ')
}

export function unique(names: readonly string[]): string[] {
  return [...new Set(names)]
}

/** Longest first, so that "light blue" is never read as "blue". */
const NAME_PATTERN = new RegExp(
  `\\b(?:${[...colorNames].sort((p, q) => q.length - p.length).join('|')})\\b`,
  'g',
)

/** The table's color names that a text mentions, in order. */
export function colorNamesIn(text: string): string[] {
  return unique(text.match(NAME_PATTERN) ?? [])
}

/** Whether a text says nothing but color names: then it was measured or chosen from the table and may be corrected. */
export function isColorList(text: string): boolean {
  return text.replace(NAME_PATTERN, '').replace(/\band\b|[\s,]/g, '') === ''
}
