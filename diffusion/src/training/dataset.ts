import { compile, Graph, type Program } from '@atelier/tensor'
import { conditioningTokens, unconditionalTokens } from '../conditioning/tokens.ts'
import { GRIDS, type Grid, gridName, nearestGrid, TOKEN_PIXELS } from '../grids.ts'
import { cropToRatio, mirrored, resize, toPlanes } from '../lib/resize.ts'
import { encoder } from '../network/autoencoder.ts'
import { embedText } from '../network/embeddings.ts'
import type { RgbImage } from '../types.ts'
import type { Weights } from '../weights.ts'
import { hasText, mirroredCaption } from './mirror.ts'
import type { TrainingImage } from './parameters.ts'

/** A picture as the training step takes it. */
export interface View {
  /** [n · 96] latent tokens */
  latents: Float32Array
  /** [32 · 384] */
  text: Float32Array
}

/** The picture, and where it may be mirrored its mirror image. */
export type Sample = readonly View[]

/** Pictures that share a token grid, so that one static graph serves them. */
export interface Bucket {
  grid: Grid
  samples: Sample[]
}

export interface EncodedDataset {
  buckets: Bucket[]
  /** The embedded empty prompt, [32 · 384]. */
  unconditional: Float32Array
}

/** Grids with less than this share of the pictures are dropped: each costs a compiled graph. */
const MIN_SHARE = 0.1

/** The grids worth having for these pictures, by how many of them each would serve. */
export function chooseGrids(sizes: readonly { width: number; height: number }[]): Grid[] {
  const counts = new Map<Grid, number>()
  for (const { width, height } of sizes) {
    const grid = nearestGrid(width, height)
    counts.set(grid, (counts.get(grid) ?? 0) + 1)
  }
  const used = GRIDS.filter((grid) => counts.has(grid))
  const frequent = used.filter((grid) => (counts.get(grid) ?? 0) >= MIN_SHARE * sizes.length)
  return frequent.length > 0 ? frequent : used.slice(0, 1)
}

/** Encodes one picture after another, keeping one session per grid. */
class LatentEncoder {
  readonly #weights: Weights
  readonly #threads: number | undefined
  readonly #programs = new Map<string, Program>()

  constructor(weights: Weights, threads: number | undefined) {
    this.#weights = weights
    this.#threads = threads
  }

  async encode(image: RgbImage, grid: Grid): Promise<Float32Array> {
    const [width, height] = [grid.cols * TOKEN_PIXELS, grid.rows * TOKEN_PIXELS]
    const fitted = resize(cropToRatio(image, width, height), width, height)
    const program = await this.#program(grid)
    const { tokens } = await program.run({ image: toPlanes(fitted) })
    return Float32Array.from(tokens ?? [])
  }

  async release(): Promise<void> {
    for (const program of this.#programs.values()) await program.release()
  }

  async #program(grid: Grid): Promise<Program> {
    const known = this.#programs.get(gridName(grid))
    if (known) return known
    const graph = new Graph()
    const image = graph.input('image', [1, 3, grid.rows * TOKEN_PIXELS, grid.cols * TOKEN_PIXELS])
    const options = this.#threads === undefined ? {} : { threads: this.#threads }
    const program = await compile(graph, { tokens: encoder(graph, this.#weights, image) }, options)
    this.#programs.set(gridName(grid), program)
    return program
  }
}

/** Latents and text of every picture, computed once before the first step and kept in memory (25 KB a picture). */
export async function encodeDataset(
  images: readonly TrainingImage[],
  weights: Weights,
  threads?: number,
): Promise<EncodedDataset> {
  const grids = chooseGrids(images.map(({ image }) => image))
  const buckets = grids.map((grid): Bucket => ({ grid, samples: [] }))
  const latentEncoder = new LatentEncoder(weights, threads)
  try {
    for (const { image, caption, flip } of images) {
      const grid = nearestGrid(image.width, image.height, grids)
      const views = [{ image, caption }]
      if (flip && !hasText(caption)) {
        views.push({ image: mirrored(image), caption: mirroredCaption(caption) })
      }
      const sample: View[] = []
      for (const view of views) {
        const latents = await latentEncoder.encode(view.image, grid)
        sample.push({ latents, text: embedText(weights, conditioningTokens(view.caption)) })
      }
      buckets.find((bucket) => bucket.grid === grid)?.samples.push(sample)
    }
  } finally {
    await latentEncoder.release()
  }
  return {
    buckets: buckets.filter((bucket) => bucket.samples.length > 0),
    unconditional: embedText(weights, unconditionalTokens()),
  }
}
