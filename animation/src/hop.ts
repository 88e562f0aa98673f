import { smoother } from './time.ts'

/** A jump on the spot, with what comes before and after. */
export interface Hop {
  /** Second at which it leaves the ground. */
  at: number
  /** Pixels. */
  height: number
}

const CROUCH_SECONDS = 0.22
const AIR_SECONDS = 0.46
const SETTLE_SECONDS = 0.7
export const HOP_SECONDS = CROUCH_SECONDS + AIR_SECONDS + SETTLE_SECONDS
const CROUCH = 0.06
const STRETCH = 0.055
const SQUASH = 0.065

/** Height above the ground (pixels) and stretch (share, negative when squashed) at a time. */
export function hopAt({ at, height }: Hop, t: number): { up: number; stretch: number } {
  const before = t - (at - CROUCH_SECONDS)
  const air = t - at
  const after = air - AIR_SECONDS
  if (before <= 0 || after >= SETTLE_SECONDS) return { up: 0, stretch: 0 }
  if (air <= 0) return { up: 0, stretch: -CROUCH * smoother(before / CROUCH_SECONDS) }
  if (after <= 0) {
    const s = air / AIR_SECONDS
    // From the crouch into the stretch within the first tenth of the flight, and gathered again before it lands.
    const push = -CROUCH + (CROUCH + STRETCH) * smoother(s / 0.14)
    const gather = 1 - smoother((s - 0.3) / 0.7)
    return { up: 4 * height * s * (1 - s), stretch: s < 0.3 ? push : STRETCH * gather }
  }
  // A damped spring: squashed by the landing, a little over, and still.
  const spring = Math.sin(after * 17) * Math.exp(-after * 7)
  return { up: 0, stretch: -SQUASH * 1.5 * spring * (1 - smoother(after / SETTLE_SECONDS)) }
}
