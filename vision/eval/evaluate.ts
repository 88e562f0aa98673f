import {
  createBuiltinVision,
  type JsonObject,
  VisionInputError,
  type VisionProvider,
} from '../src/index.ts'
import { bases } from './bases.ts'
import type { InstructionCase } from './case.ts'
import { judge } from './judge.ts'

const builtin = createBuiltinVision()

/** What is wrong with a provider's answer to one instruction, one line for each fault. */
export async function faultsOf(
  entry: InstructionCase,
  vision: VisionProvider = builtin,
): Promise<string[]> {
  const { base, say, error } = entry
  const { document, ip } = bases[base]
  const copy = structuredClone(document)
  const answer = await answerTo(vision, copy, say, ip)
  const mutated = JSON.stringify(copy) === JSON.stringify(document) ? [] : ['the input was changed']
  if (answer instanceof Error) {
    if (error === undefined) return [...mutated, `refused: ${answer.message}`]
    const missing = error.filter(
      (words) => !answer.message.toLowerCase().includes(words.toLowerCase()),
    )
    return [
      ...mutated,
      ...missing.map((words) => `the refusal does not name "${words}": ${answer.message}`),
    ]
  }
  if (error !== undefined) return [`not refused: ${JSON.stringify(answer)}`]
  return [...mutated, ...judge(document, answer, entry.to ?? {}, entry.never, entry)]
}

async function answerTo(
  vision: VisionProvider,
  document: JsonObject,
  instruction: string,
  ip: (typeof bases)['girl']['ip'],
): Promise<JsonObject | VisionInputError> {
  try {
    return (await vision.refine({ document, instruction, ip })).document
  } catch (problem) {
    if (problem instanceof VisionInputError) return problem
    throw problem
  }
}

export interface Score {
  passed: number
  cases: number
}

/** How many cases of each kind are as wanted, and what is wrong with the others. */
export async function evaluate(
  cases: readonly InstructionCase[],
): Promise<{ scores: Map<string, Score>; failures: string[] }> {
  const scores = new Map<string, Score>()
  const failures: string[] = []
  for (const entry of cases) {
    const score = scores.get(entry.kind) ?? { passed: 0, cases: 0 }
    const faults = await faultsOf(entry)
    score.cases++
    if (faults.length === 0) score.passed++
    else failures.push(`${entry.kind}: ${entry.base}: "${entry.say}"\n    ${faults.join('\n    ')}`)
    scores.set(entry.kind, score)
  }
  return { scores, failures }
}
