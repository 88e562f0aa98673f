import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What a run of Schemathesis counted. */
export interface Report {
  /** Requests that were made and checked. */
  cases: number
  /** Checks that failed, each counted once for a cause. */
  failures: number
  /** Cases that could not be made or sent. */
  errors: number
}

interface Options {
  program: string
  /** Address of the server. */
  base: string
  /** Random cases for each operation, and stateful scenarios, at most. */
  examples: number
  seed: number
  /** Where it works: `auth.json` lies there, and its report will. */
  folder: string
}

const HERE = import.meta.dirname
const REPORT = 'report.json'

function argumentsOf({ base, examples, seed }: Options): string[] {
  return [
    ...['--config-file', join(HERE, 'schemathesis.toml'), 'run', `${base}/openapi.json`],
    ...['--checks', 'all', '--mode', 'all', '--phases', 'examples,coverage,fuzzing,stateful'],
    ...['--max-examples', String(examples), '--seed', String(seed), '--continue-on-failure'],
    ...['--request-timeout', '60', '--generation-database', 'none', '--no-color'],
    ...['--report', 'json', '--report-json-path', REPORT],
    // They complain of the machine being slow, and of operations whose sound requests are mostly refused.
    ...['--suppress-health-check', 'all', '--warnings', 'off'],
  ]
}

async function readReport(folder: string): Promise<Report> {
  const { test_cases, errors } = JSON.parse(await readFile(join(folder, REPORT), 'utf8')) as {
    test_cases: { generated: number; unique_failures: number }
    errors: readonly { count: number }[]
  }
  return {
    cases: test_cases.generated,
    failures: test_cases.unique_failures,
    errors: errors.reduce((sum, { count }) => sum + count, 0),
  }
}

/** Runs Schemathesis once; its words go through to whoever watches. The exit code is 0 when it found nothing. */
export async function runSchemathesis(options: Options): Promise<Report & { code: number | null }> {
  const { program, folder } = options
  const env = { ...process.env, SCHEMATHESIS_HOOKS: join(HERE, 'hooks.py'), PYTHONUTF8: '1' }
  const child = spawn(program, argumentsOf(options), { cwd: folder, env, stdio: 'inherit' })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  return { code, ...(await readReport(folder)) }
}
