import type { TextField } from '../document/texts.ts'

/** Lists of colors for the whole picture. */
export function isColorScheme(field: TextField): boolean {
  return field.about.some((word) => /^(?:scheme|palette|colors|colours)$/.test(word))
}

/** Texts that hold one word about a thing and no description of it. */
export function isPlainObjectKey(field: TextField): boolean {
  return field.about.some((word) => /^(?:location|size|orientation|count|gender|name)$/.test(word))
}

/** Texts about the picture's making or one trait, which name things in passing. */
export function isTechnical(field: TextField): boolean {
  return field.about.some((word) =>
    /^(?:scheme|palette|colors?|colours?|camera|angle|lens|depth|focus|composition|texture|material|shape|lighting|mood|atmosphere|style|medium|context)$/.test(
      word,
    ),
  )
}
