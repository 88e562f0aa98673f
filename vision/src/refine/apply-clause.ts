import { isQualities } from './assign/qualities.ts'
import { isContrast, withoutOldQuality } from './grammar/contrast.ts'
import { jointReadings } from './grammar/joint.ts'
import {
  type Clause,
  clauseOf,
  type Done,
  isDone,
  type Operation,
  plain,
  type Scene,
} from './operation.ts'
import { addSomething } from './operations/add.ts'
import { changeApposed } from './operations/apposed.ts'
import { changeBody } from './operations/body.ts'
import { changeCamera } from './operations/camera.ts'
import { changeCount } from './operations/count.ts'
import { changeDegree } from './operations/degree.ts'
import { changeDetail } from './operations/detail.ts'
import { recolorEverything } from './operations/everything.ts'
import { changeField } from './operations/field.ts'
import { fillThing } from './operations/fill.ts'
import { fixSomething } from './operations/fix.ts'
import { keepOnly } from './operations/keep.ts'
import { changeLook } from './operations/look.ts'
import { moveSomething } from './operations/move.ts'
import { describe } from './operations/plain.ts'
import { removeSomething } from './operations/remove.ts'
import { renameCharacter } from './operations/rename.ts'
import { replaceSomething } from './operations/replace.ts'
import { setSomething } from './operations/set.ts'
import { changeState } from './operations/state.ts'
import { changeWeather } from './operations/weather.ts'
import { plainOfComparative } from './words/comparatives.ts'

/** In the order in which they are tried: the more telling words first. */
const OPERATIONS: readonly Operation[] = [
  keepOnly,
  recolorEverything,
  changeField,
  renameCharacter,
  changeBody,
  changeCount,
  removeSomething,
  changeDetail,
  changeDegree,
  fixSomething,
  moveSomething,
  replaceSomething,
  fillThing,
  changeCamera,
  changeWeather,
  changeLook,
  changeState,
  setSomething,
  addSomething,
  describe,
  changeApposed,
]

/** They read "I don't want the hat"; others would take the speaker for something in the picture. */
const SPOKEN: readonly Operation[] = [removeSomething, replaceSomething, addSomething]

/** With "instead of" something takes the place of something else, whatever verb comes first. */
const IN_PLACE: readonly Operation[] = [
  keepOnly,
  changeField,
  renameCharacter,
  changeCount,
  replaceSomething,
  ...OPERATIONS,
]

/** They read words that only say how the picture is. */
const LOOKS: readonly Operation[] = [
  changeDegree,
  changeCamera,
  changeWeather,
  changeLook,
  describe,
]

export interface Failure {
  /** For the person who wrote the words; empty where no operation read them at all. */
  message: string
}

/** One part of an instruction: the first operation that can do it. "and" may join two changes that share their beginning. */
export function applyClause(clause: Clause, scene: Scene): Done | Failure {
  const whole = applyWhole(clause, scene)
  if (isDone(whole)) return whole
  return (
    jointly(clause, scene) ??
    distributed(clause, scene) ??
    partly(clause, scene) ?? { message: whole.message }
  )
}

/** Where the first part alone can be done, it is the rest that could not be read. */
function partly(clause: Clause, scene: Scene): Failure | undefined {
  const cut = /\s+(?:and|but|then)\s+(?!.*\s(?:and|but|then)\s)/.exec(clause.text)
  if (cut === null) return undefined
  const first = clauseOf(clause.text.slice(0, cut.index), clause.quotes)
  if (!isDone(applyWhole(first, scene))) return undefined
  const rest = clauseOf(clause.text.slice(cut.index + cut[0].length), clause.quotes)
  const outcome = applyWhole(rest, scene)
  const message = isDone(outcome) ? '' : outcome.message
  return { message: message || `These words could not be read: "${plain(rest, rest.text)}".` }
}

function applyWhole(clause: Clause, scene: Scene): Done | Failure {
  let message = ''
  const front = withoutOldQuality(clause.text)
  const asked = front === undefined ? undefined : applyWhole({ ...clause, text: front }, scene)
  if (asked !== undefined && isDone(asked)) return asked
  const wish = wished(clause, scene)
  if (wish !== undefined) return wish
  for (const operation of operationsFor(clause.text)) {
    const outcome = operation(clause, scene)
    if (isDone(outcome)) return outcome
    if (outcome !== undefined && message === '') message = outcome.refused
    if (outcome?.final) return { message: outcome.refused }
  }
  return { message }
}

function operationsFor(text: string): readonly Operation[] {
  if (/^(?:i|we)\b/i.test(text)) return SPOKEN
  return isContrast(text) ? IN_PLACE : OPERATIONS
}

const WISH =
  /^(?:i|we)(?:\s+would)?\s+(?:really\s+|rather\s+)?(?:want|need|like|prefer|love|have|wish for)\s+(?:to (?:have|see)\s+)?(?<rest>(?!to\s|you\s|it\s+to\s)\S.*)$/i

/** "I'd prefer a bird's-eye view": what is wished for says how the picture should be. */
function wished(clause: Clause, scene: Scene): Done | undefined {
  const rest = WISH.exec(clause.text)?.groups?.rest
  if (rest === undefined || /\s(?:over|to)\s/i.test(rest)) return undefined
  const wanted = clauseOf(rest, clause.quotes)
  for (const operation of LOOKS) {
    const outcome = operation(wanted, scene)
    if (isDone(outcome)) return outcome
  }
  return undefined
}

function jointly(clause: Clause, scene: Scene): Done | undefined {
  for (const parts of jointReadings(clause.text)) {
    const outcome = inTurn(parts, clause, scene)
    if (outcome !== undefined) return outcome
  }
  return undefined
}

const MAX_SHARED = 4

/** "make the hat red and the scarf blue", "she should be smiling and waving": the first words count for each part. */
function distributed(clause: Clause, scene: Scene): Done | undefined {
  const parts = clause.text.split(/\s+(?:and|but|as well as|plus)\s+|\s+,\s+(?:and\s+)?/)
  const [head = '', ...rest] = parts
  if (rest.length === 0 || rest.length > 8) return undefined
  const words = head.split(' ')
  const most = Math.min(MAX_SHARED, words.length - 1)
  // "make the cups blue and bigger": a bare quality is one of the same thing.
  const qualities = rest.every(
    (part) => isQualities(part) || plainOfComparative(part) !== undefined,
  )
  for (let n = 0; n <= most; n++) {
    const shared = qualities ? most - n : n
    const lead = words.slice(0, shared).join(' ')
    const outcome = inTurn([head, ...rest.map((part) => `${lead} ${part}`.trim())], clause, scene)
    if (outcome !== undefined) return outcome
  }
  return undefined
}

function inTurn(parts: readonly string[], clause: Clause, scene: Scene): Done | undefined {
  let current = scene
  let last: Done | undefined
  for (const part of parts) {
    const outcome = applyWhole(clauseOf(part, clause.quotes), current)
    if (!isDone(outcome)) return undefined
    last = outcome
    current = {
      ...current,
      document: outcome.document,
      ...(outcome.last === undefined ? {} : { last: outcome.last }),
    }
  }
  return last
}
