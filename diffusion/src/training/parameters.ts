import type { JsonObject } from '../conditioning/flatten.ts'
import type { RgbImage } from '../types.ts'
import { LR_SCHEDULERS, type LrScheduler } from './lr-scheduler.ts'

/** One picture to learn from. */
export interface TrainingImage {
  image: RgbImage
  /** Its structured prompt. */
  caption: JsonObject
  /** May be shown mirrored as well. Off for characters and text. */
  flip: boolean
}

export interface TrainParameters {
  learning_rate: number
  lr_scheduler: LrScheduler
  /** 4 to 256; alpha equals it. */
  lora_rank: number
  max_train_steps: number
  checkpointing_steps: number
  lr_warmup_steps: number
  train_batch_size: number
  max_grad_norm: number
  adam_weight_decay: number
  seed: number
}

/** Settings that cannot be trained with. */
export class TrainingSettingsError extends Error {
  override readonly name = 'TrainingSettingsError'
}

const WHOLE: Readonly<Record<string, readonly [number, number]>> = {
  lora_rank: [4, 256],
  max_train_steps: [1, 100_000],
  checkpointing_steps: [1, 100_000],
  lr_warmup_steps: [0, 100_000],
  train_batch_size: [1, 256],
  seed: [0, Number.MAX_SAFE_INTEGER],
}

/** Throws a TrainingSettingsError that names the first setting out of range. */
export function checkParameters(parameters: TrainParameters): void {
  for (const [name, [low, high]] of Object.entries(WHOLE)) {
    const value = parameters[name as keyof TrainParameters] as number
    if (!Number.isInteger(value) || value < low || value > high) {
      throw new TrainingSettingsError(
        `${name} must be a whole number from ${low} to ${high}, not ${value}`,
      )
    }
  }
  for (const name of ['learning_rate', 'max_grad_norm'] as const) {
    if (!(parameters[name] > 0)) throw new TrainingSettingsError(`${name} must be above 0`)
  }
  if (!(parameters.adam_weight_decay >= 0))
    throw new TrainingSettingsError('adam_weight_decay must not be negative')
  if (!LR_SCHEDULERS.includes(parameters.lr_scheduler)) {
    throw new TrainingSettingsError(`lr_scheduler is none of ${LR_SCHEDULERS.join(', ')}`)
  }
}
