import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export const TEST_TOKEN = 'test-token-0123456789'

/** A server that does not listen by then never will. */
const START_MS = 60_000
/** Longer than the server gives itself to shut down. */
const STOP_MS = 25_000

/** A server in a process of its own, as a user starts it. */
export interface ServerProcess {
  url: string
  child: ChildProcess
  call<T>(method: string, path: string, body?: unknown): Promise<{ status: number; body: T }>
  /** Resolves when the process has ended; one that does not end by itself is killed. */
  kill(signal: NodeJS.Signals): Promise<void>
}

function environment(dataDir: string, settings: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return {
    ...process.env,
    // The settings of the shell that runs the tests are not theirs, its database least of all.
    DATABASE_URL: '',
    ATELIER_HOST: '',
    ATELIER_PUBLIC_URL: '',
    ATELIER_OUTBOUND_ALLOW: '',
    ATELIER_RATE_LIMIT: '',
    ATELIER_TOTAL_QUOTA: '',
    ATELIER_DATA_DIR: dataDir,
    ATELIER_PORT: '0',
    ATELIER_API_TOKEN: TEST_TOKEN,
    ATELIER_LOG_LEVEL: 'error',
    ATELIER_THREADS: '2',
    // A killed test run takes its servers with it.
    ATELIER_EXIT_WITH_PARENT: '1',
    ...settings,
  }
}

/** The address that a server prints; an error with its words when it ends before that, or is too slow. */
async function addressOf(child: ChildProcess): Promise<string> {
  let words = ''
  child.stderr?.on('data', (data: Buffer) => {
    words += data.toString()
  })
  const limit = setTimeout(() => child.kill('SIGKILL'), START_MS)
  try {
    return await new Promise<string>((resolve, reject) => {
      if (child.stdout === null) throw new Error('the server has no standard output')
      createInterface({ input: child.stdout }).on('line', (line) => {
        const address = line.match(/^Atelier listens on (.+)$/)?.[1]
        if (address) resolve(address)
      })
      child.once('error', reject)
      child.once('exit', (code, signal) =>
        reject(new Error(`the server ended (${signal ?? code}): ${words}`)),
      )
    })
  } finally {
    clearTimeout(limit)
  }
}

/** Starts the server on a folder and resolves when it listens; rejects with its words when it ends before that. */
export async function startServerProcess(
  dataDir: string,
  settings: NodeJS.ProcessEnv = {},
): Promise<ServerProcess> {
  const main = join(import.meta.dirname, '../src/main.ts')
  const env = environment(dataDir, settings)
  const child = spawn(process.execPath, ['--liftoff-only', '--max-semi-space-size=8', main], {
    env,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const url = await addressOf(child)
  return {
    url,
    child,
    async call(method, path, body) {
      const headers = { api_token: TEST_TOKEN, 'content-type': 'application/json' }
      const init =
        body === undefined
          ? { method, headers: { api_token: TEST_TOKEN } }
          : { method, headers, body: JSON.stringify(body) }
      const response = await fetch(`${url}${path}`, init)
      return { status: response.status, body: (await response.json()) as never }
    },
    async kill(signal) {
      child.kill(signal)
      const impatience = setTimeout(() => child.kill('SIGKILL'), STOP_MS)
      await exited
      clearTimeout(impatience)
    },
  }
}
