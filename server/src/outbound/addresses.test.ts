import { networkInterfaces } from 'node:os'
import { describe, expect, it } from 'vitest'
import { isOwnAddress, isPublicAddress } from './addresses.ts'
import { FORBIDDEN } from './fixtures/forbidden.ts'

describe('an address', () => {
  it.each(FORBIDDEN)('is not public: %s', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })

  it.each([
    '8.8.8.8',
    '1.1.1.1',
    '168.63.129.17',
    '172.32.0.1',
    '100.128.0.1',
    '2606:4700::1111',
    '2001:4860:4860::8888',
    '::ffff:8.8.8.8',
  ])('is public: %s', (address) => {
    expect(isPublicAddress(address)).toBe(true)
  })

  it.each(['', 'example.com', '1.2.3', '8.8.8.8.8', '[::1]'])(
    'that is none is not public: "%s"',
    (text) => {
      expect(isPublicAddress(text)).toBe(text === '1.2.3')
    },
  )

  it("of the machine's own is known as such, however it is written", () => {
    const own = Object.values(networkInterfaces()).flatMap((entries) => entries ?? [])
    expect(own.length).toBeGreaterThan(0)
    for (const { address } of own) expect(isOwnAddress(address)).toBe(true)
    expect(isOwnAddress('::ffff:127.0.0.1')).toBe(true)
    expect(isOwnAddress('8.8.8.8')).toBe(false)
  })
})
