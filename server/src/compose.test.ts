import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startServer } from './compose.ts'
import { type Config, readConfig } from './config.ts'
import { lockFolder } from './store/folder-lock.ts'

const log = pino({ level: 'silent' })

describe('a server', () => {
  let root: string
  let config: (name: string, port?: number) => Config
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'atelier-start-'))
    config = (name, port = 0) =>
      readConfig({ ATELIER_DATA_DIR: join(root, name), ATELIER_PORT: String(port) })
  })
  afterAll(() => rm(root, { recursive: true, force: true }))

  it('shows its token at the first start alone, and knows it afterwards', async () => {
    const first = await startServer(config('token'), log)
    const token = first.firstToken ?? ''
    expect(token).toMatch(/^atl_[\w-]{43}$/)
    await first.close()

    const second = await startServer(config('token'), log)
    expect(second.firstToken).toBeUndefined()
    const ask = (api_token: string) =>
      fetch(`${second.url}/v1/tailored-gen/projects`, { headers: { api_token } })
    expect((await ask(token)).status).toBe(200)
    expect((await ask(`${token}x`)).status).toBe(401)
    await second.close()
  })

  it('on every address of the machine gives out one that can be called, and warns of it', async () => {
    const lines: string[] = []
    const listening = { ...config('wildcard'), host: '0.0.0.0' }
    const warned = pino({ level: 'warn' }, { write: (line: string) => lines.push(line) })
    const server = await startServer(listening, warned)
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect((await fetch(`${server.url}/health`)).status).toBe(200)
    expect(lines.join()).toContain('ATELIER_PUBLIC_URL')
    await server.close()
  })

  it('leaves nothing behind when it cannot start, not even a token that nobody has read', async () => {
    const running = await startServer(config('running'), log)
    const port = Number(new URL(running.url).port)
    await expect(startServer(config('late', port), log)).rejects.toThrow('EADDRINUSE')
    const unlock = await lockFolder(join(root, 'late'))
    await unlock()
    const late = await startServer(config('late'), log)
    expect(late.firstToken).toBeDefined()
    await late.close()
    await running.close()
  })
})
