import type { Lab } from '../color/lab.ts'

/** Lightness, 0–100: the mean, and the distance between its 5th and 95th percentile. */
export interface Tone {
  brightness: number
  contrast: number
}

export function measureTone(labs: readonly Lab[]): Tone {
  const values = Float64Array.from(labs, (lab) => lab[0]).sort()
  if (values.length === 0) return { brightness: 0, contrast: 0 }
  const at = (share: number): number => values[Math.floor(share * (values.length - 1))] ?? 0
  const sum = values.reduce((total, value) => total + value, 0)
  return { brightness: sum / values.length, contrast: at(0.95) - at(0.05) }
}
