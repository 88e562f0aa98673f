import type { JsonObject } from '../json.ts'
import { pruneObject } from '../json.ts'
import { applyClause, type Failure } from './apply-clause.ts'
import { getAt, type Path, setAt } from './document/path.ts'
import { vocabularyOf } from './document/vocabulary.ts'
import { withoutStaleRecords } from './edits/records.ts'
import { setQuotesAside } from './grammar/quotes.ts'
import { splitInstruction } from './grammar/split.ts'
import { corrected } from './grammar/typos.ts'
import { type Clause, clauseOf, type Done, isDone, plain, type Scene } from './operation.ts'
import { keptFields } from './operations/keep.ts'
import { joinScopes, readScoped, readScopedAfter } from './scope.ts'

export interface Reading {
  document: JsonObject
  /** One sentence for each part that could not be read or done; empty when all was. */
  problems: string[]
  /** How many parts were read. */
  read: number
}

const MAX_LENGTH = 4000
const MAX_CLAUSES = 60

/** Applies the parts of an instruction one after the other; parts that fail are told and change nothing. */
export function readInstruction(instruction: string, scene: Scene): Reading {
  const problems: string[] = []
  if (instruction.length > MAX_LENGTH)
    return failed(
      scene,
      `The instruction is longer than ${MAX_LENGTH} characters: give it in parts.`,
    )
  const { text, quotes } = setQuotesAside(instruction.normalize('NFC'))
  const clauses = joinScopes(splitInstruction(text), scene.document)
  if (clauses.length === 0)
    return failed(
      scene,
      text.trim() === ''
        ? 'The instruction is empty.'
        : `These words ask for no change: "${shortened(instruction.trim())}".`,
    )
  if (clauses.length > MAX_CLAUSES)
    return failed(scene, `The instruction has more than ${MAX_CLAUSES} parts: give it in several.`)
  let current = scene
  let read = 0
  const kept: Path[] = []
  for (const words of clauses) {
    const asIs = clauses.length > 1 ? keptFields(clauseOf(words, quotes), scene) : undefined
    if (asIs !== undefined) {
      kept.push(...asIs.paths)
      if (asIs.last !== undefined) current = { ...current, last: asIs.last }
      continue
    }
    const outcome = readClause(clauseOf(words, quotes), current)
    if (!isDone(outcome)) {
      if (!problems.includes(outcome.message)) problems.push(outcome.message)
    } else {
      current = follow(current, outcome)
      read++
    }
  }
  if (read === 0 && problems.length === 0) problems.push('The instruction changes nothing.')
  current = { ...current, document: restored(scene.document, current.document, kept) }
  return {
    document: withoutStaleRecords(scene.document, pruneObject(current.document)),
    problems,
    read,
  }
}

/** Fields that were to be left alone, as they were. */
function restored(before: JsonObject, after: JsonObject, kept: readonly Path[]): JsonObject {
  return kept.reduce((next, path) => setAt(next, path, getAt(before, path)), after)
}

const MAX_QUOTED = 160

function shortened(text: string): string {
  return text.length <= MAX_QUOTED ? text : `${text.slice(0, MAX_QUOTED)}…`
}

function failed(scene: Scene, problem: string): Reading {
  return { document: scene.document, problems: [problem], read: 0 }
}

function follow(scene: Scene, { document, last }: Done): Scene {
  const { last: _before, ...rest } = scene
  return { ...rest, document, ...(last === undefined ? {} : { last }) }
}

/** The clause as it stands; where that cannot be read, with one mistyped word put right. */
function readClause(clause: Clause, scene: Scene): Done | Failure {
  if (/^(?:what|who|whose|why|where|when|how|which)\b(?! about)/i.test(clause.text))
    return { message: `A question changes nothing: "${shortened(plain(clause, clause.text))}".` }
  const outcome =
    readScoped(clause, scene) ?? readOnlyIn(clause, scene) ?? applyClause(clause, scene)
  if (isDone(outcome)) return outcome
  const fixed = corrected(clause.text, vocabularyOf(scene.document))
  if (fixed !== undefined) {
    const again = applyClause({ ...clause, text: fixed }, scene)
    if (isDone(again)) return again
  }
  return {
    ...outcome,
    message:
      outcome.message ||
      `These words could not be read: "${shortened(plain(clause, clause.text))}".`,
  }
}

/** "… only in the caption" says where before anything else. */
function readOnlyIn(clause: Clause, scene: Scene): Done | undefined {
  return /\bonly\s+in\b|\bin\s.+\s(?:only|field)$/i.test(clause.text)
    ? readScopedAfter(clause, scene)
    : undefined
}
