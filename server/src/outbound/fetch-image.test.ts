import pino from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createFetchImage } from './fetch-image.ts'
import { FORBIDDEN } from './fixtures/forbidden.ts'
import { type NameServer, startNameServer } from './fixtures/name-server.ts'
import { startWebServer, type WebServer } from './fixtures/web-server.ts'
import { createGuard } from './guard.ts'
import { createOutbound } from './outbound.ts'

const log = pino({ level: 'silent' })
const REFUSED = 'The address cannot be used: its host is not known or not public'

describe('addresses given by users', () => {
  let server: WebServer
  const outbound = (...allow: string[]) => createOutbound({ allow, log })
  beforeAll(async () => {
    server = await startWebServer((request, response) => {
      const redirect = (location: string) => response.writeHead(302, { location }).end()
      switch (request.url) {
        case '/away':
          return redirect('http://169.254.169.254/')
        case '/disguised':
          return redirect(`http://2130706434:${server.port}/`)
        case '/file':
          return redirect('file:///etc/passwd')
        case '/login':
          return redirect(`http://user:secret@${server.host}/`)
        case '/loop':
          return redirect('/loop')
        case '/far':
          return redirect('/picture')
        case '/large':
          return response.end(Buffer.alloc(13 * 1024 * 1024))
        case '/declared':
          return response.writeHead(200, { 'content-length': 1e12 }).flushHeaders()
        case '/gone':
          return response.writeHead(404).end()
        case '/packed':
          return response.writeHead(200, { 'content-encoding': 'gzip' }).end('bomb')
        case '/cut':
          response.writeHead(200, { 'content-length': 100 }).write('half')
          return setTimeout(() => response.destroy(), 20)
        case '/silent':
          return
        case '/drip':
          return setInterval(() => response.write('.'), 20)
        default:
          return response.end('picture')
      }
    })
  })
  afterAll(() => server.close())

  /** Every forbidden address refuses the same way, whoever listens there, and nobody is visited. */
  async function expectRefused(address: string, words: unknown = REFUSED): Promise<void> {
    const visits = server.visits.length
    for (const use of [
      outbound().fetchImage(address),
      outbound().postJson(address, '{}', {}, { timeoutMs: 5_000 }),
      outbound().check(address),
    ]) {
      await expect(use).rejects.toMatchObject({ status: 422, message: words })
    }
    expect(server.visits.length).toBe(visits)
  }

  it.each(FORBIDDEN)('are refused with 422 before anything is sent: %s', async (address) => {
    const literal = address.includes(':') ? `[${address}]` : address
    await expectRefused(`http://${literal}:${server.port}/`)
  })

  it.each([
    'localhost',
    'localhost.',
    '2130706433',
    '0x7f000001',
    '0x7f.1',
    '0177.0.0.1',
    '127.1',
    '127.0.0.1.',
    '017700000001',
    '１２７.０.０.１',
    '①②⑦.0.0.1',
    '127。0。0。1',
    '[0:0:0:0:0:ffff:7f00:1]',
    '[::ffff:7f00:1]',
  ])('are refused in disguise: %s', async (name) => {
    await expectRefused(`http://${name}:${server.port}/`)
  })

  it.each([
    'ftp://example.com/x',
    'file:///etc/passwd',
    'data:image/png;base64,AA==',
    'gopher://127.0.0.1/',
    'no address',
    '',
    '//example.com/x',
    'http://',
    'http://user:pass@example.com/',
    'http://127.0.0.1:80@example.com/',
    'http://example.com@127.0.0.1/',
    'http://user@127.0.0.1/',
    'http://[fe80::1%25eth0]/',
    'http://[fe80::1%eth0]/',
    'http://[::1/',
    'http://example.com:99999/',
    'http://exa mple.com/',
    'http://example.com:25/',
    'https://example.com:6379@/',
    'http://8.8.8.8:22/',
    'http://8.8.8.8:0/',
  ])('are refused when they are no plain web address: %s', async (address) => {
    await expectRefused(address, expect.stringContaining('The address cannot be used'))
  })

  it.each([
    ['a backslash', (host: string) => `http://${host}\\@example.com/`],
    ['a fragment', (host: string) => `http://${host}#@example.com/`],
    ['a query', (host: string) => `http://${host}?@example.com/`],
    ['line breaks', (host: string) => `http://127.0\n.0.1:${host.split(':')[1]}/\r\n`],
    ['no user', (host: string) => `http://@${host}/`],
    ['a missing slash', (host: string) => `http:/${host}`],
  ])('are judged by the host that would be asked, in spite of %s', async (_trick, write) => {
    await expectRefused(write(server.host))
  })

  it('are fetched when the host is allowed, by name, with its port, or by its network', async () => {
    for (const allow of [server.host, '127.0.0.1', '127.0.0.0/8']) {
      const picture = await outbound(allow).fetchImage(`http://${server.host}/`)
      expect(picture.toString()).toBe('picture')
    }
    const other = outbound('127.0.0.1:1', '10.0.0.0/8', 'localhost')
    await expect(other.fetchImage(`http://${server.host}/`)).rejects.toMatchObject({ status: 422 })
  })

  it('are found in the hosts file only when they are allowed by name', async () => {
    const address = `http://localhost:${server.port}/`
    expect((await outbound('localhost').fetchImage(address)).toString()).toBe('picture')
  })

  it.each(['/away', '/disguised', '/file', '/login', '/loop', '/gone', '/packed', '/cut'])(
    'are given up when the server answers badly: %s',
    async (path) => {
      const fetched = outbound(server.host).fetchImage(`http://${server.host}${path}`)
      await expect(fetched).rejects.toMatchObject({ status: 422 })
      expect(server.visits).not.toContain('127.0.0.2')
    },
  )

  it('are followed where they redirect to', async () => {
    const picture = await outbound(server.host).fetchImage(`http://${server.host}/far`)
    expect(picture.toString()).toBe('picture')
  })

  it.each(['/large', '/declared'])('are read up to 12 MB: %s', async (path) => {
    const fetched = outbound(server.host).fetchImage(`http://${server.host}${path}`)
    await expect(fetched).rejects.toMatchObject({ status: 413 })
  })

  it.each(['/silent', '/drip'])('are given up when they take too long: %s', async (path) => {
    const fetchImage = createFetchImage(createGuard({ allow: [server.host], log }), 300)
    await expect(fetchImage(`http://${server.host}${path}`)).rejects.toMatchObject({
      status: 422,
      message: 'The address cannot be used: it could not be reached',
    })
  })
})

describe('names given by users', () => {
  let server: WebServer
  let names: NameServer
  let free: WebServer
  beforeAll(async () => {
    server = await startWebServer((request, response) => {
      const back = { location: `http://back.example:${server.port}/` }
      if (request.url === '/redirect') response.writeHead(307, back).end()
      else response.end(request.headers.host)
    })
    names = await startNameServer((name, type, asked) => {
      if (name === 'silent.example') return undefined
      if (name === 'mapped.example') return type === 'AAAA' ? ['::ffff:127.0.0.1'] : []
      if (name === 'private-v6.example') return type === 'AAAA' ? ['::1'] : ['8.8.8.8']
      if (type === 'AAAA') return []
      switch (name) {
        case 'mixed.example':
          return ['8.8.8.8', '127.0.0.1']
        case 'private.example':
          return ['127.0.0.1']
        case 'rebind.example':
          return [asked === 1 ? '127.0.0.1' : '127.0.0.2']
        case 'back.example':
          return [asked === 1 ? '127.0.0.1' : '127.0.0.2']
        default:
          return []
      }
    })
    free = await startWebServer((_request, response) => response.end('free'))
  })
  afterAll(async () => {
    names.close()
    await Promise.all([server.close(), free.close()])
  })

  const outbound = (...allow: string[]) =>
    createOutbound({ allow, dnsServers: [names.address], log })

  it.each(['private', 'mixed', 'private-v6', 'mapped', 'unknown'])(
    'are refused in the same words when an address of theirs is not public, or there is none: %s',
    async (name) => {
      const address = `http://${name}.example:${server.port}/`
      await expect(outbound().fetchImage(address)).rejects.toMatchObject({
        status: 422,
        message: REFUSED,
      })
      expect(server.visits).toEqual([])
    },
  )

  it('are given up when their name server does not answer in time', async () => {
    const fetchImage = createFetchImage(
      createGuard({ allow: [], dnsServers: [names.address], log }),
      100,
    )
    await expect(fetchImage('http://silent.example/')).rejects.toMatchObject({
      status: 422,
      message: REFUSED,
    })
  })

  it('are connected to at the address that was checked, whatever they resolve to afterwards', async () => {
    const out = outbound('127.0.0.1/32')
    const address = `http://rebind.example:${server.port}/`
    expect((await out.fetchImage(address)).toString()).toBe(`rebind.example:${server.port}`)
    expect(names.questions.filter((each) => each === 'rebind.example A')).toHaveLength(1)
    // From now on the name means another machine, and is judged anew.
    await expect(out.fetchImage(address)).rejects.toMatchObject({ status: 422 })
    expect(server.visits).toEqual(['127.0.0.1'])
  })

  it('are judged again when an answer redirects to them', async () => {
    const out = outbound('127.0.0.1/32')
    const visits = server.visits.length
    const address = `http://back.example:${server.port}/redirect`
    await expect(out.fetchImage(address)).rejects.toMatchObject({ status: 422, message: REFUSED })
    expect(server.visits.slice(visits)).toEqual(['127.0.0.1'])
  })

  it('of an allowed host may mean any address', async () => {
    const out = outbound('private.example')
    const address = `http://PRIVATE.example.:${free.port}/`
    expect((await out.fetchImage(address)).toString()).toBe('free')
  })
})
