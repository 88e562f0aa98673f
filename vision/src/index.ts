export { createBuiltinVision } from './builtin.ts'
export { colorNames } from './color/color-names.ts'
export type { JsonObject, JsonValue } from './json.ts'
export { normalizeDocument, serializeDocument } from './json-schemas/normalize.ts'
export {
  type Collection as LintCollection,
  collect as collectHits,
  createSurvey,
  findingsOf,
  type Glance,
  glanceAt,
  hitsOf,
  type LintFinding,
  type LintImage,
  type LintSubject,
  lintDataset,
  repairCaption,
  repairSchema,
  schemaEditsOf,
  schemaHits,
  settingOf,
  survey as surveyImage,
} from './lint/index.ts'
export { type Separation, separate } from './measure/separation.ts'
export type { MergeConflict } from './merge/conflict.ts'
export { type MergedDocument, mergeDocuments } from './merge/merge-documents.ts'
export { type Resolution, resolveConflicts, type Side } from './merge/resolve.ts'
export { standingConflicts } from './merge/standing.ts'
export type {
  CaptionRequest,
  IpContext,
  PixelImage,
  RefineRequest,
  SchemaRequest,
  StructuredPromptRequest,
  VisionAnswer,
  VisionCall,
  VisionNote,
  VisionProvider,
} from './provider.ts'
export { VisionInputError } from './provider.ts'
export { VisionAnswerError, VisionUnavailableError } from './providers/errors.ts'
export { type Fallback, withFallback } from './providers/fallback.ts'
export {
  createGeminiVision,
  DEFAULT_GEMINI_MODEL,
  type GeminiOptions,
} from './providers/gemini.ts'
export {
  createOpenAiCompatibleVision,
  type OpenAiCompatibleOptions,
} from './providers/openai-compatible.ts'
export type { RemoteVisionOptions, TokenPrices, VisionCallRecord } from './providers/options.ts'
export type { RemoteVision } from './providers/remote-vision.ts'
export {
  type BackgroundVariant,
  backgroundVariants,
  type VariantRequest,
} from './variants/background-variants.ts'
