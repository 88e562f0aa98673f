import type { JsonObject } from '../../json.ts'
import { readTarget } from '../assign/target.ts'
import { fieldsNamed } from '../document/fields.ts'
import { type Thing, thingsNamed, thingsOf } from '../document/objects.ts'
import { type Path, setAt } from '../document/path.ts'
import { itemsOf } from '../edits/coerce.ts'
import { mentions } from '../edits/edit-mentions.ts'
import { removeThing } from '../edits/remove-thing.ts'
import { read, readings, templates } from '../grammar/template.ts'
import {
  type Clause,
  type Done,
  done,
  type Operation,
  plain,
  type Refused,
  refused,
  type Scene,
} from '../operation.ts'
import { readPhrase } from '../text/phrase.ts'
import { readNumber } from '../values/number.ts'

const ONLY = templates(
  '(keep|leave|retain|show|preserve) only {what}',
  '(remove|delete|drop|get rid of|erase) (everything|all|anything|everything else|all objects|all the objects) (except|except for|but|apart from|other than) {what}',
  '(only|just) {what}',
  '(remove|delete|drop) (everything else|all other objects|all others|the other objects|all the other objects|the others|the rest) [except|and keep] {what}',
)

const AS_IS =
  '(as is|as it is|as they are|unchanged|the same|intact|untouched|alone|exactly as is|exactly the same|like it is|how it is|the way it is|as before)'
const KEEP = templates(
  `(keep|leave|preserve|retain|maintain) {what} ${AS_IS}`,
  "(don't|do not|dont|never) (change|touch|modify|alter|edit|affect) {what}",
  '(keep|preserve|retain|maintain) {what}',
  '{what} (should|must) (stay|remain) [as is|as it is|the same|unchanged]',
  '{what} (stays|remains) [as is|as it is|the same|unchanged]',
)

export interface Kept {
  paths: Path[]
  last?: string
}

/** The fields that a part of an instruction asks to leave alone; undefined where it asks for something else. */
export function keptFields(clause: Clause, scene: Scene): Kept | undefined {
  const what = read(KEEP, clause.text)?.what
  if (what === undefined) return undefined
  const words = plain(clause, what)
  if (
    /^(?:everything|all|the rest|rest|anything|other things|others|everything else|anything else|all else|all other .+|the other .+|the others)$/i.test(
      words,
    )
  )
    return { paths: [] }
  const fields = fieldsNamed(scene.document, words).filter(({ value }) => value !== undefined)
  if (fields.length > 0) return { paths: fields.map(({ path }) => path) }
  const things = thingsOf(scene.document)
  const named = thingsNamed(things, readTarget(scene, words).words, scene.ip)
  const phrase = readPhrase(words)
  if (named.length > 0) return { paths: named.map((at) => things[at]?.path ?? []), last: words }
  return phrase !== undefined && mentions(scene.document, phrase).length > 0
    ? { paths: [], last: phrase.head }
    : undefined
}

/** "Keep only the cat": the other objects go. */
export const keepOnly: Operation = (clause, scene) => {
  for (const { captures } of readings(ONLY, clause.text)) {
    const outcome = kept(scene, itemsOf(plain(clause, captures.what)))
    if (outcome !== undefined && ('document' in outcome || !/^(?:only|just)\b/i.test(clause.text)))
      return outcome
  }
  return undefined
}

function kept(scene: Scene, items: readonly string[]): Done | Refused | undefined {
  if (items.some((item) => readNumber(item.split(' ')[0] ?? '') !== undefined)) return undefined
  const things = thingsOf(scene.document)
  const wanted = new Set<number>()
  for (const item of items) {
    const named = thingsNamed(things, readTarget(scene, item).words, scene.ip)
    if (named.length === 0) return refused(`The document describes no object "${item}".`)
    for (const at of named) wanted.add(at)
  }
  const gone = things
    .filter((_, i) => !wanted.has(i))
    .filter(({ path }) => typeof path.at(-1) === 'number')
  const heads = things.filter((_, i) => wanted.has(i)).flatMap((thing) => thing.heads)
  // From the end, so that places in the list stay true.
  return done(
    [...gone].reverse().reduce((next, thing) => without(next, thing, heads, scene), scene.document),
  )
}

/** A thing and what other texts say of it, unless one that stays goes by the same noun. */
function without(
  document: JsonObject,
  thing: Thing,
  kept: readonly string[],
  scene: Scene,
): JsonObject {
  const head = thing.heads.at(-1)
  const shared = head === undefined || kept.includes(head)
  const next = shared ? document : removeThing(document, head, scene.ip).document
  return next === document ? setAt(document, thing.path, undefined) : next
}
