/** Flow time runs from noise (1) to the picture (0); the shift spends more steps near the noise, where the picture is decided (Esser et al. 2024). */
export const TIME_SHIFT = 2

/**
 * Guidance acts only where t is inside; outside the plain prediction is taken (Kynkäänniemi et al. 2024, "Applying Guidance in a Limited
 * Interval"). Near t = 0 it would only harden colors.
 */
export const GUIDED_FROM = 0.05
export const GUIDED_TO = 1

/** The times of `steps` Euler steps, from 1 down to 0, `steps + 1` numbers. */
export function flowTimes(steps: number): number[] {
  return Array.from({ length: steps + 1 }, (_, i) => {
    const t = 1 - i / steps
    return (TIME_SHIFT * t) / (1 + (TIME_SHIFT - 1) * t)
  })
}

/** Classifier-free guidance on clean predictions (Ho and Salimans 2022), written over `prompted`. */
export function guide(prompted: Float32Array, free: Float32Array, scale: number): void {
  for (let i = 0; i < prompted.length; i++) {
    const base = free[i] ?? 0
    prompted[i] = base + scale * ((prompted[i] ?? 0) - base)
  }
}
