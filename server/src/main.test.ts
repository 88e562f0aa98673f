import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'

/** Long enough for a server to notice that its standard input has ended. */
const NOTICE_MS = 1_000

describe('a server process', () => {
  let root: string
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'atelier-main-'))
  })
  afterAll(() => rm(root, { recursive: true, force: true }))

  /** Starts the program and resolves once it listens. */
  async function start(name: string, settings: Record<string, string>): Promise<ChildProcess> {
    const env = {
      PATH: process.env.PATH ?? '',
      ATELIER_DATA_DIR: join(root, name),
      ATELIER_PORT: '0',
      ATELIER_LOG_LEVEL: 'error',
      ...settings,
    }
    const main = join(import.meta.dirname, 'main.ts')
    const child = spawn(process.execPath, [main], { env, stdio: ['pipe', 'pipe', 'ignore'] })
    onTestFinished(() => {
      child.kill('SIGKILL')
    })
    for await (const line of createInterface({ input: child.stdout })) {
      if (line.startsWith('Atelier listens on ')) return child
    }
    throw new Error('the server ended before it listened')
  }

  it('ends in order with the program that started it, when told to', async () => {
    const child = await start('with-parent', { ATELIER_EXIT_WITH_PARENT: '1' })
    child.stdin?.end()
    expect(await once(child, 'exit')).toEqual([0, null])
  })

  it('otherwise goes on when its standard input ends, as services have none', async () => {
    const child = await start('alone', {})
    child.stdin?.end()
    await sleep(NOTICE_MS)
    expect(child.exitCode).toBeNull()
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([0, null])
  })
})
