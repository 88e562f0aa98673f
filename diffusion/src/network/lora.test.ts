import { compile, Graph } from '@atelier/tensor'
import { describe, expect, it } from 'vitest'
import { RandomStream } from '../lib/random.ts'
import { mergedWeights } from '../sampling/merge.ts'
import { baseWeights } from '../weights.ts'
import { timeFeatures } from './embeddings.ts'
import { freshLora, LORA_TARGETS, loraLayout } from './lora.ts'
import { transformer, transformerInputs } from './transformer.ts'

const RANK = 4
const grid = { rows: 2, cols: 3 }
const weights = baseWeights()
const { places, size } = loraLayout(RANK)
const numbers = new RandomStream(3, 'adapter').normals(size).map((x) => 0.05 * x)
const adapter = { numbers, rank: RANK, steps: 1, baseModelSha256: '', datasetHash: '' }
const feeds = {
  tokens: new RandomStream(1, 'noise').normals(grid.rows * grid.cols * 96),
  text: new RandomStream(2, 'noise').normals(32 * 384),
  time: timeFeatures(0.4),
}

/** The network with the pairs beside the frozen matrices, as a training step has it. */
async function besideFrozen() {
  const graph = new Graph()
  const trained = new Map(
    places.map(({ target, a, b, end }) => [
      target.name,
      {
        a: graph.constant(`${target.name}.a`, [target.inputs, RANK], numbers.subarray(a, b)),
        b: graph.constant(`${target.name}.b`, [RANK, target.outputs], numbers.subarray(b, end)),
      },
    ]),
  )
  const inputs = transformerInputs(graph, 1, grid)
  const program = await compile(graph, {
    x0: transformer(graph, weights, grid, inputs, { trained }),
  })
  const { x0 } = await program.run(feeds)
  await program.release()
  return x0!
}

async function merged(influence: number) {
  const graph = new Graph()
  const inputs = transformerInputs(graph, 1, grid)
  const changed = await mergedWeights(weights, adapter, influence)
  const x0 = transformer(graph, weights, grid, inputs, { merged: changed })
  const program = await compile(graph, { x0 })
  const out = await program.run(feeds)
  await program.release()
  return { x0: out.x0!, changed }
}

const largest = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a).reduce((most, x, i) => Math.max(most, Math.abs(x - (b[i] ?? Number.NaN))), 0)

describe('an adapter', () => {
  it('changes all attention and feed-forward projections of every block, and nothing else', () => {
    expect(LORA_TARGETS).toHaveLength(32)
    expect(new Set(LORA_TARGETS.map(({ name }) => name.split('.')[2]))).toEqual(
      new Set(['qkv', 'out', 'fc1', 'fc2']),
    )
  })

  it('that is fresh adds nothing yet: every second matrix is zero, and no first one', () => {
    const fresh = freshLora(RANK, 5)
    for (const { a, b, end } of places) {
      expect(fresh.subarray(b, end).every((x) => x === 0)).toBe(true)
      expect(fresh.subarray(a, b).some((x) => x !== 0)).toBe(true)
    }
  })

  it('means the same beside the frozen weights, as it is trained, and merged into them, as it is used', async () => {
    const trained = await besideFrozen()
    const full = await merged(1)
    const base = await merged(0)
    expect(largest(trained, full.x0)).toBeLessThan(1e-4)
    expect(largest(trained, base.x0)).toBeGreaterThan(1e-2)
  })

  it('is added in proportion to its influence', async () => {
    const [none, half, more] = [await merged(0), await merged(0.5), await merged(1.5)]
    const name = 'blocks.3.fc1'
    const base = weights.linear(`transformer.${name}.weight`).data
    expect(largest(none.changed.get(name)!, base)).toBe(0)
    const third = more.changed.get(name)!.map((w, i) => (w - base[i]!) / 3)
    const part = half.changed.get(name)!.map((w, i) => w - base[i]!)
    expect(largest(part, third)).toBeLessThan(1e-6)
    expect(largest(part, new Float32Array(part.length))).toBeGreaterThan(1e-3)
  })
})
