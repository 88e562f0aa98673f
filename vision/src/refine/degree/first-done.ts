import { readings, type templates } from '../grammar/template.ts'
import type { Clause, Done, Refused } from '../operation.ts'

export function first(
  list: ReturnType<typeof templates>,
  clause: Clause,
  use: (captures: Readonly<Record<string, string>>, index: number) => Done | Refused | undefined,
): Done | Refused | undefined {
  let problem: Refused | undefined
  for (const { captures, index } of readings(list, clause.text)) {
    const outcome = use(captures, index)
    if (outcome !== undefined && 'document' in outcome) return outcome
    problem ??= outcome
  }
  return problem
}
