import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type ServerProcess, startServerProcess } from '../test/server-process.ts'
import { findSchemathesis, NoSchemathesisError } from './find-schemathesis.ts'
import { type Report, runSchemathesis } from './run-schemathesis.ts'
import { seedServer, writeUsers } from './seed-server.ts'

// Schemathesis against the real server: every check, on examples, boundaries, random and stateful cases. Prints its report, and as the last
// line one JSON object. Ends with 0 when nothing failed, 3 when there is no Schemathesis, and 1 otherwise.

const FIRST_SEED = 20_261
/** Cases that the boundaries of an operation make on average, whatever else is asked for. */
const BOUNDARY_CASES = 45

async function countOperations(server: ServerProcess): Promise<number> {
  const response = await fetch(`${server.url}/openapi.json`)
  const { paths } = (await response.json()) as { paths: Record<string, object> }
  return Object.values(paths).flatMap((item) => Object.keys(item)).length
}

/** Runs until there were so many cases or something was found: boundaries first, and random and stateful cases for the rest. */
async function fuzz(program: string, server: ServerProcess, folder: string, wanted: number) {
  const operations = await countOperations(server)
  const examples = Math.max(1, Math.ceil(1.2 * (wanted / operations - BOUNDARY_CASES)))
  const report: Report = { cases: 0, failures: 0, errors: 0 }
  let passed = true
  // How many cases a run makes depends on what it finds; another seed adds what is missing.
  for (let seed = FIRST_SEED; passed && report.cases < wanted; seed++) {
    const options = { base: server.url, program, examples, folder, seed }
    const { code, ...round } = await runSchemathesis(options)
    if (round.cases === 0) throw new Error('Schemathesis made no case')
    passed = code === 0
    report.cases += round.cases
    report.failures += round.failures
    report.errors += round.errors
  }
  return { ...report, operations, passed }
}

/** Lines of the server's log that a 5xx leaves there. */
function collectServerErrors(server: ServerProcess): () => string[] {
  const log: Buffer[] = []
  server.child.stderr?.on('data', (data: Buffer) => log.push(data))
  return () =>
    Buffer.concat(log)
      .toString()
      .split('\n')
      .filter((line) => line.includes('request failed'))
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { cases: { type: 'string', default: '10000' } } })
  const wanted = Number(values.cases)
  if (!Number.isInteger(wanted) || wanted < 1) throw new Error('--cases takes a whole number')
  // Before anything is started: it may be missing.
  const program = await findSchemathesis()
  const folder = await mkdtemp(join(tmpdir(), 'atelier-fuzz-'))
  const started = performance.now()
  // Cases try tokens that nobody knows, and more than a person would.
  const settings = { ATELIER_FAILED_AUTH_LIMIT: '0' }
  const server = await startServerProcess(join(folder, 'data'), settings)
  const serverErrors = collectServerErrors(server)
  try {
    await seedServer(server)
    await writeUsers(server, folder)
    const { passed, ...counted } = await fuzz(program, server, folder, wanted)
    for (const line of serverErrors()) process.stdout.write(`${line}\n`)
    const server_errors = serverErrors().length
    const alive = server.child.exitCode === null
    const seconds = Math.round((performance.now() - started) / 1000)
    process.stdout.write(`${JSON.stringify({ ...counted, server_errors, alive, seconds })}\n`)
    return passed && server_errors === 0 && alive ? 0 : 1
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
