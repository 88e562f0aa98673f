import { isObject, type JsonObject, textOf } from '../../json.ts'
import { type Thing, thingsNamed, thingsOf } from '../document/objects.ts'
import { getAt, setAt } from '../document/path.ts'
import { textFields } from '../document/texts.ts'
import { hasName, namesIn, replaceName } from '../edits/names.ts'
import { replaceThing } from '../edits/replace-thing.ts'
import { summaryPaths } from '../edits/summary.ts'
import { type Done, done, type Refused, refused, type Scene } from '../operation.ts'
import { introduced } from './introduced.ts'

export function renamed(
  scene: Scene,
  name: string,
  who: string,
  old: string | undefined,
  lower = false,
): Done | Refused | undefined {
  const { document } = scene
  const things = thingsOf(document)
  const owner = who.replace(/['’]s?$/, '').trim()
  const known = namesIn(document, scene.ip)
  const ownerName = known.find((entry) => entry.toLowerCase() === owner.toLowerCase())
  if (old !== undefined) return fromOld(scene, name, old, lower)
  if (ownerName !== undefined) return done(replaceName(document, ownerName, name), name)
  const [at] = owner === '' ? [0] : thingsNamed(things, owner, scene.ip)
  if (at === undefined && owner !== '' && !/^(?:her|his|its|their|the|my|our)$/i.test(owner))
    return undefined
  const thing = things[at ?? 0]
  if (hasNameAlready(scene, thing, name)) return done(document, name)
  const own = known.find((entry) => belongsTo(entry, thing, at ?? 0, scene))
  if (own !== undefined)
    return done(withNameKeys(replaceName(document, own, name), thing, name), name)
  return done(introduced(scene, thing, name), name)
}

function fromOld(
  scene: Scene,
  name: string,
  old: string,
  lower: boolean,
): Done | Refused | undefined {
  const { document } = scene
  const plainOld = old.replace(/^(?:the name|the character)\s+/i, '').replace(/['’]s$/, '')
  const known = namesIn(document, scene.ip).some(
    (entry) => entry.toLowerCase() === plainOld.toLowerCase(),
  )
  // "rename umbrella to parasol": a noun for a noun.
  if (!known && lower && plainOld === plainOld.toLowerCase()) {
    const replaced = replaceThing(document, plainOld, name.toLowerCase())
    if (replaced.changed.length > 0) return done(replaced.document, name.toLowerCase())
  }
  const next = replaceName(document, plainOld, name, true)
  if (next !== document) return done(next, name)
  const things = thingsOf(document)
  const [at] = thingsNamed(things, plainOld, scene.ip)
  if (at !== undefined) return renamed(scene, name, plainOld, undefined)
  const there = textFields(document).some(({ text }) => text.includes(name))
  return there ? done(document, name) : refused(`The document does not mention "${plainOld}".`)
}

/** Whether a known name is this thing's: it stands in its own texts, or it is the first thing and the name is nobody else's. */
function belongsTo(name: string, thing: Thing | undefined, at: number, scene: Scene): boolean {
  if (thing === undefined) return true
  if (JSON.stringify(thing.node).includes(name)) return true
  const others = thingsOf(scene.document).filter((_, i) => i !== at)
  return at === 0 && !others.some((other) => JSON.stringify(other.node).includes(name))
}

function withNameKeys(document: JsonObject, thing: Thing | undefined, name: string): JsonObject {
  if (thing === undefined || !isObject(thing.node)) return document
  const key = ['name', 'character_name'].find(
    (entry) => textOf(getAt(document, [...thing.path, entry])) !== undefined,
  )
  return key === undefined ? document : setAt(document, [...thing.path, key], name)
}

/** Whether the thing goes by the name already, in its own texts or in the summary about it. */
function hasNameAlready(scene: Scene, thing: Thing | undefined, name: string): boolean {
  if (thing === undefined) return false
  const first = thingsOf(scene.document)[0]?.path.join() === thing.path.join()
  const summary = first
    ? summaryPaths(scene.document).map((path) => textOf(getAt(scene.document, path)) ?? '')
    : []
  return [JSON.stringify(thing.node), ...summary].some((text) => hasName(text, name))
}
