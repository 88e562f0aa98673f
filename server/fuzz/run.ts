import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startServerProcess, TEST_TOKEN } from '../test/server-process.ts'
import { findSchemathesis, NoSchemathesisError } from './find-schemathesis.ts'
import { seedServer } from './seed-server.ts'

// Schemathesis against the real server: every check, examples, coverage, random and stateful cases. Prints its report, and as the last line
// one JSON object. Ends with 1 on any failure or 5xx.

/** The stream of a training's progress stays open; a request to it never ends. */
const LEFT_OUT = '/progress$'
const SEED = 20_261

interface Report {
  cases: number
  failures: number
  errors: number
}

/** What Schemathesis counted, from its closing lines. */
function readReport(words: string): Report {
  const [, cases = '0', rest = ''] = /(\d+) generated(.*)/.exec(words) ?? []
  const failures = Number(/(\d+) unique failures?/.exec(rest)?.[1] ?? 0)
  const errors = Number(/(\d+) errors?\b/.exec(rest)?.[1] ?? 0)
  return { cases: Number(cases), failures, errors }
}

interface Run {
  base: string
  program: string
  examples: number
  folder: string
  seed: number
}

/** Runs Schemathesis once; its words go through to whoever watches. */
async function run({ base, program, examples, folder, seed }: Run) {
  const here = import.meta.dirname
  const args = [
    ...['--config-file', join(here, 'schemathesis.toml'), 'run', `${base}/openapi.json`],
    ...['--header', `api_token: ${TEST_TOKEN}`, '--checks', 'all', '--mode', 'all'],
    ...['--phases', 'examples,coverage,fuzzing,stateful', '--max-examples', String(examples)],
    ...['--seed', String(seed), '--continue-on-failure', '--exclude-path-regex', LEFT_OUT],
    ...['--request-timeout', '60', '--no-color', '--suppress-health-check', 'all'],
    ...['--warnings', 'off'],
  ]
  const env = { ...process.env, SCHEMATHESIS_HOOKS: join(here, 'hooks.py'), PYTHONUTF8: '1' }
  const child = spawn(program, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'inherit'] })
  let words = ''
  child.stdout.on('data', (data: Buffer) => {
    words += data.toString()
    process.stdout.write(data)
  })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  return { code, ...readReport(words) }
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { cases: { type: 'string', default: '10000' } } })
  const wanted = Number(values.cases)
  if (!Number.isInteger(wanted) || wanted < 1) throw new Error('--cases takes a whole number')
  const program = await findSchemathesis()
  const folder = await mkdtemp(join(tmpdir(), 'atelier-fuzz-'))
  const server = await startServerProcess(join(folder, 'data'), {
    ATELIER_FAILED_AUTH_LIMIT: '0',
  })
  const complaints: Buffer[] = []
  server.child.stderr?.on('data', (data: Buffer) => complaints.push(data))
  const started = performance.now()
  try {
    await seedServer(server)
    const document = JSON.parse(await (await fetch(`${server.url}/openapi.json`)).text()) as {
      paths: Record<string, object>
    }
    const operations = Object.values(document.paths).flatMap((item) => Object.keys(item)).length
    // Coverage has a fixed number of cases, some 45 for an operation; random and stateful ones fill up the rest.
    const examples = Math.max(1, Math.ceil(1.2 * (wanted / operations - 45)))
    const report: Report = { cases: 0, failures: 0, errors: 0 }
    let passed = true
    // How many cases a run makes depends on what it finds; another seed adds what is missing.
    for (let seed = SEED; passed && report.cases < wanted; seed++) {
      const { code, ...round } = await run({ base: server.url, program, examples, folder, seed })
      passed = code === 0
      if (passed && round.cases === 0) throw new Error('Schemathesis made no case')
      report.cases += round.cases
      report.failures += round.failures
      report.errors += round.errors
    }
    const serverErrors = complaints
      .join('')
      .split('\n')
      .filter((line) => line.includes('request failed'))
    for (const line of serverErrors) process.stdout.write(`${line}\n`)
    const seconds = Math.round((performance.now() - started) / 1000)
    const alive = server.child.exitCode === null
    const result = { ...report, server_errors: serverErrors.length, alive, operations, seconds }
    process.stdout.write(`${JSON.stringify(result)}\n`)
    return passed && report.failures === 0 && serverErrors.length === 0 && alive ? 0 : 1
  } finally {
    await server.kill('SIGKILL')
    await rm(folder, { recursive: true, force: true })
  }
}

/** What cannot be run here is told apart from what was run and failed. */
const NOT_INSTALLED = 3

process.exitCode = await main().catch((error: unknown) => {
  if (!(error instanceof NoSchemathesisError)) throw error
  process.stderr.write(`${error.message}\n`)
  return NOT_INSTALLED
})
