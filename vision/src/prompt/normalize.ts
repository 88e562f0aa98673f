const LEAD =
  /^(?:(?:please|now|then|can you|could you|i want|i would like|i need|give me|show me|generate|create|draw|make me|render|design|imagine|let us see)\b(?: me)?(?: to (?:see|have|get))?\s*)+/
const OPENING =
  /\b(?:an? |the )?(?:[a-z]+ )?(?:picture|image|depiction|scene|portrait|version|view|icon|logo|sticker|symbol|emoji)s? (?:of|showing|that shows)\b/

/** Takes text in quotation marks out: it is to be written in the picture, not to be read as a description. */
export function takeQuoted(text: string): { quoted: string[]; rest: string } {
  const quoted: string[] = []
  const rest = text.replace(
    /(?:\b(?:that |which )?(?:says?|saying|reads?|reading|labell?ed|with the (?:text|words?|letters)) )?["“”„«»]([^"“”„«»]{1,80})["“”„«»]/g,
    (_, words: string) => {
      if (words.trim() !== '') quoted.push(words.trim())
      return ' '
    },
  )
  return { quoted, rest }
}

/**
 * Lower-case words with single spaces between them; sentence marks become " , ". Whatever is no letter, digit or mark
 * is dropped, and "@" with it: it marks places later on.
 */
export function normalize(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’`]/g, "'")
    .replace(/'(?!s\b)/g, '')
    .replace(/\b(background|backdrop)(?: color)? *[:=]/g, '$1 is')
    .replace(/[.!?;:,()[\]{}\n\r|/]+/g, ' , ')
    .replace(/&|\+/g, ' and ')
    .replace(/[^\p{L}\p{M}\p{N}', ]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/(?: ,)+/g, ' ,')
    .replace(/^[ ,]+|[ ,]+$/g, '')
    .replace(LEAD, '')
    .replace(OPENING, ' ')
    .replace(/\bin the middle of (a|an|the)\b(?! (?:image|picture|frame|canvas|page))/g, 'in $1')
    .replace(/\s+/g, ' ')
    .trim()
}
