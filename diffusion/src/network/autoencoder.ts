import {
  add,
  conv2d,
  div,
  type Graph,
  leakyRelu,
  mul,
  pixelShuffle,
  reshape,
  sub,
  type Tensor,
  transpose,
} from '@atelier/tensor'
import type { Weights } from '../weights.ts'
import { LATENT_CHANNELS, PATCH, TOKEN } from './dimensions.ts'

const SLOPE = 0.1

class Convolutions {
  readonly #graph: Graph
  readonly #weights: Weights
  readonly #prefix: string

  constructor(graph: Graph, weights: Weights, prefix: string) {
    this.#graph = graph
    this.#weights = weights
    this.#prefix = prefix
  }

  conv(name: string, x: Tensor): Tensor {
    return conv2d(x, this.#constant(`${name}.weight`), this.#constant(`${name}.bias`))
  }

  block(name: string, x: Tensor): Tensor {
    const inner = leakyRelu(this.conv(`${name}.conv1`, leakyRelu(x, SLOPE)), SLOPE)
    return add(x, this.conv(`${name}.conv2`, inner))
  }

  #constant(name: string): Tensor {
    const { shape, data } = this.#weights.get(`autoencoder.${this.#prefix}.${name}`)
    return this.#graph.constant(name, shape, data)
  }
}

/** Moves space into channels, ordered as PyTorch's pixel_unshuffle: [B, C, H, W] -> [B, C·f², H/f, W/f]. */
function pixelUnshuffle(x: Tensor, factor: number): Tensor {
  const [batch = 0, channels = 0, height = 0, width = 0] = x.shape
  const h = height / factor
  const w = width / factor
  const apart = reshape(x, [batch, channels, h, factor, w, factor])
  return reshape(transpose(apart, [0, 1, 3, 5, 2, 4]), [batch, channels * factor ** 2, h, w])
}

function statistic(graph: Graph, weights: Weights, name: 'mean' | 'std'): Tensor {
  const { data } = weights.get(`autoencoder.latent_${name}`)
  return graph.constant(`latent_${name}`, [1, LATENT_CHANNELS, 1, 1], data)
}

/** What the encoder makes of pictures on its way, from fine to coarse. */
export interface EncoderStages {
  /** [B, C, H/4, W/4]: strokes and edges */
  fine: Tensor
  /** [B, C, H/8, W/8] */
  middle: Tensor
  /** Normalised latent tokens [B, H/32 · W/32, 96] */
  tokens: Tensor
}

/** Builds the encoder into a graph for pictures [B, 3, H, W] in [−1, 1]. */
export function encoderStages(graph: Graph, weights: Weights, image: Tensor): EncoderStages {
  const net = new Convolutions(graph, weights, 'encoder')
  const fine = net.block('block1', net.conv('stem', pixelUnshuffle(image, 4)))
  const down = net.conv('down1', pixelUnshuffle(fine, 2))
  const middle = net.block('block3', net.block('block2', down))
  const coarse = net.block('block4', net.conv('down2', pixelUnshuffle(middle, 2)))
  const z = net.conv('out', leakyRelu(coarse, SLOPE))
  const centered = sub(z, statistic(graph, weights, 'mean'))
  return { fine, middle, tokens: toTokens(div(centered, statistic(graph, weights, 'std'))) }
}

/** Pictures [B, 3, H, W] in [−1, 1] to normalised latent tokens [B, H/32 · W/32, 96]. */
export function encoder(graph: Graph, weights: Weights, image: Tensor): Tensor {
  return encoderStages(graph, weights, image).tokens
}

/** Latent tokens [B, rows · cols, 96] to pictures [B, 3, H, W], about in [−1, 1]; H is 32 · rows. */
export function decoder(
  graph: Graph,
  weights: Weights,
  tokens: Tensor,
  rows: number,
  cols: number,
): Tensor {
  const net = new Convolutions(graph, weights, 'decoder')
  const z = fromTokens(tokens, rows, cols)
  const latents = add(mul(z, statistic(graph, weights, 'std')), statistic(graph, weights, 'mean'))
  let x = net.block('block2', net.block('block1', net.conv('stem', latents)))
  x = net.block('block4', net.block('block3', pixelShuffle(net.conv('up1', x), 2)))
  x = net.block('block6', net.block('block5', pixelShuffle(net.conv('up2', x), 2)))
  x = net.block('block7', pixelShuffle(net.conv('up3', x), 2))
  return pixelShuffle(net.conv('out', leakyRelu(x, SLOPE)), 2)
}

function toTokens(z: Tensor): Tensor {
  const [batch = 0, channels = 0, height = 0, width = 0] = z.shape
  const rows = height / PATCH
  const cols = width / PATCH
  const apart = reshape(z, [batch, channels, rows, PATCH, cols, PATCH])
  return reshape(transpose(apart, [0, 2, 4, 1, 3, 5]), [batch, rows * cols, TOKEN])
}

function fromTokens(tokens: Tensor, rows: number, cols: number): Tensor {
  const [batch = 0] = tokens.shape
  const apart = reshape(tokens, [batch, rows, cols, LATENT_CHANNELS, PATCH, PATCH])
  return reshape(transpose(apart, [0, 3, 1, 4, 2, 5]), [
    batch,
    LATENT_CHANNELS,
    rows * PATCH,
    cols * PATCH,
  ])
}
