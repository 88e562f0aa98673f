export {
  ADHERENCE_ASPECTS,
  type AdherenceAspect,
  type AdherenceCheck,
  checkAdherence,
} from './adherence.ts'
export { bootstrapMean, type Interval } from './bootstrap.ts'
export {
  compareSets,
  type PixelDistances,
  type PixelProfile,
  profileOf,
} from './pixel-profile.ts'
