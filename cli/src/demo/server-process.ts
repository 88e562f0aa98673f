import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Client } from '@atelier/client'

// The command line knows the server as a program, never as code.
const main = join(import.meta.dirname, '../../../server/src/main.ts')
/** A shutdown saves a running training; after this long the process is ended anyway. */
const patienceMs = 20_000

/** A server that lives as long as the demo. */
export interface DemoServer extends AsyncDisposable {
  readonly client: Client
}

export interface ServerOptions {
  /** The server's data folder; a temporary one, removed at the end, when undefined. */
  readonly dataDir: string | undefined
  readonly signal: AbortSignal
}

/**
 * Starts a server on a free port and returns once it listens.
 *
 * @throws {Error} with the server's own words when it ends before that
 */
export async function startServer({ dataDir, signal }: ServerOptions): Promise<DemoServer> {
  const folder = dataDir ?? (await mkdtemp(join(tmpdir(), 'atelier-demo-')))
  const apiToken = `demo-${crypto.randomUUID()}`
  const child = spawn(process.execPath, ['--liftoff-only', '--max-semi-space-size=8', main], {
    env: {
      ...process.env,
      // The demo has a folder of its own: a database or an address that the shell names for another server is not meant for it.
      DATABASE_URL: '',
      ATELIER_HOST: '',
      ATELIER_PUBLIC_URL: '',
      ATELIER_OUTBOUND_ALLOW: '',
      ATELIER_RATE_LIMIT: '',
      ATELIER_TOTAL_QUOTA: '',
      ATELIER_DATA_DIR: folder,
      ATELIER_PORT: '0',
      ATELIER_API_TOKEN: apiToken,
      ATELIER_LOG_LEVEL: process.env.ATELIER_LOG_LEVEL ?? 'warn',
      // However the demo ends, the pipe to the server's standard input ends with it.
      ATELIER_EXIT_WITH_PARENT: '1',
    },
    stdio: ['pipe', 'pipe', 'pipe'],
    // Of its own group: Ctrl-C ends the demo, and the demo ends the server in order.
    detached: true,
  })
  const dispose = async () => {
    await end(child)
    if (dataDir === undefined) await rm(folder, { recursive: true, force: true })
  }
  try {
    const baseUrl = await addressOf(child, signal)
    return { client: { baseUrl, apiToken }, [Symbol.asyncDispose]: dispose }
  } catch (error) {
    await dispose()
    throw error
  }
}

/** The address that the server prints; its errors are passed on to our own standard error. */
function addressOf(child: ChildProcess, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    let words = ''
    child.stderr?.on('data', (data: Buffer) => {
      words += data.toString()
      process.stderr.write(data)
    })
    if (child.stdout) {
      createInterface({ input: child.stdout }).on('line', (line) => {
        const address = line.match(/^Atelier listens on (\S+)$/)?.[1]
        if (address !== undefined) resolve(address)
      })
    }
    child.once('error', reject)
    child.once('exit', () => reject(new Error(`The server did not start: ${words.trim()}`)))
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}

async function end(child: ChildProcess): Promise<void> {
  const over = child.exitCode !== null || child.signalCode !== null || child.pid === undefined
  if (over) return
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill('SIGTERM')
  const impatience = setTimeout(() => child.kill('SIGKILL'), patienceMs)
  await ended
  clearTimeout(impatience)
}
