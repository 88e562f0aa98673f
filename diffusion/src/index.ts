export { ADAPTER_FILE, type Adapter, decodeAdapter } from './adapter.ts'
export type { JsonObject, JsonValue } from './conditioning/flatten.ts'
export { type ExportOptions, exportAdapter } from './formats/export-adapter.ts'
export {
  AdapterImportError,
  type ImportOptions,
  type ImportReport,
  importAdapter,
} from './formats/import-adapter.ts'
export { LAYOUT_NAMES, LAYOUTS, type LayoutName } from './formats/layouts.ts'
export { type Passport, type PassportLayer, passportOf } from './formats/passport.ts'
export { ASPECT_RATIOS, type AspectRatio, FORMATS } from './grids.ts'
export { type Dtype, SafetensorsError } from './safetensors.ts'
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
