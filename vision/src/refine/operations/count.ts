import { isObject, type JsonObject } from '../../json.ts'
import { fieldsNamed } from '../document/fields.ts'
import { type Thing, thingsNamed, thingsOf } from '../document/objects.ts'
import { getAt, setAt, startsWith } from '../document/path.ts'
import { editMentions, mentions } from '../edits/edit-mentions.ts'
import { namesIn } from '../edits/names.ts'
import { readings, type Template, templates } from '../grammar/template.ts'
import {
  type Clause,
  type Done,
  done,
  meant,
  type Operation,
  plain,
  type Refused,
  refused,
  type Scene,
} from '../operation.ts'
import { counted } from '../text/counted.ts'
import { isNounPhrase, readPhrase, withoutArticles } from '../text/phrase.ts'
import { readNumber } from '../values/number.ts'

const ONLY = '[only|just|exactly|precisely|at most|at least|no more than|up to|not more than]'
const COUNT = templates(
  `there (should be|are|is|must be|shall be|will be|should only be|must only be) ${ONLY} {n} {what}`,
  `(make|set|change|turn) (it|them|this|that) [to|into|be|to be] ${ONLY} {n} {what}`,
  `(set|change|increase|decrease|reduce|raise|lower|limit|bring|update) [the] (number|count|quantity|amount) of {what} [down|up] (to|=|at) ${ONLY} {n}`,
  `[the] (number|count|quantity|amount) of {what} (should be|is|must be|=|to be) ${ONLY} {n}`,
  `(keep|leave|show|use|have|draw|include|put|depict|want|reduce to|limit to|limit it to|reduce it to) ${ONLY} {n} {what}`,
  `(reduce|limit|increase|change|set|bring|make|restrict|cut) {what} (to|to only|to just|down to|up to|into) {n}`,
  `(reduce|limit|increase|change|set|restrict) {what} (to|to only|to just|down to) {n} [of them|pieces|items]`,
  `{n} {what} (instead of|rather than|not|, not) {old}`,
  `make {what} {n}`,
  `{what} (should be|are|is|must be) {n} [in number]`,
  `{who} (has|have|should have|must have|needs|gets|should get) ${ONLY} {n} {what}`,
  `${ONLY} {n} {what}`,
)
const BARE = templates(`(make|set) (it|them) ${ONLY} {n}`, `${ONLY} {n} of (it|them)`)
const MORE = templates(
  '(add|include|show|draw|put|place) (another|a second|a third|a further|one more|an additional|an extra|one additional|one extra) {what}',
  '(add|include|show|draw|put) {n} (more|additional|extra|further|other) {what}',
  '(one more|another) {what}',
  '{n} (more|additional|extra) {what}',
)
const FEWER = templates(
  '(remove|delete|drop|take away) one [of the] {what}',
  '(remove|delete|drop|take away) {n} [of the] {what}',
  '(one|{n}) (fewer|less) {what}',
)
const FACTOR: readonly (readonly [Template[], number])[] = [
  [templates('(double|duplicate) [the] [number of] {what}', 'twice as many {what}'), 2],
  [templates('triple [the] [number of] {what}'), 3],
  [templates('halve [the] [number of] {what}', 'half as many {what}'), 0.5],
]

/** "three apples", "only one cat", "one more boat", "double the number of trees". */
export const changeCount: Operation = (clause, scene) => {
  const numeric = inNumber(clause, scene)
  if (numeric !== undefined) return numeric
  let problem: Refused | undefined
  const text = clause.text.replace(/\b(?:an?|one) (?:single|lone|solitary)\b/i, 'one')
  for (const { captures } of readings(COUNT, text)) {
    const count = readNumber(plain(clause, captures.n))
    if (count === undefined || captures.old?.match(/^\p{L}+$/u) === null) continue
    const outcome = setCount(scene, meant(scene, plain(clause, captures.what)), count)
    if (outcome !== undefined && 'document' in outcome) return outcome
    problem ??= outcome
  }
  return problem ?? bareCount(clause, scene) ?? step(clause, scene)
}

const IN_NUMBER = templates(
  '(there should be|there are|there is|show|draw|use|have|make it|with) [only|just|exactly] {n:word} {what}',
  '(add|include|put) {n:word} [more] {what}',
  '[only|just|exactly] {n:word} {what}',
)

/** "add 3 people" where a field of that name holds a number. */
function inNumber(clause: Clause, scene: Scene): Done | undefined {
  for (const { captures } of readings(IN_NUMBER, clause.text)) {
    const count = readNumber(plain(clause, captures.n))
    const [field] = fieldsNamed(scene.document, plain(clause, captures.what))
    if (count === undefined || typeof field?.value !== 'number' || field.by !== 'key') continue
    const adds = /^(?:add|include|put)\b/i.test(clause.text)
    return done(setAt(scene.document, field.path, adds ? field.value + count : count))
  }
  return undefined
}

function bareCount(clause: Clause, scene: Scene): Done | Refused | undefined {
  for (const { captures } of readings(BARE, clause.text)) {
    const count = readNumber(plain(clause, captures.n))
    const head = scene.last ?? thingsOf(scene.document)[0]?.heads.at(-1)
    if (count !== undefined && head !== undefined) return setCount(scene, head, count)
  }
  return undefined
}

function step(clause: Clause, scene: Scene): Done | Refused | undefined {
  for (const [list, sign] of [
    [MORE, 1],
    [FEWER, -1],
  ] as const)
    for (const { captures } of readings(list, clause.text)) {
      const by = captures.n === undefined ? 1 : readNumber(plain(clause, captures.n))
      const now = currentCount(scene, plain(clause, captures.what))
      if (by === undefined || now === undefined) continue
      const count = now + sign * by
      if (count < 1) return undefined
      return setCount(scene, plain(clause, captures.what), count)
    }
  for (const [list, factor] of FACTOR)
    for (const { captures } of readings(list, clause.text)) {
      const now = currentCount(scene, plain(clause, captures.what))
      if (now !== undefined)
        return setCount(scene, plain(clause, captures.what), Math.max(1, Math.round(now * factor)))
    }
  return undefined
}

function currentCount(scene: Scene, words: string): number | undefined {
  const things = thingsOf(scene.document)
  const [at] = thingsNamed(things, withoutArticles(words), scene.ip)
  const node = things[at ?? -1]?.node
  if (!isObject(node)) return undefined
  return typeof node.number_of_objects === 'number' ? node.number_of_objects : 1
}

const LARGEST = 1000

export function setCount(scene: Scene, words: string, count: number): Done | Refused | undefined {
  const { document } = scene
  const phrase = readPhrase(words.replace(/\s+(?:in total|in all|only|altogether)$/i, ''))
  if (
    phrase === undefined ||
    !isNounPhrase(phrase.text) ||
    phrase.kind !== 'noun' ||
    count < 1 ||
    count > LARGEST
  )
    return undefined
  const things = thingsOf(document)
  const [at] = thingsNamed(things, phrase.text, scene.ip)
  const thing = at === undefined ? undefined : things[at]
  const told = mentions(document, phrase).length > 0
  if (thing === undefined && !told) return refused(`The document says nothing of "${phrase.text}".`)
  const names = new Set(namesIn(document, scene.ip))
  const next = editMentions(
    document,
    phrase,
    (sentence, mention) =>
      names.has(sentence.tokens[mention.head]?.text ?? '')
        ? undefined
        : counted(sentence, mention, count),
    undefined,
    (field) => twins(things, thing, field.path),
  )
  if (thing === undefined) return done(next.document, phrase.head)
  return done(withNumber(next.document, thing, count), phrase.head)
}

/** Where another object goes by the same noun, only this one's own texts are counted. */
function twins(
  things: readonly Thing[],
  thing: Thing | undefined,
  path: readonly (string | number)[],
): boolean {
  const others = things.filter(
    (other) => other !== thing && other.heads.some((head) => thing?.heads.includes(head)),
  )
  return others.length === 0 || !others.some((other) => startsWith(path, other.path))
}

function withNumber(document: JsonObject, thing: Thing, count: number): JsonObject {
  if (!isObject(thing.node)) return document
  const path = [...thing.path, 'number_of_objects']
  if (count > 1) return setAt(document, path, count)
  return getAt(document, path) === undefined ? document : setAt(document, path, undefined)
}
