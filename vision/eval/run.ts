import { parseArgs } from 'node:util'
import { evaluate } from './evaluate.ts'
import { instructionCases } from './instructions/all.ts'
import { promptCases } from './prompts/all.ts'
import { evaluatePrompts } from './prompts/evaluate-prompts.ts'
import { evaluateService } from './services/run.ts'

const print = (line: string): void => void process.stdout.write(`${line}\n`)
const { provider, only } = parseArgs({
  options: { provider: { type: 'string' }, only: { type: 'string' } },
}).values

async function evaluateBuiltin(): Promise<void> {
  const parts = [await evaluate(instructionCases), await evaluatePrompts(promptCases)]
  const scores = parts.flatMap((part) => [...part.scores])
  const failures = parts.flatMap((part) => part.failures)

  for (const failure of failures) print(`✗ ${failure}`)
  for (const [kind, { passed, cases }] of scores)
    print(
      `${kind.padEnd(18)} ${String(passed).padStart(3)} of ${String(cases).padStart(3)}  pass_rate ${(passed / cases).toFixed(3)}`,
    )
  print(
    JSON.stringify({
      instructions: instructionCases.length,
      prompts: promptCases.length,
      cases: instructionCases.length + promptCases.length,
      failed: failures.length,
      pass_rate: Object.fromEntries(
        scores.map(([kind, { passed, cases }]) => [kind, passed / cases]),
      ),
    }),
  )
}

if (provider === undefined || provider === 'builtin') await evaluateBuiltin()
else process.exitCode = await evaluateService({ provider, only, env: process.env, print })
