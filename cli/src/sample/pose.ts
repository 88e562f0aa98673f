import { arm, ear, foot, head, scarf, scarfTails, tail, trunk } from './body.ts'
import { type Eyes, face, type Mouth } from './face.ts'
import { at, type Curve, type Point } from './geometry.ts'
import type { BackgroundName } from './palette.ts'
import { place, type Svg } from './svg.ts'

/** A limb's free end and the point its curve bends toward. */
export interface Limb {
  readonly to: Point
  readonly bend: Point
}

/** One picture of Pip: what differs from the character standing still. */
export interface Pose {
  /** The words of the file name, joined by hyphens: what Pip does. */
  readonly name: string
  readonly background: BackgroundName
  readonly eyes: Eyes
  readonly mouth: Mouth
  /** Left and right of the picture. */
  readonly ears: readonly [Limb, Limb]
  readonly arms: readonly [Limb, Limb]
  readonly feet?: readonly [Foot, Foot]
  /** Degrees by which the head leans to the right. */
  readonly headTurn?: number
  /** Lean, shift and size of the whole figure. */
  readonly figure?: { turn?: number; dx?: number; dy?: number; scale?: number; flip?: boolean }
  /** Paws at the face: the arms are drawn over the scarf. */
  readonly pawsUp?: boolean
  /** Props behind the figure, between the trunk and the arms, and in front of everything. */
  readonly behind?: Svg
  readonly held?: Svg
  readonly front?: Svg
  /** Worn on the head, so it leans with it. */
  readonly hat?: Svg
}

/** Where a foot stands and how far it is tipped (degrees). */
export interface Foot {
  readonly x: number
  readonly y: number
  readonly turn?: number
}

const standing: readonly [Foot, Foot] = [
  { x: 434, y: 872 },
  { x: 590, y: 872 },
]

/** The whole figure of a pose, without its background. */
export function figure(pose: Pose): Svg {
  const [leftEar, rightEar] = pose.ears
  const [leftArm, rightArm] = pose.arms
  const feet = (pose.feet ?? standing).map((f) => foot(f.x, f.y, f.turn)).join('')
  const headParts =
    ear(curve(at(404, 322), leftEar), 'ear-left') +
    ear(curve(at(620, 322), rightEar), 'ear-right') +
    head() +
    place(face(pose.eyes, pose.mouth), { dy: -12 }) +
    (pose.hat ?? '')
  const arms = arm(curve(shoulder(-1, pose), leftArm)) + arm(curve(shoulder(1, pose), rightArm))
  const parts = [
    pose.behind ?? '',
    tail(),
    feet,
    trunk(),
    place(headParts, { turn: pose.headTurn ?? 0, pivot: at(512, 590) }),
    ...middle(pose, arms),
    pose.front ?? '',
  ]
  return place(parts.join(''), { pivot: at(512, 560), ...pose.figure })
}

// What is held covers the scarf's tails; raised paws cover the whole scarf; else the scarf lies over the arms.
function middle(pose: Pose, arms: Svg): readonly Svg[] {
  if (pose.pawsUp) return [scarfTails(), scarf(), arms]
  if (pose.held) return [scarfTails(), pose.held, arms, scarf()]
  return [arms, scarfTails(), scarf()]
}

// Under the scarf a shoulder hides its round end; over it, it must start lower to leave the scarf whole.
function shoulder(side: -1 | 1, pose: Pose): Point {
  return at(512 + side * 108, pose.pawsUp ? 708 : 672)
}

function curve(from: Point, limb: Limb): Curve {
  return { from, bend: limb.bend, to: limb.to }
}
