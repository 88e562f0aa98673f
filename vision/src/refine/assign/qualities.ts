import { isAdjective } from '../text/adjective.ts'
import { lowerWords } from '../text/tokens.ts'
import { MATERIALS } from '../words/things.ts'
import { PARTICIPLES } from '../words/verbs.ts'

/** "cute", "old and rusty", "very fluffy". */
export function isQualities(text: string): boolean {
  const words = lowerWords(text).filter((word) => word !== 'and')
  return (
    words.length > 0 &&
    words.length <= 4 &&
    words.every(
      (word) =>
        isAdjective(word) ||
        PARTICIPLES.has(word) ||
        MATERIALS.has(word) ||
        /^\p{L}{3,}ed$/u.test(word) ||
        /^(?:very|really|more|quite|extra|super)$/.test(word),
    )
  )
}
