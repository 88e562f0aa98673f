import type { TextField } from '../document/texts.ts'

/** Lists of colors for the whole picture. */
export function isColorScheme(field: TextField): boolean {
  return field.about.some((word) => /^(?:scheme|palette|colors|colours)$/.test(word))
}

/** Texts that hold one word about a thing and no description of it. */
export function isPlainObjectKey(field: TextField): boolean {
  return field.about.some((word) => /^(?:location|size|orientation|count|gender)$/.test(word))
}
