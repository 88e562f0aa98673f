import { type Captures, readings, type Template } from '../grammar/template.ts'
import type { Clause, Done, Refused, Scene } from '../operation.ts'

type Handler = (clause: Clause, scene: Scene, captures: Captures) => Done | Refused | undefined

export function each(
  clause: Clause,
  scene: Scene,
  list: readonly Template[],
  handle: Handler,
): Done | Refused | undefined {
  let problem: Refused | undefined
  for (const { captures } of readings(list, clause.text)) {
    const outcome = handle(clause, scene, captures)
    if (outcome !== undefined && 'document' in outcome) return outcome
    problem ??= outcome
  }
  return problem
}
