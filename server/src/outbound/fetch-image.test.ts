import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isPublicAddress } from './addresses.ts'
import { createFetchImage } from './fetch-image.ts'

const FORBIDDEN = [
  '127.0.0.1',
  '127.8.9.10',
  '0.0.0.0',
  '10.1.2.3',
  '172.16.0.1',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '192.0.2.1',
  '::1',
  '::',
  'fe80::1',
  'fc00::1',
  '::ffff:127.0.0.1',
  '::ffff:10.0.0.1',
  '64:ff9b::7f00:1',
  '2002:7f00:1::',
  '168.63.129.16',
  '::ffff:168.63.129.16',
  'ff02::1',
]

describe('addresses given by users', () => {
  let server: Server
  let host: string
  let asked = 0
  beforeAll(async () => {
    server = createServer((request, response) => {
      asked++
      if (request.url === '/away')
        response.writeHead(302, { location: 'http://169.254.169.254/' }).end()
      else if (request.url === '/loop') response.writeHead(302, { location: '/loop' }).end()
      else if (request.url === '/large') response.end(Buffer.alloc(13 * 1024 * 1024))
      else if (request.url === '/gone') response.writeHead(404).end()
      else response.end('picture')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => {
    server.close()
  })

  it.each(FORBIDDEN)('are not public: %s', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })

  it.each(['8.8.8.8', '1.1.1.1', '168.63.129.17', '2606:4700::1111'])(
    'are public: %s',
    (address) => {
      expect(isPublicAddress(address)).toBe(true)
    },
  )

  it.each(FORBIDDEN)('are refused with 422 before anything is sent: %s', async (address) => {
    const before = asked
    const literal = address.includes(':') ? `[${address}]` : address
    const port = host.split(':')[1]
    await expect(createFetchImage([])(`http://${literal}:${port}/`)).rejects.toMatchObject({
      status: 422,
    })
    expect(asked).toBe(before)
  })

  it.each(['localhost', '2130706433', '0x7f.1', '0177.0.0.1'])(
    'are refused in disguise: %s',
    async (name) => {
      const before = asked
      const port = host.split(':')[1]
      await expect(createFetchImage([])(`http://${name}:${port}/`)).rejects.toMatchObject({
        status: 422,
      })
      expect(asked).toBe(before)
    },
  )

  it.each([
    'ftp://example.com/x',
    'file:///etc/passwd',
    'no address',
    'http://user:pass@example.com/',
  ])('are refused when they are no plain web address: %s', async (address) => {
    await expect(createFetchImage([])(address)).rejects.toMatchObject({ status: 422 })
  })

  it('are fetched when the host is allowed', async () => {
    expect((await createFetchImage([host])(`http://${host}/`)).toString()).toBe('picture')
  })

  it('are checked again after a redirect', async () => {
    await expect(createFetchImage([host])(`http://${host}/away`)).rejects.toMatchObject({
      status: 422,
    })
  })

  it('give up on endless redirects and on answers other than 200', async () => {
    await expect(createFetchImage([host])(`http://${host}/loop`)).rejects.toMatchObject({
      status: 422,
    })
    await expect(createFetchImage([host])(`http://${host}/gone`)).rejects.toMatchObject({
      status: 422,
    })
  })

  it('are read up to 12 MB', async () => {
    await expect(createFetchImage([host])(`http://${host}/large`)).rejects.toMatchObject({
      status: 413,
    })
  })
})
