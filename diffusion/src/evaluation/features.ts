import { type CompileOptions, compile, Graph, type Program } from '@atelier/tensor'
import { unconditionalTokens } from '../conditioning/tokens.ts'
import { TOKEN_PIXELS } from '../grids.ts'
import { RandomStream } from '../lib/random.ts'
import { resize, toPlanes } from '../lib/resize.ts'
import { encoderStages } from '../network/autoencoder.ts'
import { TOKEN, WIDTH } from '../network/dimensions.ts'
import { embedText, timeFeatures } from '../network/embeddings.ts'
import { middleTokens, transformerInputs } from '../network/transformer.ts'
import type { RgbImage } from '../types.ts'
import { baseWeights, type Weights } from '../weights.ts'
import { gramOf } from './gram.ts'

/** What the base model sees in a picture. Pictures of any size and ratio are compared, each as a square of 256 pixels. */
export interface ImageFeatures {
  /** Gram matrices of three of its layers: which features go together, wherever they are (Gatys et al. 2016). */
  grams: Float32Array[]
  /** What is where, [64 · 384]: the tokens of a middle block (as Tang et al. 2023 use them, "DIFT"). */
  subject: Float32Array
  /** The picture as the base model stores it, [64 · 96]: near only to what is nearly the same picture. */
  latents: Float32Array
}

export interface FeatureExtractor {
  extract(image: RgbImage): Promise<ImageFeatures>
  release(): Promise<void>
}

const GRID = { rows: 8, cols: 8 }
const CELLS = GRID.rows * GRID.cols
const SIDE = GRID.rows * TOKEN_PIXELS
/** Of the transformer's eight. */
const BLOCK = 4
/** A little noise, always the same, since the transformer was never shown clean latents. */
const TIME = 0.2

/** An extractor over the bundled base model. */
export async function createFeatureExtractor(
  options: CompileOptions = {},
): Promise<FeatureExtractor> {
  const weights = baseWeights()
  const [encoder, transformer] = [
    await encoderProgram(weights, options),
    await transformerProgram(weights, options),
  ]
  const text = embedText(weights, unconditionalTokens())
  const time = timeFeatures(TIME)
  const noise = new RandomStream(0, 'noise').normals(CELLS * TOKEN)
  return {
    async extract(image) {
      const planes = toPlanes(resize(image, SIDE, SIDE))
      const { fine, middle, tokens } = await encoder.run({ image: planes })
      const latents = Float32Array.from(tokens ?? [])
      const noisy = latents.map((x, i) => (1 - TIME) * x + TIME * (noise[i] ?? 0))
      const { block } = await transformer.run({ tokens: noisy, text, time })
      const subject = Float32Array.from(block ?? [])
      return {
        grams: [
          gramOf(Float32Array.from(fine ?? []), (SIDE / 4) ** 2, 'channels first'),
          gramOf(Float32Array.from(middle ?? []), (SIDE / 8) ** 2, 'channels first'),
          gramOf(subject, CELLS, 'channels last'),
        ],
        subject,
        latents,
      }
    },
    async release() {
      await encoder.release()
      await transformer.release()
    },
  }
}

function encoderProgram(weights: Weights, options: CompileOptions): Promise<Program> {
  const graph = new Graph()
  const { fine, middle, tokens } = encoderStages(
    graph,
    weights,
    graph.input('image', [1, 3, SIDE, SIDE]),
  )
  return compile(graph, { fine, middle, tokens }, options)
}

function transformerProgram(weights: Weights, options: CompileOptions): Promise<Program> {
  const graph = new Graph()
  const block = middleTokens(graph, weights, GRID, transformerInputs(graph, 1, GRID), BLOCK)
  return compile(graph, { block }, options)
}

/** Numbers of `subject`. */
export const SUBJECT_SIZE = CELLS * WIDTH
