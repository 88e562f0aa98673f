import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { compile } from './compile.ts'
import { gradients } from './gradients.ts'
import { Graph, type Precision, type Tensor } from './graph.ts'
import * as ops from './index.ts'
import type { Shape } from './shape.ts'

interface Case {
  shapes: Shape[]
  inputs: number[][]
  output: number[]
  weights: number[]
  gradients: number[][]
}

interface Reference {
  operators: Record<string, Case>
  forward: Record<string, Case>
  adamw: { start: number[]; steps: { gradient: number[]; norm: number; parameter: number[] }[] }
}

const file = join(import.meta.dirname, '../fixtures/reference.json')
const reference = JSON.parse(readFileSync(file, 'utf8')) as Reference

const build: Record<string, (...x: Tensor[]) => Tensor> = {
  add: (a, b) => ops.add(a!, b!),
  sub: (a, b) => ops.sub(a!, b!),
  mul: (a, b) => ops.mul(a!, b!),
  div: (a, b) => ops.div(a!, b!),
  exp: (a) => ops.exp(a!),
  log: (a) => ops.log(a!),
  sqrt: (a) => ops.sqrt(a!),
  tanh: (a) => ops.tanh(a!),
  sigmoid: (a) => ops.sigmoid(a!),
  silu: (a) => ops.silu(a!),
  gelu: (a) => ops.gelu(a!),
  relu: (a) => ops.relu(a!),
  reluSquared: (a) => ops.reluSquared(a!),
  matmul: (a, b) => ops.matmul(a!, b!),
  linear: (x, w, b) => ops.linear(x!, w!, b),
  mean: (a) => ops.mean(a!, [-1], true),
  sum: (a) => ops.sum(a!, [0, 2]),
  softmax: (a) => ops.softmax(a!),
  rmsNorm: (a) => ops.rmsNorm(a!),
  concat: (a, b) => ops.concat([a!, b!], 1),
  transpose: (a) => ops.transpose(a!, [2, 0, 1]),
  slice: (a) => ops.slice(a!, 1, 1, 4),
  meanSquaredError: (a, b) => ops.meanSquaredError(a!, b!),
  matmulTransA: (a, b) => ops.matmul(a!, b!, { transA: true }),
  matmulTransB: (a, b) => ops.matmul(a!, b!, { transB: true, alpha: 0.5 }),
  matmulTransBoth: (a, b) => ops.matmul(a!, b!, { transA: true, transB: true, alpha: 2 }),
  neg: (a) => ops.neg(a!),
  square: (a) => ops.square(a!),
  atLeast: (a) => ops.atLeast(a!, 0.1),
  reshape: (a) => ops.reshape(a!, [3, 4]),
  broadcastTo: (a) => ops.broadcastTo(a!, [2, 3, 4]),
  sumTo: (a) => ops.sumTo(a!, [3, 1]),
  split: (a) => ops.split(a!, 1, [2, 3])[1]!,
  pad: (a) => ops.pad(a!, 1, 1, 2),
  sign: (a) => ops.sign(a!),
  atMost: (a) => ops.atMost(a!, 0.2),
  conv2d: (x, w, b) => ops.conv2d(x!, w!, b!),
  pixelShuffle: (x) => ops.pixelShuffle(x!, 2),
  leakyRelu: (x) => ops.leakyRelu(x!, 0.1),
}

function near(found: ArrayLike<number> | undefined, expected: number[], digits: number): void {
  expect(found).toHaveLength(expected.length)
  for (const [i, value] of expected.entries()) expect(found?.[i]).toBeCloseTo(value, digits)
}

async function check(name: string, testCase: Case, precision: Precision, digits: number) {
  const graph = new Graph(precision)
  const inputs = testCase.shapes.map((shape, i) => graph.input(`x${i}`, shape))
  const output = build[name]!(...inputs)
  const outputs: Record<string, Tensor> = { output }
  if (testCase.gradients !== undefined) {
    const weights = graph.constant('weights', output.shape, Float64Array.from(testCase.weights))
    const found = gradients(ops.sum(ops.mul(output, weights)), inputs)
    for (const [i, gradient] of found.entries()) outputs[`d${i}`] = gradient
  }
  const program = await compile(graph, outputs, { threads: 1 })
  const array = precision === 'float64' ? Float64Array : Float32Array
  const feeds = testCase.inputs.map((data, i) => [`x${i}`, array.from(data)] as const)
  const found = await program.run(Object.fromEntries(feeds))
  near(found.output, testCase.output, digits)
  for (const [i, gradient] of (testCase.gradients ?? []).entries())
    near(found[`d${i}`], gradient, digits)
  await program.release()
}

describe('operators and their gradients agree with PyTorch', () => {
  it.each(Object.entries(reference.operators))('%s, in float64', (name, testCase) =>
    check(name, testCase, 'float64', 10),
  )

  it.each(Object.entries(reference.operators))('%s, in float32', (name, testCase) =>
    check(name, testCase, 'float32', 4),
  )

  it.each(Object.entries(reference.forward))('%s, forward alone', (name, testCase) =>
    check(name, testCase, 'float32', 4),
  )
})

it('every operator is compared with PyTorch', () => {
  // Not operators: they build on, or serve, the ones that are.
  const others = ['adamw', 'clipByGlobalNorm', 'compile', 'gradients', 'productFlops']
  const helpers = ['requireSameShape']
  const functions = Object.entries(ops).filter(
    ([name, value]) =>
      typeof value === 'function' && /^[a-z]/.test(name) && ![...others, ...helpers].includes(name),
  )
  const compared = Object.keys({ ...reference.operators, ...reference.forward })
  expect(functions.map(([name]) => name).filter((name) => !compared.includes(name))).toEqual([])
  expect(compared.filter((name) => !(name in build))).toEqual([])
})

it("AdamW after clipping takes PyTorch's steps", async () => {
  const graph = new Graph('float64')
  const input = (name: string, shape: Shape = [6]) => graph.input(name, shape)
  const { clipped, norm } = ops.clipByGlobalNorm([input('gradient')], 1)
  const state = {
    parameter: input('parameter'),
    gradient: clipped[0]!,
    m: input('m'),
    v: input('v'),
  }
  const next = ops.adamw(state, {
    learningRate: input('rate', []),
    correction1: input('correction1', []),
    correction2: input('correction2', []),
    weightDecay: 0.1,
  })
  const program = await compile(
    graph,
    { next_parameter: next.parameter, next_m: next.m, next_v: next.v, norm },
    { threads: 1 },
  )
  let [parameter, m, v] = [
    Float64Array.from(reference.adamw.start),
    new Float64Array(6),
    new Float64Array(6),
  ]
  for (const [i, step] of reference.adamw.steps.entries()) {
    const out = (await program.run({
      parameter,
      m,
      v,
      gradient: Float64Array.from(step.gradient),
      rate: Float64Array.of(0.01),
      correction1: Float64Array.of(1 - 0.9 ** (i + 1)),
      correction2: Float64Array.of(1 - 0.999 ** (i + 1)),
    })) as Record<string, Float64Array<ArrayBuffer>>
    near(out.norm, [step.norm], 10)
    near(out.next_parameter, step.parameter, 7)
    ;[parameter, m, v] = [out.next_parameter!, out.next_m!, out.next_v!]
  }
  await program.release()
})
