import {
  add,
  concat,
  type Graph,
  linear,
  matmul,
  mean,
  mul,
  reluSquared,
  reshape,
  rmsNorm,
  silu,
  slice,
  softmax,
  split,
  type Tensor,
  transpose,
} from '@atelier/tensor'
import { TEXT_TOKENS } from '../conditioning/tokens.ts'
import type { Grid } from '../grids.ts'
import type { Weights } from '../weights.ts'
import { DEPTH, HEAD, HEADS, TOKEN, WIDTH } from './dimensions.ts'
import { gridPositions } from './embeddings.ts'

/** The two small matrices that change one frozen one: x · W + (x · a) · b. */
export interface LoraPair {
  a: Tensor
  b: Tensor
}

/** How the adapted matrices get into a graph: merged weights, or frozen ones with a pair of trained ones beside. */
export interface Adaptation {
  /** Numbers [inputs, outputs] in place of the base model's, if any. */
  merged?: ReadonlyMap<string, Float32Array>
  trained?: ReadonlyMap<string, LoraPair>
}

export interface TransformerInputs {
  /** [B, n, 96] noisy latent tokens */
  tokens: Tensor
  /** [B, 32, 384] from `embedText` */
  text: Tensor
  /** [B, 256] from `timeFeatures` */
  time: Tensor
}

/** Builds nano's transformer into a graph: the clean latents [B, n, 96] that it believes in. The reference is `pretraining/nano.py`. */
export function transformer(
  graph: Graph,
  weights: Weights,
  grid: Grid,
  inputs: TransformerInputs,
  adaptation: Adaptation = {},
): Tensor {
  const net = new Builder(graph, weights, adaptation)
  const condition = conditionOf(net, inputs)
  const x = afterBlocks(graph, net, grid, inputs, condition, DEPTH)
  const [shift, scale] = net.parts(net.linear('final_modulation', condition), 2)
  return net.linear('final', modulate(rmsNorm(latentTokens(x)), shift, scale))
}

/** What the base model makes of the latent tokens up to its block `depth`, 1 to 8: [B, n, 384]. */
export function middleTokens(
  graph: Graph,
  weights: Weights,
  grid: Grid,
  inputs: TransformerInputs,
  depth: number,
): Tensor {
  const net = new Builder(graph, weights, {})
  return latentTokens(afterBlocks(graph, net, grid, inputs, conditionOf(net, inputs), depth))
}

function conditionOf(net: Builder, { text, time }: TransformerInputs): Tensor {
  const clock = net.linear('time2', silu(net.linear('time1', time)))
  return silu(add(clock, net.linear('pooled', mean(text, [1]))))
}

/** Words and latent tokens, [B, 32 + n, 384]. */
function afterBlocks(
  graph: Graph,
  net: Builder,
  grid: Grid,
  { tokens, text }: TransformerInputs,
  condition: Tensor,
  depth: number,
): Tensor {
  const positions = graph.constant(
    'positions',
    [grid.rows * grid.cols, WIDTH],
    gridPositions(grid.rows, grid.cols),
  )
  let x = concat([text, add(net.linear('patch', tokens), positions)], 1)
  const modulation = net.linear('modulation', condition)
  for (let i = 0; i < depth; i++) x = net.block(`blocks.${i}`, x, modulation)
  return x
}

function latentTokens(x: Tensor): Tensor {
  return slice(x, 1, TEXT_TOKENS, x.shape[1] ?? 0)
}

function modulate(x: Tensor, shift: Tensor | undefined, scale: Tensor | undefined): Tensor {
  if (shift === undefined || scale === undefined) throw new Error('a modulation part is missing')
  return add(mul(x, add(scale, 1)), shift)
}

class Builder {
  readonly #graph: Graph
  readonly #weights: Weights
  readonly #adaptation: Adaptation

  constructor(graph: Graph, weights: Weights, adaptation: Adaptation) {
    this.#graph = graph
    this.#weights = weights
    this.#adaptation = adaptation
  }

  linear(name: string, x: Tensor): Tensor {
    const { shape, data } = this.#weights.linear(`transformer.${name}.weight`)
    const weight = this.#graph.constant(name, shape, this.#adaptation.merged?.get(name) ?? data)
    const out = linear(x, weight, this.#constant(`${name}.bias`))
    const pair = this.#adaptation.trained?.get(name)
    return pair === undefined ? out : add(out, linear(linear(x, pair.a), pair.b))
  }

  block(name: string, x: Tensor, modulation: Tensor): Tensor {
    const own = reshape(this.#constant(`${name}.modulation`), [6 * WIDTH])
    const [shift1, scale1, gate1, shift2, scale2, gate2] = this.parts(add(modulation, own), 6)
    const attended = this.#attention(name, modulate(rmsNorm(x), shift1, scale1))
    const middle = add(x, mul(attended, this.#present(gate1)))
    const cellCount = (middle.shape[1] ?? 0) - TEXT_TOKENS
    const parts = split(middle, 1, [TEXT_TOKENS, cellCount])
    const [words, cells] = [this.#present(parts[0]), this.#present(parts[1])]
    // Words are looked up, not thought about: only the latent tokens pass the feed-forward half.
    const hidden = this.linear(`${name}.fc1`, modulate(rmsNorm(cells), shift2, scale2))
    const fed = this.linear(`${name}.fc2`, reluSquared(hidden))
    return concat([words, add(cells, mul(fed, this.#present(gate2)))], 1)
  }

  /** [B, count · 384] in `count` parts [B, 1, 384]. */
  parts(x: Tensor, count: number): readonly Tensor[] {
    return split(reshape(x, [x.shape[0] ?? 0, 1, count * WIDTH]), 2, Array(count).fill(WIDTH))
  }

  #attention(name: string, x: Tensor): Tensor {
    const [batch = 0, length = 0] = x.shape
    const qkv = reshape(this.linear(`${name}.qkv`, x), [batch, length, 3, HEADS, HEAD])
    const [q, k, v] = split(transpose(qkv, [2, 0, 3, 1, 4]), 0, [1, 1, 1]).map((part) =>
      reshape(part, [batch, HEADS, length, HEAD]),
    )
    const scores = matmul(this.#present(q), this.#present(k), {
      transB: true,
      alpha: 1 / Math.sqrt(HEAD),
    })
    const mixed = matmul(softmax(scores), this.#present(v))
    return this.linear(
      `${name}.out`,
      reshape(transpose(mixed, [0, 2, 1, 3]), [batch, length, WIDTH]),
    )
  }

  #constant(name: string): Tensor {
    const { shape, data } = this.#weights.get(`transformer.${name}`)
    return this.#graph.constant(name, shape, data)
  }

  #present(tensor: Tensor | undefined): Tensor {
    if (tensor === undefined) throw new Error('a part of a split is missing')
    return tensor
  }
}

/** A graph's inputs for `transformer`, for `batch` pictures on one grid. */
export function transformerInputs(graph: Graph, batch: number, grid: Grid): TransformerInputs {
  return {
    tokens: graph.input('tokens', [batch, grid.rows * grid.cols, TOKEN]),
    text: graph.input('text', [batch, TEXT_TOKENS, WIDTH]),
    time: graph.input('time', [batch, 256]),
  }
}
