import { describe, expect, it } from 'vitest'
import { decodeAdapter } from './adapter.ts'
import { exportAdapter } from './formats/export-adapter.ts'
import { loraLayout } from './network/lora.ts'
import { readSafetensors, SafetensorsError, writeSafetensors } from './safetensors.ts'

const rank = 4
const numbers = Float32Array.from({ length: loraLayout(rank).size }, (_, i) => Math.sin(i))
const metadata = { rank, steps: 9, baseModelSha256: 'base', datasetHash: 'data' }
const file = exportAdapter({ numbers, ...metadata })

describe('an adapter file', () => {
  it("has PEFT's names, and its orientation: lora_A [rank, in], lora_B [out, rank]", () => {
    const { tensors } = readSafetensors(file)
    const [{ target, a, b } = expect.fail('no target')] = loraLayout(rank).places
    const left = tensors.get(`transformer.${target.name}.lora_A.weight`)
    const right = tensors.get(`transformer.${target.name}.lora_B.weight`)
    expect(left?.shape).toEqual([rank, target.inputs])
    expect(right?.shape).toEqual([target.outputs, rank])
    // In an adapter A is [inputs, rank] and B is [rank, outputs].
    expect(left?.data[2 * target.inputs + 5]).toBe(numbers[a + 5 * rank + 2])
    expect(right?.data[7 * rank + 3]).toBe(numbers[b + 3 * target.outputs + 7])
  })

  it('gives back what was written, and states rank and alpha alike', () => {
    expect(decodeAdapter(file)).toEqual({ numbers, ...metadata })
    expect(readSafetensors(file).metadata).toMatchObject({ lora_rank: '4', lora_alpha: '4' })
  })

  it('gives the same bytes for the same numbers', () => {
    expect(Buffer.compare(exportAdapter({ numbers, ...metadata }), file)).toBe(0)
  })

  it('of another kind, of other shapes or cut short is refused', () => {
    const { tensors, metadata: words } = readSafetensors(file)
    expect(() => decodeAdapter(writeSafetensors(tensors, {}))).toThrow('no adapter of atelier-nano')
    expect(() => decodeAdapter(writeSafetensors(new Map(), words))).toThrow('lora_A')
    const wider = writeSafetensors(tensors, { ...words, lora_rank: '8' })
    expect(() => decodeAdapter(wider)).toThrow('of shape [8')
    expect(() => decodeAdapter(file.subarray(0, file.length - 4))).toThrow(SafetensorsError)
  })
})
