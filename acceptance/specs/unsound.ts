/** Text that arrives well as JSON, and that no database keeps. */
export const unsound: readonly (readonly [string, string])[] = [
  ['U+0000', 'a\0b'],
  ['half a surrogate pair', 'a\ud800b'],
]

/** JSON text of objects in each other. */
export function nested(levels: number): string {
  return `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`
}
