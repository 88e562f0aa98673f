import { HOP_SECONDS, type Hop, hopAt } from './hop.ts'
import { AT_REST, type Motion, type Pose } from './pose.ts'
import type { MotionProfile } from './profile.ts'
import { between } from './random.ts'
import { envelope, SECONDS, smoother } from './time.ts'

/** What a motion is fitted to. */
export interface Body {
  /** Pixels. */
  width: number
  height: number
  /** Room above it, on its narrower side, and below; without end where the picture cuts it off. */
  headroom: number
  sideroom: number
  footroom: number
  /** Whether the picture's edge cuts it off below: then it has no feet to jump from. */
  standsOn: boolean
}

const TURN = 2 * Math.PI
/** Widest that a squashed and breathing character gets, as a share of its width on each side. */
const WIDENING = 0.04
/** Highest that a stretched one gets, as a share of its height. */
const STRETCHING = 0.075
const MOST_RETREAT = 0.12
const RETREAT_SECONDS = 1

/** How much smaller a body has to be drawn so that its motion, so many pixels to each side, stays in the picture; 0 where there is room. */
function retreatFor(needed: { aside: number; up: number; down?: number }, body: Body): number {
  const { width, height, sideroom, headroom, footroom } = body
  const shares = [
    (2 * (needed.aside - sideroom)) / width,
    (needed.up - headroom) / height,
    (2 * ((needed.down ?? 0) - footroom)) / height,
  ]
  return Math.min(MOST_RETREAT, Math.max(0, ...shares))
}

function pickHops(random: () => number, body: Body): Hop[] {
  if (!body.standsOn) return []
  // It steps back for the higher part of it; the rest has to fit as it is.
  const room = body.headroom + (MOST_RETREAT - STRETCHING) * body.height
  const height = Math.min(between(random, 0.045, 0.08) * body.height, 0.9 * room)
  const first = between(random, 1.0, 1.5)
  const hops = [{ at: first, height }]
  if (random() < 0.6)
    hops.push({ at: first + HOP_SECONDS + between(random, 0, 0.4), height: height * 0.7 })
  return hops
}

/** A character sways over its feet and breathes; where there is room it hops, squashed and stretched with its volume kept. */
function character(random: () => number, body: Body): Motion {
  const side = random() < 0.5 ? -1 : 1
  const swayHz = between(random, 0.32, 0.46)
  const sway = side * between(random, 0.022, 0.036) * body.height
  const breathHz = between(random, 0.4, 0.5)
  const hops = pickHops(random, body)
  // In a tight picture it steps back first: nothing of it may be cut off by its own swing.
  const highest = Math.max(0, ...hops.map(({ height }) => height))
  const retreat = retreatFor(
    {
      aside: Math.abs(sway) * 1.2 + WIDENING * body.width,
      up: highest + STRETCHING * body.height,
    },
    body,
  )
  return {
    anchor: 'foot',
    poseAt(t) {
      const much = envelope(t)
      const hop = hops
        .map((one) => hopAt(one, t))
        .reduce((sum, one) => ({ up: sum.up + one.up, stretch: sum.stretch + one.stretch }), {
          up: 0,
          stretch: 0,
        })
      const breath = 0.012 * much * Math.sin(TURN * breathHz * t)
      const size = 1 - retreat * smoother(t / RETREAT_SECONDS)
      const scaleY = size * (1 + hop.stretch) * (1 + breath)
      // The second, faster part keeps the sway from looking like a pendulum.
      const swing = Math.sin(TURN * swayHz * t) + 0.25 * Math.sin(TURN * 2.3 * swayHz * t)
      return {
        ...AT_REST,
        dy: -hop.up,
        scaleY,
        scaleX: size / (1 + hop.stretch),
        bend: sway * much * swing,
        breath: 0.8 * breath,
      }
    },
  }
}

/** An icon floats: up and down, with a slight turn that comes after. */
function icon(random: () => number, body: Body): Motion {
  const side = random() < 0.5 ? -1 : 1
  const hz = between(random, 0.4, 0.55)
  const rise = between(random, 0.025, 0.04) * body.height
  const turn = side * between(random, 0.035, 0.06)
  const tilt = 0.5 * Math.abs(turn) * Math.max(body.width, body.height)
  const needed = { aside: tilt, up: rise + tilt, down: rise + tilt }
  const retreat = retreatFor(needed, body)
  return {
    anchor: 'middle',
    poseAt(t): Pose {
      const much = envelope(t)
      const phase = TURN * hz * t
      const size = 1 - retreat * smoother(t / RETREAT_SECONDS)
      const grow = size * (1 + 0.015 * much * Math.sin(2 * phase))
      return {
        ...AT_REST,
        dy: -rise * much * Math.sin(phase),
        rotation: turn * much * Math.sin(phase - 0.8),
        scaleX: grow,
        scaleY: grow,
      }
    },
  }
}

/** A thing rocks on its base, and is still. */
function object(random: () => number, body: Body): Motion {
  const side = random() < 0.5 ? -1 : 1
  const hz = between(random, 0.45, 0.6)
  // A wide thing rocks less: its rim would go far.
  const slim = Math.min(1, body.height / body.width)
  const angle = side * between(random, 0.025, 0.042) * slim
  const lifted = 0.012 * body.height
  const aside = Math.abs(angle) * body.height
  const retreat = retreatFor({ aside, up: lifted + 0.5 * Math.abs(angle) * body.width }, body)
  return {
    anchor: body.standsOn ? 'foot' : 'middle',
    poseAt(t): Pose {
      const much = envelope(t)
      const phase = TURN * hz * t
      const size = 1 - retreat * smoother(t / RETREAT_SECONDS)
      return {
        ...AT_REST,
        scaleX: size,
        scaleY: size,
        dy: -lifted * much * Math.abs(Math.sin(phase)),
        rotation: angle * much * Math.sin(phase) * (1 - 0.25 * (t / SECONDS)),
      }
    },
  }
}

/** The motion of a layer; every call takes its own numbers from `random`, so that no two layers move alike. */
export function motionOf(profile: MotionProfile, random: () => number, body: Body): Motion {
  if (profile === 'character') return character(random, body)
  return profile === 'icon' ? icon(random, body) : object(random, body)
}
