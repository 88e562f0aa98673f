import pino from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startWebServer, type WebServer } from './fixtures/web-server.ts'
import { createOutbound, type Outbound } from './outbound.ts'

const log = pino({ level: 'silent' })

describe('a message to an address given by a user', () => {
  const received: { headers: Record<string, unknown>; method: string; body: string }[] = []
  let server: WebServer
  let outbound: Outbound
  beforeAll(async () => {
    server = await startWebServer(async (request, response) => {
      let body = ''
      for await (const part of request.setEncoding('utf8')) body += part
      const { headers, method = '', url } = request
      received.push({ headers, method, body })
      if (url === '/away') return response.writeHead(308, { location: '/elsewhere' }).end()
      if (url === '/silent') return
      if (url === '/endless') {
        const more = () => response.destroyed || response.write(Buffer.alloc(65_536), more)
        return more()
      }
      if (url === '/drip') return response.writeHead(202).write('thanks and')
      return response.writeHead(url === '/broken' ? 503 : 204).end()
    })
    outbound = createOutbound({ allow: [server.host], log })
  })
  afterAll(() => server.close())

  const post = (path: string, timeoutMs = 10_000) => {
    const headers = { 'x-own': '1' }
    return outbound.postJson(`http://${server.host}${path}`, '{"ü":1}', headers, { timeoutMs })
  }

  it('arrives byte for byte, with its headers', async () => {
    expect(await post('/')).toBe(204)
    expect(received.at(-1)).toMatchObject({
      method: 'POST',
      body: '{"ü":1}',
      headers: { 'content-type': 'application/json', 'content-length': '8', 'x-own': '1' },
    })
  })

  it('follows no redirect', async () => {
    const before = received.length
    expect(await post('/away')).toBe(308)
    expect(received.length).toBe(before + 1)
  })

  it.each([
    ['/broken', 503],
    ['/endless', 200],
    ['/drip', 202],
  ])('ends with the status, whatever else is said: %s', async (path, status) => {
    expect(await post(path)).toBe(status)
  })

  it('is given up when there is no answer in time', async () => {
    await expect(post('/silent', 200)).rejects.toMatchObject({ status: 422 })
  })
})
