export { type Animation, type AnimationRequest, animate } from './animate.ts'
export { type MotionProfile, profileFor } from './profile.ts'
