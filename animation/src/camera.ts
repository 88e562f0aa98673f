import { between } from './random.ts'
import { SECONDS, smoother } from './time.ts'

/** What the camera does to the background at one moment: a point x of it is seen at c + zoom·(x - c) + pan. */
export interface Camera {
  zoom: number
  panX: number
  panY: number
}

export type CameraPath = (t: number) => Camera

interface Size {
  width: number
  height: number
}

/** Part of the overscan that the pan may use up, so that the background's edge never comes into view. */
const PAN_SHARE = 0.85

/** A slow push-in with a drift to one side, both from a standstill to a standstill. */
export function cameraPath(
  random: () => number,
  { width, height }: Size,
  reach: number,
): CameraPath {
  const push = reach * between(random, 0.75, 1)
  const angle = between(random, 0, 2 * Math.PI)
  const driftX = Math.cos(angle) * PAN_SHARE
  const driftY = Math.sin(angle) * PAN_SHARE * 0.5
  return (t) => {
    const zoom = 1 + push * smoother(t / SECONDS)
    const overscan = (zoom - 1) / 2
    return { zoom, panX: driftX * overscan * (width - 1), panY: driftY * overscan * (height - 1) }
  }
}

/** The camera as something nearer than the background sees it. */
export function nearer({ zoom, panX, panY }: Camera, depth: number): Camera {
  return { zoom: 1 + (zoom - 1) * depth, panX: panX * depth, panY: panY * depth }
}
