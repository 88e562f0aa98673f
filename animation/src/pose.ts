/** How a layer differs from how it was drawn, about its anchor: the foot it stands on, or its middle. */
export interface Pose {
  /** Pixels; up is negative. */
  dx: number
  dy: number
  /** Radians, clockwise. */
  rotation: number
  scaleX: number
  scaleY: number
  /** Pixels to the side at the top; what stands on its foot bends from there. */
  bend: number
  /** How much wider the middle is, as a share. */
  breath: number
}

export const AT_REST: Pose = {
  dx: 0,
  dy: 0,
  rotation: 0,
  scaleX: 1,
  scaleY: 1,
  bend: 0,
  breath: 0,
}

export interface Motion {
  anchor: 'foot' | 'middle'
  poseAt: (t: number) => Pose
}
