import { evaluate } from './evaluate.ts'
import { instructionCases } from './instructions/all.ts'

const print = (line: string): void => void process.stdout.write(`${line}\n`)
const { scores, failures } = await evaluate(instructionCases)

for (const failure of failures) print(`✗ ${failure}`)
for (const [kind, { passed, cases }] of scores)
  print(
    `${kind.padEnd(14)} ${String(passed).padStart(3)} of ${String(cases).padStart(3)}  pass_rate ${(passed / cases).toFixed(3)}`,
  )
const passRate = Object.fromEntries(
  [...scores].map(([kind, { passed, cases }]) => [kind, passed / cases]),
)
print(
  JSON.stringify({ cases: instructionCases.length, failed: failures.length, pass_rate: passRate }),
)
