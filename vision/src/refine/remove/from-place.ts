import type { JsonObject } from '../../json.ts'
import { fieldsNamed } from '../document/fields.ts'
import { thingsNamed, thingsOf } from '../document/objects.ts'
import { getAt, type Path, setAt, startsWith } from '../document/path.ts'
import { isUnwanted, type TextField } from '../document/texts.ts'
import { itemsOf } from '../edits/coerce.ts'
import { removeThing } from '../edits/remove-thing.ts'
import { withoutEmptyTexts } from '../edits/whole-field.ts'
import { type Done, done, type Refused, refused, refusedFor, type Scene } from '../operation.ts'
import { withoutArticles } from '../text/phrase.ts'
import { nothingOf } from './nothing-of.ts'
import { withoutOwner } from './one.ts'

const ANYWHERE =
  /^(?:(?:the|its|her|his|their) )?(?:head|neck|face|body|hands?|everywhere|everything|it|there|this|all (?:the )?fields|picture|image|scene|document)$/i

/** Whether a place says no more than that the thing is there: "from her head", "from the picture". */
export function isAnywhere(where: string): boolean {
  return ANYWHERE.test(where)
}

/** "remove text from the negatives": said of the list itself, whose words mean nothing in the picture. */
function wantedAgain(scene: Scene, items: readonly string[], path: Path): Done | Refused {
  let list: JsonObject = { words: getAt(scene.document, path) ?? '' }
  for (const item of items) {
    const cut = removeThing(list, withoutOwner(item), scene.ip)
    if (cut.changed.length === 0) return refusedFor(nothingOf(item))
    list = cut.document
  }
  return done(withoutEmptyTexts(setAt(scene.document, path, list.words)))
}

/** "remove green from the colors": the words go from that field or thing alone. */
export function fromPlace(scene: Scene, what: string, where: string): Done | Refused | undefined {
  const { document } = scene
  const place = where.replace(/^(?:the|its|her|his|their)\s+/i, '')
  const fields = fieldsNamed(document, place).filter(({ value }) => value !== undefined)
  const things = thingsOf(document)
  const [at] = thingsNamed(things, place, scene.ip)
  const paths = at === undefined ? fields.map(({ path }) => path) : [things[at]?.path ?? []]
  const items = itemsOf(what)
  if (paths.length === 0) return refused(nothingOf(place))
  const [only] = paths
  if (only !== undefined && isUnwanted(String(only.at(-1)))) return wantedAgain(scene, items, only)
  const within = (field: TextField): boolean => paths.some((path) => startsWith(field.path, path))
  let next = document
  for (const item of items) {
    const cut = removeThing(next, withoutOwner(item), scene.ip, within)
    if (cut.changed.length === 0)
      return refusedFor(`"${place}" says nothing of "${withoutArticles(item)}".`)
    next = cut.document
  }
  return done(withoutEmptyTexts(next))
}
