import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export const TEST_TOKEN = 'test-token-0123456789'

/** A server in a process of its own, as a user starts it. */
export interface ServerProcess {
  url: string
  child: ChildProcess
  call<T>(method: string, path: string, body?: unknown): Promise<{ status: number; body: T }>
  kill(signal: NodeJS.Signals): Promise<void>
}

/** Starts the server on a folder and resolves when it listens; rejects with its words when it ends before that. */
export async function startServerProcess(dataDir: string): Promise<ServerProcess> {
  const env = {
    ...process.env,
    ATELIER_DATA_DIR: dataDir,
    ATELIER_PORT: '0',
    ATELIER_API_TOKEN: TEST_TOKEN,
    ATELIER_LOG_LEVEL: 'error',
    ATELIER_THREADS: '2',
  }
  const main = join(import.meta.dirname, '../src/main.ts')
  const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let words = ''
  child.stderr.on('data', (data: Buffer) => {
    words += data.toString()
  })
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const address = line.match(/^Atelier listens on (.+)$/)?.[1]
      if (address) resolve(address)
    })
    child.once('exit', () => reject(new Error(`the server ended: ${words}`)))
  })
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
      await exited
    },
  }
}
