export { bootstrapMean, type Interval } from './bootstrap.ts'
export {
  type Ceiling,
  type CompareRequest,
  type Comparison,
  ceilingOf,
  compareFeatures,
} from './compare.ts'
export { createFeatureExtractor, type FeatureExtractor, type ImageFeatures } from './features.ts'
export type { Memorisation, Nearest } from './memorisation.ts'
export type { Retrieval } from './retrieval.ts'
