import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { startServer } from './server-process.ts'

/** The first line that a process prints; an error when it ends before that. */
async function firstLine(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) return line
  throw new Error('the process ended without a word')
}

const answers = (url: string) =>
  fetch(`${url}/health`).then(
    ({ ok }) => ok,
    () => false,
  )

describe("the demo's server", () => {
  let root: string
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'atelier-demo-server-'))
  })
  afterAll(() => rm(root, { recursive: true, force: true, maxRetries: 5 }))

  it("never works on the database or the addresses of the user's own server", async () => {
    onTestFinished(() => {
      vi.unstubAllEnvs()
    })
    // Nothing answers there, so a server that took it would not start.
    vi.stubEnv('DATABASE_URL', 'postgres://127.0.0.1:1/precious')
    vi.stubEnv('ATELIER_HOST', '192.0.2.1')
    vi.stubEnv('ATELIER_PUBLIC_URL', 'https://precious.example')
    const { signal } = new AbortController()
    await using server = await startServer({ dataDir: join(root, 'shell'), signal })
    expect(await answers(server.client.baseUrl)).toBe(true)
  })

  it('ends with the demo, even with one that is killed', async () => {
    const script = join(import.meta.dirname, 'fixtures/start-server.ts')
    const folder = join(root, 'orphaned')
    const demo = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'ignore'] })
    onTestFinished(() => {
      demo.kill('SIGKILL')
    })
    const url = await firstLine(demo.stdout)
    expect(await answers(url)).toBe(true)
    demo.kill('SIGKILL')
    await expect.poll(() => answers(url), { timeout: 40_000 }).toBe(false)
  })
})
