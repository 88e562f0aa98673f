import { describe, expect, it } from 'vitest'
import { ConfigError, readConfig } from '../config.ts'
import { AllowListError, parseAllowList } from './allow-list.ts'

describe('the list of allowed hosts', () => {
  it.each([
    ['intra.example', 'http://intra.example/x', true],
    ['Intra.Example.', 'https://intra.example:8443/', true],
    ['intra.example', 'http://sub.intra.example/', false],
    ['intra.example', 'http://intra.example.evil.example/', false],
    ['intra.example:80', 'http://intra.example/', true],
    ['intra.example:80', 'https://intra.example/', false],
    ['intra.example:443', 'https://intra.example/', true],
    ['intra.example:9000', 'http://intra.example:9001/', false],
    ['10.0.0.5:9000', 'http://10.0.0.5:9000/', true],
    ['10.0.0.5', 'http://0xa.0.0.5/', true],
    ['::1', 'http://[::1]:3000/', true],
    ['[0:0::1]:3000', 'http://[::1]:3000/', true],
    ['[::1]:3000', 'http://[::1]:3001/', false],
  ])('with %s says of %s: %s', (entry, address, expected) => {
    expect(parseAllowList([entry]).hasHost(new URL(address))).toBe(expected)
  })

  it.each([
    ['10.0.0.0/8', '10.200.0.1', true],
    ['10.0.0.0/8', '::ffff:10.200.0.1', true],
    ['10.0.0.0/8', '11.0.0.1', false],
    ['fd00::/8', 'fd12::1', true],
    ['fd00::/8', '10.0.0.1', false],
    ['10.0.0.5', '10.0.0.5', false],
  ])('with %s says of the address %s: %s', (entry, address, expected) => {
    expect(parseAllowList([entry]).hasAddress(address)).toBe(expected)
  })

  it.each(['http://intra.example', 'a b', 'user@host', 'host/path', '10.0.0.0/33', ':80', '*'])(
    'has no room for %s',
    (entry) => {
      expect(() => parseAllowList([entry])).toThrow(AllowListError)
    },
  )

  it('is read when the server starts, which names an entry that makes no sense', () => {
    const read = (list: string) => readConfig({ ATELIER_OUTBOUND_ALLOW: list }).outboundAllow
    expect(read(' minio:9000, 10.0.0.0/8 ,::1')).toEqual(['minio:9000', '10.0.0.0/8', '::1'])
    expect(() => read('minio, 10.0.0.0/33')).toThrow(ConfigError)
    expect(() => read('minio, 10.0.0.0/33')).toThrow('ATELIER_OUTBOUND_ALLOW: 10.0.0.0/33')
  })
})
