export { LORA_SIZE_PER_RANK } from '../network/lora.ts'
export { type Dtype, SafetensorsError } from '../safetensors.ts'
export { type ExportOptions, exportAdapter } from './export-adapter.ts'
export {
  AdapterImportError,
  type ImportOptions,
  type ImportReport,
  importAdapter,
} from './import-adapter.ts'
export { LAYOUT_NAMES, LAYOUTS, type LayoutName } from './layouts.ts'
export { type Passport, type PassportLayer, passportOf } from './passport.ts'
