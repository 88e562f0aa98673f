import { identityWords } from '../../caption/identity.ts'
import { isObject, type JsonObject, textOf } from '../../json.ts'
import { type Thing, thingsOf } from '../document/objects.ts'
import { getAt, setAt } from '../document/path.ts'
import { withNameBefore } from '../edits/names.ts'
import { summaryPaths } from '../edits/summary.ts'
import type { Scene } from '../operation.ts'

/** No name yet: the texts that tell of the thing get it before its first noun phrase. */
export function introduced(scene: Scene, thing: Thing | undefined, name: string): JsonObject {
  const { document } = scene
  const key = Object.keys(document).find((entry) => /^(?:character_?)?name$/i.test(entry))
  if (key !== undefined) return setAt(document, [key], name)
  if (thing === undefined) return setAt(document, ['name'], name)
  const first = thingsOf(document)[0]?.path.join() === thing.path.join()
  let next = document
  if (isObject(thing.node)) {
    const keyed = Object.keys(thing.node).find((entry) => /^(?:character_?)?name$/i.test(entry))
    const path = [...thing.path, keyed ?? 'description']
    const text = textOf(getAt(document, path))
    const bare = identityWords({ ...scene.ip, ip_name: name }) || name
    next = setAt(
      next,
      path,
      keyed !== undefined
        ? name
        : text === undefined
          ? bare
          : withNameBefore(text, thing, name, true),
    )
  } else next = setAt(next, thing.path, withNameBefore(thing.node, thing, name, true))
  return summaryPaths(next).reduce((left, path) => {
    const text = textOf(getAt(left, path)) ?? ''
    const own = path.join() === thing.path.join()
    return own || text.includes(name)
      ? left
      : setAt(left, path, withNameBefore(text, thing, name, first))
  }, next)
}
