import { parseArgs } from 'node:util'
import fc from 'fast-check'
import { pruneObject } from '../src/json.ts'
import { VisionInputError } from '../src/provider.ts'
import { refineDocument } from '../src/refine/refine-document.ts'
import { type FuzzCase, fuzzCase } from './fuzz-cases.ts'

/** What is wrong with the answer to one case; undefined when all is as it must be. */
function faultOf({ document, instruction, ip }: FuzzCase): string | undefined {
  const before = JSON.stringify(document)
  const [first, second] = [0, 1].map(() => answerTo({ document, instruction, ip }))
  if (JSON.stringify(document) !== before) return 'the input was changed'
  if (first !== second) return 'two runs differ'
  return first?.startsWith('!') ? first : undefined
}

/** The answer as text, the refusal's words, or what went wrong after a "!". */
function answerTo(request: FuzzCase): string {
  try {
    const answer = refineDocument(request)
    const text = JSON.stringify(answer)
    if (JSON.stringify(pruneObject(answer)) !== text) return '!empty values were left'
    if (Object.getPrototypeOf(answer) !== Object.prototype) return '!a key became the prototype'
    return text
  } catch (problem) {
    if (!(problem instanceof VisionInputError))
      return `!${problem instanceof Error ? problem.stack : problem}`
    return problem.message.trim() === '' ? '!refused without words' : `refused: ${problem.message}`
  }
}

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '20' },
  },
})
const cases = fc.sample(fuzzCase, { numRuns: Number(values.cases), seed: Number(values.seed) })
const print = (line: string): void => void process.stdout.write(`${line}\n`)

let slowest = { ms: 0, instruction: '', document: '' }
let refused = 0
let failed = 0
const started = process.cpuUsage()
for (const entry of cases) {
  const from = process.cpuUsage()
  const answer = answerTo(entry)
  // Time of the processor: other work on the machine is none of this case's.
  const { user, system } = process.cpuUsage(from)
  const ms = (user + system) / 1000
  if (answer.startsWith('refused')) refused++
  if (ms > slowest.ms)
    slowest = {
      ms: Math.round(ms),
      instruction: entry.instruction.slice(0, 160),
      document: JSON.stringify(entry.document).slice(0, 160),
    }
  const fault = faultOf(entry)
  if (fault === undefined) continue
  failed++
  print(
    `✗ ${JSON.stringify(entry.instruction)} on ${JSON.stringify(entry.document).slice(0, 2000)}: ${fault}`,
  )
}
print(
  JSON.stringify({
    cases: cases.length,
    failed,
    refused,
    seconds: Math.round(process.cpuUsage(started).user / 1e6),
    slowest,
  }),
)
if (failed > 0) process.exitCode = 1
