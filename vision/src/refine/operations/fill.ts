import { isObject, textOf } from '../../json.ts'
import { readTarget } from '../assign/target.ts'
import { thingsNamed, thingsOf } from '../document/objects.ts'
import { getAt, setAt } from '../document/path.ts'
import { withEnding } from '../edits/ending.ts'
import { read, templates } from '../grammar/template.ts'
import { done, type Operation, plain } from '../operation.ts'

const FILL = templates(
  '(fill|stuff|load|top|cover|decorate|line|wrap|dust|sprinkle) {what} (with|in) {value}',
  '{what} (is|are|should be|must be) (filled|stuffed|loaded|topped|covered|decorated|lined|wrapped|dusted|sprinkled) (with|in) {value}',
)
const DONE: ReadonlyMap<string, string> = new Map([
  ['fill', 'filled'],
  ['stuff', 'stuffed'],
  ['load', 'loaded'],
  ['top', 'topped'],
  ['cover', 'covered'],
  ['decorate', 'decorated'],
  ['line', 'lined'],
  ['wrap', 'wrapped'],
  ['dust', 'dusted'],
  ['sprinkle', 'sprinkled'],
])

/** "Fill the cups with coffee": what an object's description says it holds, or a new word about it. */
export const fillThing: Operation = (clause, scene) => {
  const captures = read(FILL, clause.text)
  if (captures?.what === undefined || captures.value === undefined) return undefined
  const things = thingsOf(scene.document)
  const [at] = thingsNamed(things, readTarget(scene, plain(clause, captures.what)).words, scene.ip)
  const thing = things[at ?? -1]
  if (thing === undefined) return undefined
  const verb = /\b(?:fill|stuff|load|top|cover|decorate|line|wrap|dust|sprinkle)/i.exec(
    clause.text,
  )?.[0]
  const form = DONE.get(verb?.toLowerCase() ?? '') ?? 'filled'
  const path = isObject(thing.node) ? [...thing.path, 'description'] : thing.path
  const text = textOf(getAt(scene.document, path)) ?? ''
  const told = `${form} with ${plain(clause, captures.value)}`
  const old = new RegExp(`\\b${form} (?:with|in) [^,.;]*`, 'i')
  const next = old.test(text) ? text.replace(old, () => told) : withEnding(text, ` ${told}`)
  return done(setAt(scene.document, path, next), thing.heads.at(-1))
}
