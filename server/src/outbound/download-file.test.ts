import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startWebServer, type WebServer } from './fixtures/web-server.ts'
import { createOutbound, type Outbound } from './outbound.ts'

const log = pino({ level: 'silent' })
const MIB = 1024 * 1024

describe('a file at an address given by a user', () => {
  const block = randomBytes(MIB)
  let server: WebServer
  let folder: string
  let outbound: Outbound
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'atelier-download-'))
    server = await startWebServer((request, response) => {
      const path = request.url ?? ''
      const count = Number(path.match(/^\/blocks\/(\d+)/)?.[1] ?? 0)
      if (path === '/declared')
        return response.writeHead(200, { 'content-length': 6 * 1024 ** 3 }).flushHeaders()
      if (path === '/stops') return response.write(block)
      if (path === '/drip') return setInterval(() => response.write('.'), 20)
      if (path.endsWith('/cut')) response.setHeader('content-length', count * MIB + 1)
      if (path.endsWith('/told')) response.setHeader('content-length', count * MIB)
      const write = (left: number): unknown => {
        if (left === 0) return path.endsWith('/cut') ? response.destroy() : response.end()
        return response.write(block, () => write(left - 1))
      }
      return write(count)
    })
    outbound = createOutbound({ allow: [server.host], log })
  })
  afterAll(async () => {
    await server.close()
    await rm(folder, { recursive: true })
  })
  afterEach(() => rm(join(folder, 'file'), { force: true }))

  const download = (path: string, options = {}) =>
    outbound.downloadFile(`http://${server.host}${path}`, join(folder, 'file'), {
      maxBytes: 100 * MIB,
      timeoutMs: 30_000,
      idleTimeoutMs: 10_000,
      signal: new AbortController().signal,
      ...options,
    })

  it('is written as it is, and told of on the way', async () => {
    const told: [number, number | undefined][] = []
    const onProgress = (bytes: number, total: number | undefined) => told.push([bytes, total])
    expect(await download('/blocks/9/told', { onProgress })).toBe(9 * MIB)
    expect(told.at(-1)).toEqual([9 * MIB, 9 * MIB])
    expect(told.length).toBeGreaterThan(9)
    const hash = createHash('sha256')
    for (let i = 0; i < 9; i++) hash.update(block)
    const written = createHash('sha256').update(await readFile(join(folder, 'file')))
    expect(written.digest('hex')).toBe(hash.digest('hex'))
  })

  it('is never held in memory as a whole', async () => {
    const before = process.memoryUsage().arrayBuffers
    let most = 0
    const onProgress = () => {
      most = Math.max(most, process.memoryUsage().arrayBuffers)
    }
    expect(await download('/blocks/400', { maxBytes: 500 * MIB, onProgress })).toBe(400 * MIB)
    expect(most - before).toBeLessThan(100 * MIB)
  })

  it.each([
    ['by what the server says', '/declared', { maxBytes: 5 * 1024 ** 3 }, '5 GB'],
    ['by what comes', '/blocks/30', { maxBytes: 20 * MIB }, '20 MB'],
  ])('is refused when it is too large, %s', async (_how, path, options, words) => {
    await expect(download(path, options)).rejects.toMatchObject({
      status: 413,
      message: `The file at the address may have ${words} at most`,
    })
    expect(await readdir(folder)).toEqual([])
  })

  it.each([
    ['is cut off', '/blocks/2/cut', {}],
    ['stops coming', '/stops', { idleTimeoutMs: 200 }],
    ['comes in drips', '/drip', { timeoutMs: 500 }],
  ])('leaves nothing behind when it %s', async (_how, path, options) => {
    await expect(download(path, options)).rejects.toMatchObject({ status: 422 })
    expect(await readdir(folder)).toEqual([])
  })

  it('leaves nothing behind when the caller gives up, who gets the own reason', async () => {
    const giveUp = new AbortController()
    const reason = new Error('the server shuts down')
    const onProgress = () => giveUp.abort(reason)
    const downloading = download('/stops', { signal: giveUp.signal, onProgress })
    await expect(downloading).rejects.toBe(reason)
    expect(await readdir(folder)).toEqual([])
  })

  it('never overwrites another, and a disk that cannot be written is no fault of the address', async () => {
    await writeFile(join(folder, 'file'), 'mine')
    await expect(download('/blocks/1')).rejects.toMatchObject({ code: 'EEXIST' })
    expect(await readFile(join(folder, 'file'), 'utf8')).toBe('mine')
    const nowhere = outbound.downloadFile(
      `http://${server.host}/blocks/1`,
      join(folder, 'missing', 'file'),
      { maxBytes: MIB, timeoutMs: 5_000, idleTimeoutMs: 5_000, signal: AbortSignal.timeout(9_000) },
    )
    await expect(nowhere).rejects.toMatchObject({ code: 'ENOENT' })
  })
})
