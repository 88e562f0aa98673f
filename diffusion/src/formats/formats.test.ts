import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LORA_TARGETS, loraLayout } from '../network/lora.ts'
import {
  readSafetensors,
  SafetensorsError,
  type StoredTensor,
  writeSafetensors,
} from '../safetensors.ts'
import { exportAdapter } from './export-adapter.ts'
import { AdapterImportError, importAdapter } from './import-adapter.ts'
import { LAYOUT_NAMES, LAYOUTS, readName } from './layouts.ts'
import { passportOf } from './passport.ts'

const rank = 4
const numbers = Float32Array.from({ length: loraLayout(rank).size }, (_, i) => Math.sin(i) / 9)
const adapter = { numbers, rank, steps: 9, baseModelSha256: 'base', datasetHash: 'data' }
const [first = expect.fail('no target')] = LORA_TARGETS

/** A file with some tensors taken away, renamed or altered. */
function changed(
  layout: (typeof LAYOUT_NAMES)[number],
  change: (tensors: Map<string, StoredTensor>, metadata: Record<string, string>) => void,
): Uint8Array {
  const { tensors, metadata } = readSafetensors(exportAdapter(adapter, { layout }))
  change(tensors, metadata)
  return writeSafetensors(tensors, metadata)
}

/** One number of what a file adds to the first layer, as the readers of that layout reckon it: alpha / rank · up · down. */
function entry(
  file: Uint8Array,
  layout: (typeof LAYOUT_NAMES)[number],
  row: number,
  column: number,
) {
  const { tensors, metadata } = readSafetensors(file)
  const names = LAYOUTS[layout]
  const down = tensors.get(names.down(first.name)) ?? expect.fail('no down')
  const up = tensors.get(names.up(first.name)) ?? expect.fail('no up')
  const [r = 0, inputs = 0] = down.shape
  const alphaName = names.alpha(first.name)
  const stated = JSON.parse(metadata.lora_adapter_metadata ?? '{}')['transformer.lora_alpha']
  const alpha = alphaName ? (tensors.get(alphaName)?.data[0] ?? 0) : stated
  let sum = 0
  for (let i = 0; i < r; i++)
    sum += (up.data[row * r + i] ?? 0) * (down.data[i * inputs + column] ?? 0)
  return (alpha / r) * sum
}

describe.each(LAYOUT_NAMES)('an adapter in the layout of %s', (layout) => {
  const file = exportAdapter(adapter, { layout })

  it('comes back as it was, number for number', () => {
    const { adapter: read, report } = importAdapter(file)
    expect(read).toEqual(adapter)
    expect(report).toMatchObject({ unmapped: [], untouched: [], withoutEffect: [] })
  })

  it('adds to a layer what the adapter adds, reckoned as its readers do', () => {
    const [{ a, b } = expect.fail('no place')] = loraLayout(rank).places
    for (const [row, column] of [
      [0, 0],
      [7, 3],
      [first.outputs - 1, first.inputs - 1],
    ] as const) {
      let own = 0
      for (let i = 0; i < rank; i++)
        own += (numbers[a + column * rank + i] ?? 0) * (numbers[b + i * first.outputs + row] ?? 0)
      expect(entry(file, layout, row, column)).toBeCloseTo(own, 12)
    }
  })

  it('is read with other ranks and alphas as alpha / rank says', () => {
    const names = LAYOUTS[layout]
    const doubled = changed(layout, (tensors, metadata) => {
      const alpha = names.alpha(first.name)
      if (alpha) tensors.set(alpha, { shape: [], data: Float32Array.of(2 * rank) })
      else {
        delete metadata.lora_alpha
        metadata.lora_adapter_metadata = JSON.stringify({ 'transformer.lora_alpha': 2 * rank })
      }
    })
    const [{ a, b, end } = expect.fail('no place')] = loraLayout(rank).places
    const read = importAdapter(doubled).adapter.numbers
    expect(read.subarray(a, b)).toEqual(numbers.subarray(a, b))
    expect(read.subarray(b, end)).toEqual(numbers.subarray(b, end).map((x) => 2 * x))
  })

  it('with a tensor that fits no layer is refused, naming it, unless it is to be ignored', () => {
    const odd = changed(layout, (tensors) =>
      tensors.set('text_encoder.layers.0.lora_A.weight', { shape: [1], data: Float32Array.of(1) }),
    )
    expect(() => importAdapter(odd)).toThrow('text_encoder.layers.0.lora_A.weight')
    const { adapter: read, report } = importAdapter(odd, { ignoreUnmapped: true })
    expect(report.unmapped).toEqual(['text_encoder.layers.0.lora_A.weight'])
    expect(read.numbers).toEqual(numbers)
  })

  it('of which no name is known is refused: it would load and change nothing', () => {
    const renamed = changed(layout, (tensors) => {
      for (const [name, tensor] of [...tensors]) {
        tensors.delete(name)
        tensors.set(`elsewhere.${name}`, tensor)
      }
    })
    expect(() => importAdapter(renamed, { ignoreUnmapped: true })).toThrow(AdapterImportError)
  })

  it('without a layer leaves that layer to the base model and says so', () => {
    const names = LAYOUTS[layout]
    const shorter = changed(layout, (tensors) => {
      for (const name of [names.down(first.name), names.up(first.name), names.alpha(first.name)])
        if (name) tensors.delete(name)
    })
    expect(importAdapter(shorter).report.untouched).toEqual([first.name])
  })

  it('with half of a pair, another shape or a number that is none is refused', () => {
    const down = LAYOUTS[layout].down(first.name)
    const half = changed(layout, (tensors) => tensors.delete(down))
    expect(() => importAdapter(half)).toThrow(SafetensorsError)
    const narrow = changed(layout, (tensors) =>
      tensors.set(down, { shape: [rank, 2], data: new Float32Array(2 * rank) }),
    )
    expect(() => importAdapter(narrow)).toThrow(`not [rank, ${first.inputs}]`)
    const broken = changed(layout, (tensors) => tensors.get(down)?.data.fill(Number.NaN))
    expect(() => importAdapter(broken)).toThrow('not finite')
  })
})

describe('adapters from elsewhere', () => {
  it.each([
    ['base_model.model.blocks.2.fc1.lora_A.weight', 'down'],
    ['base_model.model.blocks.2.fc1.lora_B.default.weight', 'up'],
    ['lora_transformer_blocks_2_fc1.lora_down.weight', 'down'],
    ['diffusion_model.blocks.2.fc1.lora_up.weight', 'up'],
    ['unet.blocks.2.fc1.lora.down.weight', 'down'],
    ['blocks.2.fc1.alpha', 'alpha'],
  ])('name a layer as %s', (name, part) => {
    expect(readName(name)).toEqual({ target: 'blocks.2.fc1', part })
  })

  it.each([
    'blocks.2.fc1.weight',
    'blocks.99.fc1.alpha',
    'lora_te_blocks_2_fc1.alpha',
    'blocks.2.fc1.dora_scale',
  ])('name nothing as %s', (name) => {
    expect(readName(name)).toBeUndefined()
  })

  it('are refused when every pair has a matrix of zeros', () => {
    const nothing = { ...adapter, numbers: new Float32Array(numbers.length) }
    expect(() => importAdapter(exportAdapter(nothing))).toThrow('changes nothing')
  })
})

describe('the passport of an adapter', () => {
  it('shows that every layout adds the same to every layer, to the last bit', () => {
    const { layers, largest_difference } = passportOf(adapter)
    expect(layers.map(({ layer }) => layer)).toEqual(LORA_TARGETS.map(({ name }) => name))
    expect(layers.every(({ norm }) => norm > 0)).toBe(true)
    expect(largest_difference).toBe(0)
  })

  it('shows what half precision costs', () => {
    const { largest_difference } = passportOf(adapter, 'F16')
    expect(largest_difference).toBeGreaterThan(0)
    // Eleven bits: each factor is off by at most 2^-11 of itself.
    expect(largest_difference).toBeLessThan(2 ** -10)
  })
})

describe('numbers in a file', () => {
  it('survive half precision where it holds them, and are rounded to it where not', async () => {
    await fc.assert(
      fc.property(fc.float32Array({ minLength: 1, noNaN: true }), (data) => {
        const tensors = new Map([['x', { shape: [data.length], data }]])
        const once = readSafetensors(writeSafetensors(tensors, {}, 'F16')).tensors.get('x')
        const twice = readSafetensors(
          writeSafetensors(new Map([['x', once ?? expect.fail('lost')]]), {}, 'F16'),
        ).tensors.get('x')
        expect(once?.data).toEqual(data.map((x) => Math.f16round(x)))
        expect(twice).toEqual(once)
      }),
    )
  })

  it('are read from bfloat16', () => {
    const header = Buffer.from('{"x":{"dtype":"BF16","shape":[2],"data_offsets":[0,4]}}  ')
    const length = Buffer.alloc(8)
    length.writeBigUInt64LE(BigInt(header.length))
    const file = Buffer.concat([length, header, Buffer.from([0x80, 0x3f, 0x20, 0xc1])])
    expect(readSafetensors(file).tensors.get('x')?.data).toEqual(Float32Array.of(1, -10))
  })
})
