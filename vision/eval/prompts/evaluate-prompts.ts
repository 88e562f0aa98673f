import { createBuiltinVision, VisionInputError } from '../../src/index.ts'
import { bases } from '../bases.ts'
import type { Score } from '../evaluate.ts'
import { judge } from '../judge.ts'
import type { PromptCase, RefinementCase } from './case.ts'
import { judgePrompt } from './judge-prompt.ts'
import { identities } from './schemas.ts'

const vision = createBuiltinVision()
const SEED = 7

/** What is wrong with the provider's answer to one prompt, one line for each fault. */
export async function faultsOfPrompt(entry: PromptCase | RefinementCase): Promise<string[]> {
  try {
    return 'base' in entry ? await refined(entry) : await read(entry)
  } catch (problem) {
    if (problem instanceof VisionInputError) return [`refused: ${problem.message}`]
    throw problem
  }
}

async function read(entry: PromptCase): Promise<string[]> {
  const { schema, ip } = identities[entry.under]
  const request = { prompt: entry.say, schema: structuredClone(schema), ip, seed: SEED }
  const answer = await vision.structuredPrompt(request)
  const mutated = JSON.stringify(request.schema) === JSON.stringify(schema)
  return [...(mutated ? [] : ['the schema was changed']), ...judgePrompt(answer, entry)]
}

async function refined({ base, say, to, never }: RefinementCase): Promise<string[]> {
  const { document, ip } = bases[base]
  const { document: answer } = await vision.structuredPrompt({
    prompt: say,
    structuredPrompt: structuredClone(document),
    schema: {},
    ip,
    seed: SEED,
  })
  return judge(document, answer, to, never)
}

/** How many prompts of each kind are as wanted, and what is wrong with the others. */
export async function evaluatePrompts(
  cases: readonly (PromptCase | RefinementCase)[],
): Promise<{ scores: Map<string, Score>; failures: string[] }> {
  const scores = new Map<string, Score>()
  const failures: string[] = []
  for (const entry of cases) {
    const kind = `prompt:${entry.kind}`
    const score = scores.get(kind) ?? { passed: 0, cases: 0 }
    const faults = await faultsOfPrompt(entry)
    score.cases++
    if (faults.length === 0) score.passed++
    else
      failures.push(
        `${kind}: ${'base' in entry ? entry.base : entry.under}: "${entry.say}"\n    ${faults.join('\n    ')}`,
      )
    scores.set(kind, score)
  }
  return { scores, failures }
}
