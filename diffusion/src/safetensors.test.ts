import { describe, expect, it } from 'vitest'
import { readSafetensors, SafetensorsError, writeSafetensors } from './safetensors.ts'

function fileOf(header: string, body: readonly number[] = []): Uint8Array {
  const text = Buffer.from(header)
  const size = Buffer.alloc(8)
  size.writeBigUInt64LE(BigInt(text.length))
  return Buffer.concat([size, text, Buffer.from(body)])
}

const entry = (dtype: string, shape: number[], from: number, to: number) =>
  JSON.stringify({ x: { dtype, shape, data_offsets: [from, to] } })

describe('a safetensors file', () => {
  it('gives back names, shapes, numbers and metadata', () => {
    const tensors = new Map([
      ['b', { shape: [2, 2], data: Float32Array.of(1, -2, 3.5, 0) }],
      ['a', { shape: [], data: Float32Array.of(7) }],
    ])
    const read = readSafetensors(writeSafetensors(tensors, { made: 'héré' }))
    expect(read.tensors).toEqual(tensors)
    expect(read.metadata).toEqual({ made: 'héré' })
  })

  it('begins its numbers at a multiple of eight bytes, whatever letters the header has', () => {
    for (const made of ['', 'é', '四', 'ab']) {
      const file = writeSafetensors(new Map(), { made })
      expect(Number(Buffer.from(file).readBigUInt64LE()) % 8).toBe(0)
    }
  })

  it('in half precision is widened exactly: normal, subnormal, signed zero and infinite', () => {
    const bits = [0x3c00, 0xc000, 0x0001, 0x8000, 0x7c00, 0x3555]
    const file = fileOf(
      entry('F16', [6], 0, 12),
      bits.flatMap((b) => [b & 255, b >> 8]),
    )
    expect([...(readSafetensors(file).tensors.get('x')?.data ?? [])]).toEqual([
      1,
      -2,
      2 ** -24,
      -0,
      Number.POSITIVE_INFINITY,
      0.333251953125,
    ])
  })

  it.each([
    ['nothing', new Uint8Array(3), 'shorter'],
    ['a header longer than the file', fileOf('{}').fill(255, 0, 4), 'claims'],
    ['no JSON', fileOf('{'), 'no JSON'],
    ['an entry without a shape', fileOf('{"x":{"dtype":"F32"}}'), 'malformed'],
    ['a type that is not read', fileOf(entry('I64', [1], 0, 8), Array(8).fill(0)), 'I64'],
    ['a tensor larger than its place', fileOf(entry('F32', [2], 0, 4), [0, 0, 0, 0]), 'fit'],
    ['a place outside the file', fileOf(entry('F32', [1], 4, 8), [0, 0, 0, 0]), 'fit'],
  ])('of %s is refused', (_, file, words) => {
    expect(() => readSafetensors(file)).toThrow(SafetensorsError)
    expect(() => readSafetensors(file)).toThrow(words)
  })
})
