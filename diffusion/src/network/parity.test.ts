import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compile, Graph } from '@atelier/tensor'
import { describe, expect, it } from 'vitest'
import { conditioningTokens } from '../conditioning/tokens.ts'
import { readSafetensors } from '../safetensors.ts'
import { baseWeights } from '../weights.ts'
import { decoder, encoder } from './autoencoder.ts'
import { embedText, timeFeatures } from './embeddings.ts'
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
})
