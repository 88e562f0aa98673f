import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Client } from '@atelier/client'

/** The server under test. */
export interface Target {
  readonly client: Client
  close(): Promise<void>
}

/** The server that ATELIER_BASE_URL and ATELIER_TOKEN name, or one started for the suite on a folder of its own. */
export async function openTarget(): Promise<Target> {
  const { ATELIER_BASE_URL: baseUrl, ATELIER_TOKEN: apiToken } = process.env
  if (baseUrl && apiToken) return { client: { baseUrl, apiToken }, close: async () => {} }
  return startOwn()
}

async function startOwn(): Promise<Target> {
  const folder = await mkdtemp(join(tmpdir(), 'atelier-acceptance-'))
  const apiToken = `acceptance-${crypto.randomUUID()}`
  const main = join(import.meta.dirname, '../../server/src/main.ts')
  const child = spawn(process.execPath, [main], {
    env: {
      ...process.env,
      ATELIER_DATA_DIR: folder,
      ATELIER_PORT: '0',
      ATELIER_API_TOKEN: apiToken,
      ATELIER_LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const baseUrl = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const address = line.match(/^Atelier listens on (\S+)$/)?.[1]
      if (address !== undefined) resolve(address)
    })
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
  })
  return {
    client: { baseUrl, apiToken },
    async close() {
      child.kill('SIGTERM')
      await exited
      await rm(folder, { recursive: true, force: true })
    },
  }
}
