import { VisionAnswerError, VisionInputError, VisionUnavailableError } from '../../src/index.ts'
import type { VisionProvider } from '../../src/provider.ts'
import type { InstructionCase } from '../case.ts'
import { faultsOf } from '../evaluate.ts'
import type { ServiceCase } from './case.ts'

/** How one case went: nothing wrong, or what was; `unanswered` when that is not the model's fault. */
export interface Verdict {
  kind: string
  name: string
  faults: readonly string[]
  unanswered: boolean
}

async function verdictOf(
  { kind, name }: Pick<Verdict, 'kind' | 'name'>,
  judge: () => Promise<readonly string[]>,
): Promise<Verdict> {
  try {
    return { kind, name, faults: await judge(), unanswered: false }
  } catch (error) {
    const unanswered = error instanceof VisionUnavailableError
    const known = [VisionAnswerError, VisionInputError].some((one) => error instanceof one)
    if (!unanswered && !known) throw error
    return { kind, name, faults: [(error as Error).message], unanswered }
  }
}

/** What a service makes of one case, held against what a person would expect. */
export function judgeCase(vision: VisionProvider, entry: ServiceCase): Promise<Verdict> {
  return verdictOf(entry, async () => {
    const answer = await entry.ask(vision)
    const broken = entry.checks
      .filter(({ holds }) => !holds(answer))
      .map(({ says }) => `not: ${says}`)
    return broken.length === 0 ? [] : [...broken, JSON.stringify(answer)]
  })
}

/** The same for an instruction, whose expected answer is exact: a model that words it otherwise fails it. */
export function judgeInstruction(vision: VisionProvider, entry: InstructionCase): Promise<Verdict> {
  const kind = `instruction: ${entry.kind}`
  return verdictOf({ kind, name: `${entry.base}: ${entry.say}` }, () => faultsOf(entry, vision))
}
