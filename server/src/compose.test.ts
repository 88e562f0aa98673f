import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import sharp from 'sharp'
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

  it('ends what a vision service is being asked when it is closed', async () => {
    let asked = 0
    let open = 0
    const silent = createServer((request) => {
      asked++
      open++
      request.on('close', () => open--)
    })
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    const { port } = silent.address() as AddressInfo
    const baseUrl = `http://127.0.0.1:${port}/v1`
    const settings = readConfig({
      ATELIER_VISION: 'openai-compatible',
      ATELIER_VISION_BASE_URL: baseUrl,
      ATELIER_VISION_MODEL: 'silent',
    })
    const server = await startServer({ ...config('vision'), vision: settings.vision }, log)
    const pixel = await sharp({
      create: { width: 256, height: 256, channels: 3, background: 'red' },
    })
      .png()
      .toBuffer()
    const asking = fetch(`${server.url}/v1/tailored-gen/generate_visual_schema`, {
      method: 'POST',
      headers: { api_token: server.firstToken ?? '', 'content-type': 'application/json' },
      body: JSON.stringify({ images: Array(5).fill(pixel.toString('base64')) }),
    }).catch(() => undefined)
    await expect.poll(() => asked, { timeout: 30_000 }).toBe(1)
    await server.close()
    await asking
    await expect.poll(() => open, { timeout: 5_000 }).toBe(0)
    expect(asked).toBe(1)
    silent.close()
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
