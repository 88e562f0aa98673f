import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { certificateFor } from './fixtures/certificate.ts'
import { type NameServer, startNameServer } from './fixtures/name-server.ts'
import { startWebServer, type WebServer } from './fixtures/web-server.ts'
import { createOutbound, type Outbound } from './outbound.ts'

const log = pino({ level: 'silent' })

describe('a protected address', () => {
  const known = getCACertificates('default')
  const asked: unknown[] = []
  let server: Server
  let plain: WebServer
  let names: NameServer
  let outbound: Outbound
  let port: number
  beforeAll(async () => {
    const { cert, key } = certificateFor('secure.example')
    setDefaultCACertificates([...known, cert])
    plain = await startWebServer((_request, response) => response.end('plain'))
    server = createServer({ cert, key, SNICallback: noteName }, (request, response) => {
      const location = `http://secure.example:${plain.port}/`
      if (request.url === '/down') response.writeHead(302, { location }).end()
      else response.end('secret')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    port = (server.address() as AddressInfo).port
    names = await startNameServer((_name, type) => (type === 'A' ? ['127.0.0.1'] : []))
    const dnsServers = [names.address]
    outbound = createOutbound({ allow: ['127.0.0.1/32'], dnsServers, log })
  })
  afterAll(async () => {
    setDefaultCACertificates(known)
    names.close()
    server.closeAllConnections()
    server.close()
    await plain.close()
  })

  function noteName(name: string, done: (error: null) => void): void {
    asked.push(name)
    done(null)
  }

  it("is asked for by its name, and has to carry that name's certificate", async () => {
    const picture = await outbound.fetchImage(`https://secure.example:${port}/`)
    expect(picture.toString()).toBe('secret')
    expect(asked).toEqual(['secure.example'])
    for (const other of ['other.example', '127.0.0.1']) {
      const fetched = outbound.fetchImage(`https://${other}:${port}/`)
      await expect(fetched).rejects.toMatchObject({ status: 422 })
    }
  })

  it('leads to no unprotected one', async () => {
    await expect(outbound.fetchImage(`https://secure.example:${port}/down`)).rejects.toMatchObject({
      status: 422,
    })
    expect(plain.visits).toEqual([])
  })
})
