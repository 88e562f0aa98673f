import type { Separation } from '@atelier/vision'
import { type Camera, cameraPath, nearer } from './camera.ts'
import { drawBackground } from './draw-background.ts'
import { drawLayer, type PaddedLayer, pad } from './draw-layer.ts'
import { type Layer, layersOf } from './layers.ts'
import { matteOf } from './matte.ts'
import { type Body, motionOf } from './motion.ts'
import type { Motion } from './pose.ts'
import type { MotionProfile } from './profile.ts'
import type { Raster } from './raster.ts'
import { FPS } from './time.ts'

const PUSH = 0.08
/** How much more of the camera's move the subject shows than what lies behind it. */
const DEPTH = 1.5

interface Actor {
  layer: PaddedLayer
  motion: Motion
  /** How much of the camera's move it follows. */
  depth: number
}

/** The largest share of the camera's move that keeps a whole subject in view. */
function depthOf(layer: Layer, { width, height }: Raster, farthest: Camera): number {
  const { cut } = layer
  const cx = (width - 1) / 2
  const cy = (height - 1) / 2
  const fits = (depth: number) => {
    const { zoom, panX, panY } = nearer(farthest, depth)
    const left = cx + zoom * (layer.left - cx) + panX
    const right = cx + zoom * (layer.left + layer.width - cx) + panX
    const top = cy + zoom * (layer.top - cy) + panY
    const bottom = cy + zoom * (layer.top + layer.height - cy) + panY
    return (
      (cut.left || left >= 0) &&
      (cut.right || right <= width) &&
      (cut.top || top >= 0) &&
      (cut.bottom || bottom <= height)
    )
  }
  let depth = DEPTH
  while (depth > 0 && !fits(depth)) depth -= 0.1
  return Math.max(0, depth)
}

/** Where the picture cuts it off, a layer has all the room there is: it goes on beyond. */
function bodyOf({ left, top, width, height, cut }: Layer, picture: Raster): Body {
  const room = (isCut: boolean, pixels: number) => (isCut ? Number.POSITIVE_INFINITY : pixels)
  return {
    width,
    height,
    headroom: room(cut.top, top),
    sideroom: Math.min(room(cut.left, left), room(cut.right, picture.width - left - width)),
    footroom: room(cut.bottom, picture.height - top - height),
    standsOn: !cut.bottom,
  }
}

/** Draws the frames of a picture whose subject can be told from its background; undefined when nothing of it is left to move. */
export function subjectFrames(
  image: Raster,
  separation: Separation,
  profile: MotionProfile,
  random: () => number,
) {
  const matte = matteOf(image, separation)
  const layers = layersOf(image, matte, profile !== 'character')
  if (layers.length === 0) return undefined
  const path = cameraPath(random, image, PUSH)
  const farthest = path(Number.POSITIVE_INFINITY)
  const actors: Actor[] = layers.map((layer) => ({
    layer: pad(layer),
    motion: motionOf(profile, random, bodyOf(layer, image)),
    depth: depthOf(layer, image, farthest),
  }))
  return (index: number, out: Uint8Array): void => {
    const t = index / FPS
    const camera = path(t)
    drawBackground(matte.plate, camera, out)
    for (const { layer, motion, depth } of actors) {
      drawLayer(layer, motion.anchor, motion.poseAt(t), nearer(camera, depth), image, out)
    }
  }
}
