import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Client } from '@atelier/client'
import { addressOf, endServer, startServer } from './server-process.ts'

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
  const child = startServer(folder, apiToken)
  const close = async () => {
    await endServer(child)
    await rm(folder, { recursive: true, force: true })
  }
  try {
    return { client: { baseUrl: await addressOf(child), apiToken }, close }
  } catch (error) {
    await close()
    throw error
  }
}
