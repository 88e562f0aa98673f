import type { VisionCallRecord } from '../../src/providers/options.ts'
import { instructionCases } from '../instructions/all.ts'
import { captionCases } from './captions.ts'
import { judgeCase, judgeInstruction, type Verdict } from './evaluate-service.ts'
import { changeCases, promptCases } from './prompts.ts'
import { schemaCases } from './schemas.ts'
import { missing, serviceOf } from './service.ts'

export interface ServiceRun {
  /** `gemini` or `openai-compatible`. */
  provider: string
  /** Kinds to ask, by how they begin, such as `prompt` or `instruction`; all by default. */
  only?: string | undefined
  env: Readonly<Record<string, string | undefined>>
  print: (line: string) => void
}

const CASES = [...schemaCases, ...captionCases, ...promptCases, ...changeCases]

function printKinds(verdicts: readonly Verdict[], print: ServiceRun['print']): void {
  for (const kind of new Set(verdicts.map((one) => one.kind))) {
    const all = verdicts.filter((one) => one.kind === kind)
    const passed = all.filter(({ faults }) => faults.length === 0).length
    const rate = (passed / all.length).toFixed(3)
    print(
      `${kind.padEnd(26)} ${String(passed).padStart(3)} of ${String(all.length).padStart(3)}  pass_rate ${rate}`,
    )
  }
}

function total(calls: readonly VisionCallRecord[], field: 'inputTokens' | 'outputTokens' | 'cost') {
  return calls.reduce((sum, call) => sum + (call[field] ?? 0), 0)
}

/**
 * Asks a vision service every case, with our system prompts, and prints what is wrong and how many of each kind passed.
 * @returns the exit code: 2 when the service is not configured, 1 when it left cases unanswered, 0 otherwise, whatever the pass rate
 */
export async function evaluateService({ provider, only = '', env, print }: ServiceRun) {
  const obstacle = missing(provider, env)
  if (obstacle !== undefined) {
    print(obstacle)
    return 2
  }
  const calls: VisionCallRecord[] = []
  const service = serviceOf(provider, env, (record) => calls.push(record))
  const asked = await Promise.all([
    ...CASES.filter(({ kind }) => kind.startsWith(only)).map((one) => judgeCase(service, one)),
    ...instructionCases
      .filter(({ kind }) => `instruction: ${kind}`.startsWith(only))
      .map((one) => judgeInstruction(service, one)),
  ])
  for (const { kind, name, faults } of asked.filter((one) => one.faults.length > 0))
    print(`✗ ${kind}: "${name}"\n    ${faults.join('\n    ')}`)
  printKinds(asked, print)
  const unanswered = asked.filter((one) => one.unanswered).length
  print(
    JSON.stringify({
      provider,
      model: service.model,
      prompts: [...new Set(calls.map(({ prompt }) => prompt))].sort(),
      cases: asked.length,
      failed: asked.filter(({ faults }) => faults.length > 0).length,
      unanswered,
      requests: calls.length,
      input_tokens: total(calls, 'inputTokens'),
      output_tokens: total(calls, 'outputTokens'),
      ...(env.ATELIER_VISION_PRICES === undefined ? {} : { cost: total(calls, 'cost') }),
    }),
  )
  return unanswered > 0 ? 1 : 0
}
