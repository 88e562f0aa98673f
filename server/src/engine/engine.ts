import type { AspectRatio, LrScheduler } from '@atelier/contract'
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

/** What turns pictures into adapters and prompts into pictures. Knows neither HTTP nor the database. */
export interface Engine {
  readonly baseModel: BaseModel
  train(request: TrainRequest): Promise<TrainOutcome>
  generate(request: EngineGenerateRequest): Promise<EngineImage>
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
