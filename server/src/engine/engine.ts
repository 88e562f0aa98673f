import type { AdapterPassport, AspectRatio, LrScheduler } from '@atelier/contract'
import type { Dtype, LayoutName } from '@atelier/diffusion/formats'
import type { JsonObject } from '@atelier/vision'

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
  /** What is known about it, as Markdown. */
  card(): Promise<string>
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

/** What turns pictures into adapters and prompts into pictures. Knows neither HTTP nor the database. */
export interface Engine {
  readonly baseModel: BaseModel
  train(request: TrainRequest): Promise<TrainOutcome>
  generate(request: EngineGenerateRequest): Promise<EngineImage>
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
