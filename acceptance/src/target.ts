import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Client, deleteProject } from '@atelier/client'
import { createRecorder, type Recorder } from './recorder.ts'
import { addressOf, endServer, startServer } from './server-process.ts'
import { startWebServer, type WebServer } from './web-server.ts'

/** The server under test. */
export interface Target {
  readonly client: Client
  readonly recorder: Recorder
  /** What it may fetch from and tell things to; undefined when it was not told to, as one that runs elsewhere. */
  readonly web: WebServer | undefined
  close(): Promise<void>
}

/** The server that ATELIER_BASE_URL and ATELIER_TOKEN name, or one started for the suite on a folder of its own. */
export async function openTarget(): Promise<Target> {
  const { ATELIER_BASE_URL: baseUrl, ATELIER_TOKEN: apiToken } = process.env
  const recorder = createRecorder()
  if (!baseUrl) return startOwn(recorder)
  if (!apiToken) throw new Error('ATELIER_BASE_URL needs ATELIER_TOKEN, the token of an admin')
  const client = { baseUrl, apiToken, fetch: recorder.fetch }
  return { client, recorder, web: undefined, close: () => tidyUp({ baseUrl, apiToken }, recorder) }
}

/** Deletes the suite's projects, and with them all that is in them, from a server that goes on afterwards. Those of others it may not. */
async function tidyUp(client: Client, { exchanges }: Recorder): Promise<void> {
  const made = exchanges.filter(({ path, status }) => path.endsWith('/projects') && status === 201)
  for (const id of new Set(made.map(({ location }) => Number(location?.split('/').at(-1)))))
    await deleteProject(client, id).catch(() => {})
}

async function startOwn(recorder: Recorder): Promise<Target> {
  const folder = await mkdtemp(join(tmpdir(), 'atelier-acceptance-'))
  const apiToken = `acceptance-${crypto.randomUUID()}`
  const web = await startWebServer()
  const child = startServer(folder, apiToken, web.host)
  const close = async () => {
    await endServer(child)
    await web.close()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    const client = { baseUrl: await addressOf(child), apiToken, fetch: recorder.fetch }
    return { client, recorder, web, close }
  } catch (error) {
    await close()
    throw error
  }
}
