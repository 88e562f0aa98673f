import { type PixelImage, separate } from '@atelier/vision'
import type { MotionProfile } from './profile.ts'
import { createRandom } from './random.ts'
import { even } from './raster.ts'
import { sceneFrames } from './scene.ts'
import { subjectFrames } from './subject.ts'
import { FPS, FRAME_COUNT } from './time.ts'

export interface AnimationRequest {
  image: PixelImage
  profile: MotionProfile
  seed: number
}

/** Five seconds of a picture in motion. The first frame is the picture itself. */
export interface Animation {
  /** Pixels; both are even. */
  width: number
  height: number
  fps: number
  frameCount: number
  /** Whether a subject moves before its background, or the picture could not be taken apart and the camera moves through it. */
  layers: 'subject' | 'scene'
  /** Draws one frame as RGBA, height·width·4 bytes, into `out` or into a new array. Frames may be asked for in any order. */
  frame(index: number, out?: Uint8Array): Uint8Array
}

/** Smaller pictures cannot be halved for their colors, or taken apart. */
const LEAST_SIDE = 2

/**
 * Animates a picture: what stands in front is told from its background by measurement, what it hid is filled in, and both move by
 * themselves. The same picture, profile and seed give the same frames.
 *
 * @throws {RangeError} a side is below two pixels
 */
export function animate({ image, profile, seed }: AnimationRequest): Animation {
  if (Math.min(image.width, image.height) < LEAST_SIDE)
    throw new RangeError(`a picture of ${image.width} × ${image.height} cannot be animated`)
  const picture = even(image)
  const random = createRandom(seed)
  const separation = profile === 'scene' ? undefined : separate(picture)
  const subject = separation && subjectFrames(picture, separation, profile, random)
  const draw = subject ?? sceneFrames(picture, random)
  return {
    width: picture.width,
    height: picture.height,
    fps: FPS,
    frameCount: FRAME_COUNT,
    layers: subject ? 'subject' : 'scene',
    frame(index, out = new Uint8Array(picture.width * picture.height * 4)) {
      draw(index, out)
      return out
    },
  }
}
