export { createBuiltinVision } from './builtin.ts'
export { colorNames } from './color/color-names.ts'
export type { JsonObject, JsonValue } from './json.ts'
export { type Separation, separate } from './measure/separation.ts'
export type {
  CaptionRequest,
  IpContext,
  PixelImage,
  RefineRequest,
  SchemaRequest,
  StructuredPromptRequest,
  VisionProvider,
} from './provider.ts'
export { VisionInputError } from './provider.ts'
export {
  type BackgroundVariant,
  backgroundVariants,
  type VariantRequest,
} from './variants/background-variants.ts'
