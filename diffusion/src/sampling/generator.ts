import { readFile } from 'node:fs/promises'
import { type CompileOptions, compile, Graph, type Program } from '@atelier/tensor'
import { decodeAdapter } from '../adapter.ts'
import type { JsonObject } from '../conditioning/flatten.ts'
import { conditioningTokens, unconditionalTokens } from '../conditioning/tokens.ts'
import { type AspectRatio, FORMATS, type Grid, gridName, TOKEN_PIXELS } from '../grids.ts'
import { RandomStream } from '../lib/random.ts'
import { cropToRatio, fromPlanes, resize } from '../lib/resize.ts'
import { decoder } from '../network/autoencoder.ts'
import { TOKEN } from '../network/dimensions.ts'
import { embedText, timeFeatures } from '../network/embeddings.ts'
import { transformer, transformerInputs } from '../network/transformer.ts'
import { sha256 } from '../training/bundle.ts'
import type { RgbImage } from '../types.ts'
import { baseWeights, type Weights } from '../weights.ts'
import { flowTimes, GUIDED_FROM, GUIDED_TO, guide } from './guidance.ts'
import { mergedWeights } from './merge.ts'

export interface GenerateRequest {
  structuredPrompt: JsonObject
  /** What to steer away from; the empty prompt when left out. */
  negativePrompt?: JsonObject
  /** A whole number from 0 to 2^32 − 1. */
  seed: number
  /** 1 to 50 */
  num_inference_steps: number
  guidance_scale: number
  aspect_ratio: AspectRatio
  /** How much of the adapter is added, 0 to 1.5; 0 is the base model, to the byte. */
  influence: number
  adapterPath?: string
  signal?: AbortSignal
  onStep?: (step: number) => void
}

export interface Generator {
  /** The same request gives the same bytes. The size is the contract's for the ratio, about one megapixel. */
  generate(request: GenerateRequest): Promise<RgbImage>
  release(): Promise<void>
}

/** An adapter adds to the numbers it was trained on; on others it draws noise. */
export class ForeignAdapterError extends Error {
  override readonly name = 'ForeignAdapterError'

  constructor() {
    super('the adapter was trained on another base model; train the model again')
  }
}

/** Sessions kept ready; each holds its own copy of the merged weights (60 MB). */
const KEPT_SESSIONS = 3

/** A generator over the bundled base model. Sessions are made when first needed and the last few are kept. */
export async function createGenerator(options: CompileOptions = {}): Promise<Generator> {
  return new NanoGenerator(baseWeights(), options)
}

class NanoGenerator implements Generator {
  readonly #weights: Weights
  readonly #options: CompileOptions
  readonly #denoisers = new Map<string, Program>()
  readonly #decoders = new Map<string, Program>()

  constructor(weights: Weights, options: CompileOptions) {
    this.#weights = weights
    this.#options = options
  }

  async generate(request: GenerateRequest): Promise<RgbImage> {
    const { grid, width, height } = FORMATS[request.aspect_ratio]
    const latents = await this.#denoise(request, grid)
    const planes = await (await this.#decoder(grid)).run({ tokens: latents })
    const native = fromPlanes(
      planes.image as Float32Array,
      grid.cols * TOKEN_PIXELS,
      grid.rows * TOKEN_PIXELS,
    )
    return resize(cropToRatio(native, width, height), width, height)
  }

  async release(): Promise<void> {
    for (const program of [...this.#denoisers.values(), ...this.#decoders.values()])
      await program.release()
    this.#denoisers.clear()
    this.#decoders.clear()
  }

  /** Euler's method along the flow from noise; both halves of guidance run as one batch of two. */
  async #denoise(request: GenerateRequest, grid: Grid): Promise<Float32Array> {
    const program = await this.#denoiser(request, grid)
    const size = grid.rows * grid.cols * TOKEN
    const x = new RandomStream(request.seed, 'latents').normals(size)
    const negative = request.negativePrompt
    const text = joined(
      embedText(this.#weights, conditioningTokens(request.structuredPrompt)),
      embedText(this.#weights, negative ? conditioningTokens(negative) : unconditionalTokens()),
    )
    const times = flowTimes(request.num_inference_steps)
    for (let step = 0; step < request.num_inference_steps; step++) {
      request.signal?.throwIfAborted()
      const [t = 1, after = 0] = [times[step], times[step + 1]]
      const time = joined(timeFeatures(t), timeFeatures(t))
      const { x0 } = await program.run({ tokens: joined(x, x), text, time })
      const prompted = (x0 as Float32Array).slice(0, size)
      if (t >= GUIDED_FROM && t <= GUIDED_TO) {
        guide(prompted, (x0 as Float32Array).subarray(size), request.guidance_scale)
      }
      const share = after / t
      for (let i = 0; i < size; i++) {
        const clean = prompted[i] ?? 0
        x[i] = clean + share * ((x[i] ?? 0) - clean)
      }
      request.onStep?.(step + 1)
    }
    return x
  }

  async #denoiser({ adapterPath, influence }: GenerateRequest, grid: Grid): Promise<Program> {
    const file =
      adapterPath !== undefined && influence !== 0 ? await readFile(adapterPath) : undefined
    const key = `${gridName(grid)} ${file ? `${sha256(file)} ${influence}` : 'base'}`
    const known = this.#denoisers.get(key)
    if (known) {
      // Taken out and put back, so that the map's order is the order of use.
      this.#denoisers.delete(key)
      this.#denoisers.set(key, known)
      return known
    }
    const adapter = file ? decodeAdapter(file) : undefined
    if (adapter && adapter.baseModelSha256 !== this.#weights.sha256) throw new ForeignAdapterError()
    const merged = adapter ? await mergedWeights(this.#weights, adapter, influence) : new Map()
    const graph = new Graph()
    const x0 = transformer(graph, this.#weights, grid, transformerInputs(graph, 2, grid), {
      merged,
    })
    const program = await compile(graph, { x0 }, this.#options)
    this.#denoisers.set(key, program)
    await this.#forgetOldest()
    return program
  }

  async #forgetOldest(): Promise<void> {
    const [oldest] = this.#denoisers
    if (oldest === undefined || this.#denoisers.size <= KEPT_SESSIONS) return
    this.#denoisers.delete(oldest[0])
    await oldest[1].release()
  }

  async #decoder(grid: Grid): Promise<Program> {
    const known = this.#decoders.get(gridName(grid))
    if (known) return known
    const graph = new Graph()
    const tokens = graph.input('tokens', [1, grid.rows * grid.cols, TOKEN])
    const image = decoder(graph, this.#weights, tokens, grid.rows, grid.cols)
    const program = await compile(graph, { image }, this.#options)
    this.#decoders.set(gridName(grid), program)
    return program
  }
}

function joined(a: Float32Array, b: Float32Array): Float32Array {
  const out = new Float32Array(a.length + b.length)
  out.set(a)
  out.set(b, a.length)
  return out
}
