import { describe, expect, it } from 'vitest'
import { philox, RandomStream } from './random.ts'

describe('random numbers', () => {
  it.each([
    // Known answers of the authors' Random123 library, kat_vectors.
    [
      [0, 0, 0, 0],
      [0, 0],
      [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8],
    ],
    [
      [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
      [0xffffffff, 0xffffffff],
      [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
    ],
    [
      [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      [0xa4093822, 0x299f31d0],
      [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
    ],
  ])('are those of Philox4x32-10 for the counter %j', (counter, [key0 = 0, key1 = 0], expected) => {
    const out = new Uint32Array(4)
    philox(Uint32Array.from(counter), key0, key1, out)
    expect([...out]).toEqual(expected)
  })

  it('depend on seed, purpose and step, and on nothing else', () => {
    const first = (...of: ConstructorParameters<typeof RandomStream>) =>
      new RandomStream(...of).word()
    expect(first(1, 'noise', 2)).toBe(first(1, 'noise', 2))
    const others = [first(2, 'noise', 2), first(1, 'time', 2), first(1, 'noise', 3)]
    expect(others).not.toContain(first(1, 'noise', 2))
    expect(first(2 ** 40 + 1, 'noise', 2)).not.toBe(first(1, 'noise', 2))
  })

  it('called normal have mean 0, variance 1 and the tails of a normal', () => {
    const x = new RandomStream(5, 'noise').normals(100_000)
    const mean = x.reduce((a, b) => a + b, 0) / x.length
    const variance = x.reduce((a, b) => a + (b - mean) ** 2, 0) / x.length
    // Five standard errors.
    expect(Math.abs(mean)).toBeLessThan(5 / Math.sqrt(x.length))
    expect(Math.abs(variance - 1)).toBeLessThan(5 * Math.sqrt(2 / x.length))
    const beyondTwo = x.filter((v) => Math.abs(v) > 2).length / x.length
    expect(beyondTwo).toBeCloseTo(0.0455, 2)
  })

  it('order every number once', () => {
    const order = new RandomStream(5, 'order').permutation(97)
    expect(order.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 97 }, (_, i) => i))
    expect(order).not.toEqual(order.toSorted((a, b) => a - b))
  })
})
