import { lowerWords } from '../text/tokens.ts'
import { PICTURE } from '../words/things.ts'

/** Whether the words speak of the picture as a whole. */
export function meansPicture(words: string): boolean {
  const lower = lowerWords(words).filter(
    (word) => !/^(?:the|whole|entire|overall|final|all|this)$/.test(word),
  )
  return (
    lower.length === 0 ||
    (lower.length === 1 &&
      (PICTURE.has(lower[0] ?? '') || /^(?:it|this|that|things|all)$/.test(lower[0] ?? '')))
  )
}

/** Concept names that are things as often: where the document has such a thing, that is meant. */
const THINGS_TOO = new Set(
  'camera light lights view place scene surface shape form face wear doing spot number words angle lens focus crop blur tone conditions position place look material finish environment setting scenery caption title feel features details looks clothes costume outfit'.split(
    ' ',
  ),
)

export function mayBeThing(words: string): boolean {
  return THINGS_TOO.has(words.toLowerCase())
}
