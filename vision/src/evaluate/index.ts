export {
  ADHERENCE_ASPECTS,
  type AdherenceAspect,
  type AdherenceCheck,
  checkAdherence,
} from './adherence.ts'
export { bootstrapMean, type Interval } from './bootstrap.ts'
export {
  distancesToOthers,
  type PixelDistances,
  type PixelProfile,
  profileOf,
} from './pixel-profile.ts'
