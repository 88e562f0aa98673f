import { describe, expect, it } from 'vitest'
import { compile } from './compile.ts'
import { gradients } from './gradients.ts'
import { Graph, type Tensor } from './graph.ts'
import * as ops from './index.ts'
import { neededNodes } from './onnx/emit.ts'
import { type Shape, sizeOf } from './shape.ts'

/** Repeatable numbers in [low, high): a linear congruential generator is random enough to spread test points. */
function numbers(count: number, seed: number, low = -1, high = 1): Float64Array {
  let state = seed >>> 0
  return Float64Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return low + ((high - low) * state) / 2 ** 32
  })
}

interface Case {
  shapes: Shape[]
  build: (...inputs: Tensor[]) => Tensor
  low?: number
  high?: number
}

const cases: Record<string, Case> = {
  'add with broadcasting': {
    shapes: [
      [2, 3, 4],
      [3, 1],
    ],
    build: (a, b) => ops.add(a, b),
  },
  'sub with broadcasting': {
    shapes: [
      [3, 4],
      [2, 3, 4],
    ],
    build: (a, b) => ops.sub(a, b),
  },
  'mul with broadcasting': {
    shapes: [
      [2, 3, 4],
      [2, 1, 4],
    ],
    build: (a, b) => ops.mul(a, b),
  },
  div: { shapes: [[2, 3], [3]], build: (a, b) => ops.div(a, b), low: 0.5, high: 2 },
  neg: { shapes: [[4]], build: (a) => ops.neg(a) },
  exp: { shapes: [[5]], build: (a) => ops.exp(a) },
  log: { shapes: [[5]], build: (a) => ops.log(a), low: 0.5, high: 2 },
  sqrt: { shapes: [[5]], build: (a) => ops.sqrt(a), low: 0.5, high: 2 },
  square: { shapes: [[5]], build: (a) => ops.square(a) },
  tanh: { shapes: [[5]], build: (a) => ops.tanh(a) },
  sigmoid: { shapes: [[5]], build: (a) => ops.sigmoid(a) },
  silu: { shapes: [[5]], build: (a) => ops.silu(a) },
  gelu: { shapes: [[5]], build: (a) => ops.gelu(a) },
  relu: { shapes: [[7]], build: (a) => ops.relu(a) },
  'relu squared': { shapes: [[7]], build: (a) => ops.reluSquared(a) },
  'at least': { shapes: [[7]], build: (a) => ops.atLeast(a, 0.1) },
  'matmul, batched': {
    shapes: [
      [2, 3, 4],
      [2, 4, 5],
    ],
    build: (a, b) => ops.matmul(a, b),
  },
  'matmul, shared right': {
    shapes: [
      [2, 3, 4],
      [4, 5],
    ],
    build: (a, b) => ops.matmul(a, b),
  },
  'matmul, right turned': {
    shapes: [
      [2, 3, 4],
      [2, 5, 4],
    ],
    build: (a, b) => ops.matmul(a, b, { transB: true, alpha: 0.5 }),
  },
  'matmul, left turned': {
    shapes: [
      [4, 3],
      [4, 5],
    ],
    build: (a, b) => ops.matmul(a, b, { transA: true }),
  },
  'matmul, both turned': {
    shapes: [
      [4, 3],
      [5, 4],
    ],
    build: (a, b) => ops.matmul(a, b, { transA: true, transB: true, alpha: 2 }),
  },
  linear: { shapes: [[2, 3, 4], [4, 5], [5]], build: (x, w, b) => ops.linear(x, w, b) },
  'sum of axes': { shapes: [[2, 3, 4]], build: (a) => ops.sum(a, [0, 2]) },
  'mean of an axis': { shapes: [[2, 3, 4]], build: (a) => ops.mean(a, [-1], true) },
  softmax: { shapes: [[2, 5]], build: (a) => ops.softmax(a) },
  rmsNorm: { shapes: [[2, 3, 8]], build: (a) => ops.rmsNorm(a) },
  reshape: { shapes: [[2, 6]], build: (a) => ops.reshape(a, [3, 4]) },
  transpose: { shapes: [[2, 3, 4]], build: (a) => ops.transpose(a, [2, 0, 1]) },
  broadcastTo: { shapes: [[3, 1]], build: (a) => ops.broadcastTo(a, [2, 3, 4]) },
  concat: {
    shapes: [
      [2, 3],
      [2, 2],
    ],
    build: (a, b) => ops.concat([a, b], 1),
  },
  sumTo: { shapes: [[2, 3, 4]], build: (a) => ops.sumTo(a, [3, 1]) },
  meanSquaredError: {
    shapes: [
      [2, 3],
      [2, 3],
    ],
    build: (a, b) => ops.meanSquaredError(a, b),
  },
  slice: { shapes: [[2, 5]], build: (a) => ops.slice(a, 1, 1, 4) },
  pad: { shapes: [[2, 3]], build: (a) => ops.pad(a, 1, 1, 2) },
  'split, one part unused': {
    shapes: [[2, 5]],
    build: (a) => {
      const [first] = ops.split(a, 1, [2, 3])
      if (first === undefined) throw new Error('split gave nothing')
      return ops.square(first)
    },
  },
  'a value used twice': { shapes: [[3]], build: (a) => ops.add(ops.mul(a, ops.exp(a)), a) },
}

function flatGraph({ shapes, build }: Case) {
  const graph = new Graph('float64')
  const inputs = shapes.map((shape, i) => graph.input(`x${i}`, shape))
  const out = build(...inputs)
  // Uneven weights, so that a gradient that is right only in sum is found out.
  const weights = graph.constant('weights', out.shape, numbers(sizeOf(out.shape), 99))
  return { graph, inputs, loss: ops.sum(ops.mul(out, weights)) }
}

describe('gradients agree with central differences in float64', () => {
  it.each(Object.entries(cases))('%s', async (_, testCase) => {
    const { graph, inputs, loss } = flatGraph(testCase)
    const outputs = Object.fromEntries(gradients(loss, inputs).map((g, i) => [`d${i}`, g]))
    const program = await compile(graph, { loss, ...outputs }, { threads: 1 })
    const { low, high } = testCase
    const point = inputs.map((t, i) => numbers(sizeOf(t.shape), i + 1, low, high))
    const feeds = () => Object.fromEntries(point.map((data, i) => [`x${i}`, data]))
    const lossAt = async () => (await program.run(feeds())).loss?.[0] ?? Number.NaN
    const exact = await program.run(feeds())
    const h = 1e-5
    for (const [i, data] of point.entries()) {
      for (let k = 0; k < data.length; k++) {
        const before = data[k] ?? 0
        data[k] = before + h
        const above = await lossAt()
        data[k] = before - h
        const below = await lossAt()
        data[k] = before
        expect(exact[`d${i}`]?.[k]).toBeCloseTo((above - below) / (2 * h), 7)
      }
    }
    await program.release()
  })
})

describe('building a graph', () => {
  it('names the operation and the shapes of a fault before anything runs', () => {
    const graph = new Graph()
    const a = graph.input('a', [2, 3])
    const b = graph.input('b', [4, 5])
    expect(() => ops.matmul(a, b)).toThrow('matmul([2, 3], [4, 5]): inner sizes 3 and 4 differ')
    expect(() => ops.add(a, b)).toThrow('Add([2, 3], [4, 5])')
    expect(() => ops.reshape(a, [7])).toThrow('reshape([2, 3], [7])')
  })

  it('refuses an output that has the name of a value in the graph', async () => {
    const graph = new Graph()
    const x = graph.input('x', [1])
    await expect(compile(graph, { x: ops.exp(x) })).rejects.toThrow('output x')
  })

  it('refuses a gradient through an operation that has none', () => {
    const graph = new Graph()
    const x = graph.input('x', [1, 4, 2, 2])
    const loss = ops.sum(ops.pixelShuffle(x, 2))
    expect(() => gradients(loss, [x])).toThrow('DepthToSpace cannot be differentiated')
  })

  it('computes no gradient for frozen weights', () => {
    const graph = new Graph()
    const x = graph.input('x', [2, 3])
    const frozen = graph.constant('frozen', [3, 3], new Float32Array(9))
    const trained = graph.input('trained', [3, 3])
    const out = ops.matmul(ops.matmul(x, trained), frozen)
    const needed = neededNodes(graph, gradients(ops.sum(out), [trained]))
    // Back through `frozen`, then into `trained`; nothing forward, and nothing into `frozen`.
    expect(needed.filter((node) => node.opType.endsWith('MatMul'))).toHaveLength(2)
  })
})
