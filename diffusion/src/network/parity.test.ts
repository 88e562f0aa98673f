import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compile, Graph } from '@atelier/tensor'
import { describe, expect, it } from 'vitest'
import { conditioningTokens } from '../conditioning/tokens.ts'
import { readSafetensors } from '../safetensors.ts'
import { buildTrainingStep } from '../training/step-graph.ts'
import { baseWeights } from '../weights.ts'
import { decoder, encoder } from './autoencoder.ts'
import { embedText, timeFeatures } from './embeddings.ts'
import { loraLayout } from './lora.ts'
import { transformer, transformerInputs } from './transformer.ts'

const { tensors, metadata } = readSafetensors(
  readFileSync(join(import.meta.dirname, '../../fixtures/parity.safetensors')),
)
const weights = baseWeights()

function reference(name: string): Float32Array {
  const tensor = tensors.get(name)
  if (tensor === undefined) throw new Error(`the fixture has no ${name}`)
  return tensor.data
}

function largestError(a: ArrayLike<number>, b: ArrayLike<number>): number {
  expect(a.length).toBe(b.length)
  return Array.from(a).reduce((most, x, i) => Math.max(most, Math.abs(x - (b[i] ?? Number.NaN))), 0)
}

describe('with the shipped weights, TypeScript and PyTorch give the same', () => {
  it('latents of a picture', async () => {
    const graph = new Graph()
    const image = graph.input('image', [1, 3, 64, 96])
    const program = await compile(graph, { latents: encoder(graph, weights, image) })
    const { latents } = await program.run({ image: reference('image') })
    expect(largestError(latents!, reference('latents'))).toBeLessThan(1e-3)
    await program.release()
  })

  it('picture of latents', async () => {
    const graph = new Graph()
    const tokens = graph.input('tokens', [1, 6, 96])
    const program = await compile(graph, { image: decoder(graph, weights, tokens, 2, 3) })
    const { image } = await program.run({ tokens: reference('latents') })
    expect(largestError(image!, reference('decoded'))).toBeLessThan(1e-3)
    await program.release()
  })

  it('embedding of a structured prompt', () => {
    const text = embedText(weights, conditioningTokens(JSON.parse(metadata.prompt ?? '')))
    expect(largestError(text, reference('text'))).toBeLessThan(1e-3)
  })

  it('clean latents believed in by the transformer', async () => {
    const grid = { rows: 9, cols: 7 }
    const graph = new Graph()
    const program = await compile(graph, {
      x0: transformer(graph, weights, grid, transformerInputs(graph, 1, grid)),
    })
    const feeds = {
      tokens: reference('tokens'),
      text: reference('text'),
      time: timeFeatures(reference('t')[0] ?? 0),
    }
    const { x0 } = await program.run(feeds)
    expect(largestError(x0!, reference('x0'))).toBeLessThan(1e-3)
    await program.release()
  })

  it('loss and clipped gradient of a training step', async () => {
    const grid = { rows: 9, cols: 7 }
    const settings = { grid, batchSize: 1, rank: 1, maxGradNorm: 1, weightDecay: 0.01 }
    const { graph, outputs } = buildTrainingStep(weights, settings)
    const program = await compile(graph, outputs)
    const { size } = loraLayout(1)
    const t = reference('t')[0] ?? 0
    const { loss, grad_norm, m_next } = await program.run({
      x0: reference('step_x0'),
      noise: reference('tokens'),
      t: Float32Array.of(t),
      weight: Float32Array.of(1 / t ** 2),
      text: reference('text'),
      time: timeFeatures(t),
      lora: Float32Array.from({ length: size }, (_, i) => 0.02 * Math.sin(i)),
      m: new Float32Array(size),
      v: new Float32Array(size),
      learning_rate: Float32Array.of(0.001),
      correction1: Float32Array.of(0.1),
      correction2: Float32Array.of(0.001),
    })
    await program.release()
    // AdamW's first moment after one step from zero is a tenth of the gradient.
    const gradient = m_next!.filter((_, i) => i % 7 === 0).map((m) => 10 * m)
    expect(loss![0]).toBeCloseTo(reference('step_loss')[0]!, 3)
    expect(grad_norm![0]! / reference('step_norm')[0]!).toBeCloseTo(1, 3)
    const largest = Math.max(...reference('step_gradient').map(Math.abs))
    expect(largestError(gradient, reference('step_gradient')) / largest).toBeLessThan(1e-3)
  })
})
