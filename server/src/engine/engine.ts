import type { AdapterPassport, AspectRatio, LrScheduler } from '@atelier/contract'
import type { Dtype, LayoutName } from '@atelier/diffusion/formats'
import type { JsonObject } from '@atelier/vision'
import type { Interval } from '@atelier/vision/evaluate'

/** Pixels, three bytes each. */
export interface EngineImage {
  width: number
  height: number
  data: Uint8Array
}

export interface EngineTrainingImage {
  image: EngineImage
  caption: JsonObject
  flip: boolean
}

export interface TrainRequest {
  /** Keeps the training's state from one start to the next. */
  workDir: string
  /** Called only when the pictures are not in `workDir` already; one at a time, so that they need not fit into memory together. */
  images: () => AsyncIterable<EngineTrainingImage>
  parameters: {
    learning_rate: number
    lr_scheduler: LrScheduler
    lora_rank: number
    max_train_steps: number
    checkpointing_steps: number
    lr_warmup_steps: number
    train_batch_size: number
    seed: number
  }
  /** Aborting ends the training with its state saved. */
  signal: AbortSignal
  onProgress: (progress: {
    global_step: number
    max_train_steps: number
    loss: number
    images_per_second: number
    seconds_left: number
  }) => void
}

export interface TrainedCheckpoint {
  step: number
  sha256: string
  /** The adapter, as a safetensors file. */
  path: string
}

export interface TrainOutcome {
  stopped: boolean
  global_step: number
  /** Oldest first; the last is the result. */
  checkpoints: TrainedCheckpoint[]
}

export interface EngineGenerateRequest {
  structuredPrompt: JsonObject
  negativePrompt?: JsonObject
  seed: number
  num_inference_steps: number
  guidance_scale: number
  aspect_ratio: AspectRatio
  influence: number
  /** The adapter's safetensors file. */
  adapterPath: string
}

/** The model that adapters are made for. */
export interface BaseModel {
  name: string
  /** Of its weights, hexadecimal. */
  sha256(): Promise<string>
  /** What is known about it, as Markdown. */
  card(): Promise<string>
}

/** A picture of an evaluation: drawn with the adapter, drawn without it, real and held out, or of the training. */
export interface ComparedPicture {
  set: 'tailored' | 'base' | 'real' | 'training'
  image: EngineImage
}

export interface CompareRequest {
  /** For a file that is gone afterwards. */
  workDir: string
  /** One at a time. Those of `tailored`, `base` and `real` belong together by their order; there may be no `training`. */
  pictures: () => AsyncIterable<ComparedPicture>
  /** Of the bootstrap. */
  seed: number
  signal: AbortSignal
}

/** What the base model's own features say of a set of pictures, each with its 95 % interval; null where there is nothing to measure. */
export interface FeatureFigures {
  style_distance: Interval | null
  retrieval_r1: Interval | null
  retrieval_r5: Interval | null
  identity_distance: Interval | null
  diversity: Interval | null
  memorised_share: Interval | null
}

export interface FeatureComparison {
  tailored: FeatureFigures
  base: FeatureFigures
  /** The held-out pictures themselves: in style against those of the training, otherwise against one another. */
  real: FeatureFigures
  /** What guessing gives. */
  chance: { r1: number; r5: number }
  /** Nearer to a training picture than this counts as memorised; null without training pictures. */
  threshold: number | null
  /** For each tailored picture the place of the training picture that it comes nearest to; empty without any. */
  nearestTraining: { index: number; distance: number }[]
}

/** How an adapter is to be written for other programs. */
export interface AdapterForm {
  layout: LayoutName
  dtype: Dtype
}

/** An adapter from elsewhere, as the engine keeps its own, and what of the file did not find its way. */
export interface ImportedAdapter {
  /** A safetensors file that the engine generates with. */
  bytes: Uint8Array
  rank: number
  /** Names of tensors that were left out. */
  unmapped: string[]
  /** Layers that stay as the base model has them. */
  untouched: string[]
  /** Layers whose pair adds nothing. */
  withoutEffect: string[]
  /** Whether the file says that it was made for this base model; one that says another is refused. */
  baseKnown: boolean
}

/**
 * What turns pictures into adapters and prompts into pictures. Knows neither HTTP nor the database. Captions and prompts are read in one normal
 * form, so that neither the order of keys nor empty values tell a model anything, and what was trained is what is asked for.
 */
export interface Engine {
  readonly baseModel: BaseModel
  train(request: TrainRequest): Promise<TrainOutcome>
  generate(request: EngineGenerateRequest): Promise<EngineImage>
  /** Compares sets of pictures by what the base model sees in them. The same pictures and seed give the same figures. */
  compare(request: CompareRequest): Promise<FeatureComparison>
  /** An adapter's file in the layout of another program. */
  exportAdapter(adapter: Uint8Array, form: AdapterForm): Promise<Uint8Array>
  /** What an adapter changes, layer by layer, and how far its files in all layouts are from that. */
  passport(adapter: Uint8Array, dtype: Dtype): Promise<AdapterPassport>
  /**
   * Reads an adapter's file in any layout.
   * @throws UnusableAdapterError when it is none, is for another base model, or would change nothing or not all that it says
   */
  importAdapter(file: Uint8Array, options: { ignoreUnmapped: boolean }): Promise<ImportedAdapter>
  close(): Promise<void>
}

/** The engine's process ended or failed; nothing of the request was lost. */
export class EngineError extends Error {
  override readonly name: string = 'EngineError'
}

/** The adapter was trained for another base model than the engine has. */
export class ForeignAdapterError extends EngineError {
  override readonly name = 'ForeignAdapterError'
}

/** A file that cannot be used as an adapter; the message is meant for whoever sent it. */
export class UnusableAdapterError extends EngineError {
  override readonly name = 'UnusableAdapterError'
}
