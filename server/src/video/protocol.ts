import type { Animation, MotionProfile } from '@atelier/animation'
import type { PixelImage } from '@atelier/vision'
import type { Ffmpeg } from './find-ffmpeg.ts'

/** What the thread is started with. */
export interface AnimationJob {
  image: PixelImage
  profile: MotionProfile
  seed: number
  /** The built-in encoder when undefined. */
  ffmpeg: Ffmpeg | undefined
  folder: string
}

/** What it answers; an error ends it instead. */
export interface AnimationReport {
  mp4: Uint8Array
  width: number
  height: number
  fps: number
  frames: number
  encoder: string
  layers: Animation['layers']
}
