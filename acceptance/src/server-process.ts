import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const main = join(import.meta.dirname, '../../server/src/main.ts')
/** A server that does not listen by then never will. */
const startMs = 60_000
/** What a shutdown would still save, the suite does not need. */
const stopMs = 10_000

/** Starts the server program on a folder; it may reach one host that is not public, and ends with this process at the latest. */
export function startServer(folder: string, apiToken: string, reachable: string): ChildProcess {
  // The settings of the shell that runs the suite are not the suite's, its database least of all.
  const foreign = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('ATELIER_') && name !== 'DATABASE_URL',
  )
  const env = {
    ...Object.fromEntries(foreign),
    ATELIER_OUTBOUND_ALLOW: reachable,
    ATELIER_DATA_DIR: folder,
    ATELIER_PORT: '0',
    ATELIER_API_TOKEN: apiToken,
    ATELIER_LOG_LEVEL: 'error',
    ATELIER_EXIT_WITH_PARENT: '1',
  }
  return spawn(process.execPath, ['--liftoff-only', '--max-semi-space-size=8', main], {
    env,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
}

/** The address that a server prints; an error when it ends before that, or is too slow. */
export async function addressOf(child: ChildProcess): Promise<string> {
  const limit = setTimeout(() => child.kill('SIGKILL'), startMs)
  try {
    return await new Promise<string>((resolve, reject) => {
      if (child.stdout === null) throw new Error('the server has no standard output')
      createInterface({ input: child.stdout }).on('line', (line) => {
        const address = line.match(/^Atelier listens on (\S+)$/)?.[1]
        if (address !== undefined) resolve(address)
      })
      child.once('error', reject)
      child.once('exit', (code, signal) =>
        reject(new Error(`the server ended with ${signal ?? code}`)),
      )
    })
  } finally {
    clearTimeout(limit)
  }
}

/** Resolves when the server has ended; one that takes too long is killed. */
export async function endServer(child: ChildProcess): Promise<void> {
  const over = child.exitCode !== null || child.signalCode !== null || child.pid === undefined
  if (over) return
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill('SIGTERM')
  const impatience = setTimeout(() => child.kill('SIGKILL'), stopMs)
  await exited
  clearTimeout(impatience)
}
