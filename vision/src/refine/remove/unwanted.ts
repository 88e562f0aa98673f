import { conceptOf } from '../document/concepts.ts'
import { pathsOfConcept } from '../document/fields.ts'
import { getAt, setAt } from '../document/path.ts'
import { itemsOf } from '../edits/coerce.ts'
import { withEnding } from '../edits/ending.ts'
import { type Done, done, type Scene } from '../operation.ts'
import { isNounPhrase, withoutArticles } from '../text/phrase.ts'

const UNWANTED =
  /^(?:avoid|exclude|no|without|never|omit|don['’]?t|do not|there (?:should|must) (?:be no|not be)|leave out|skip|prevent)\b/i

/** "Avoid watermarks" of which the texts say nothing goes to what the document keeps for that, where it has such a place. */
export function toUnwanted(scene: Scene, clause: string, what: string): Done | undefined {
  const [path] = pathsOfConcept(scene.document, conceptOf('negative'))
  const items = itemsOf(what.replace(/\s+or\s+/gi, ', ')).map(withoutArticles)
  if (path === undefined || !UNWANTED.test(clause) || !items.every(isNounPhrase)) return undefined
  const old = getAt(scene.document, path)
  if (Array.isArray(old)) {
    const fresh = items.filter((item) => !old.includes(item))
    return done(setAt(scene.document, path, [...old, ...fresh]))
  }
  if (typeof old !== 'string') return undefined
  const fresh = items.filter((item) => !old.toLowerCase().includes(item.toLowerCase()))
  return done(
    fresh.length === 0
      ? scene.document
      : setAt(scene.document, path, withEnding(old, `, ${fresh.join(', ')}`)),
  )
}
