export { ADAPTER_FILE, type Adapter, decodeAdapter } from './adapter.ts'
export type { JsonObject, JsonValue } from './conditioning/flatten.ts'
export * from './formats/index.ts'
export {
  createGenerator,
  ForeignAdapterError,
  type GenerateRequest,
  type Generator,
} from './sampling/generator.ts'
export { LR_SCHEDULERS, type LrScheduler } from './training/lr-scheduler.ts'
export {
  type TrainingImage,
  TrainingSettingsError,
  type TrainParameters,
} from './training/parameters.ts'
export { ForeignStateError } from './training/state.ts'
export {
  type SavedCheckpoint,
  type TrainOptions,
  type TrainProgress,
  type TrainResult,
  train,
} from './training/train.ts'
export type { RgbImage } from './types.ts'
export { baseModel } from './weights.ts'
