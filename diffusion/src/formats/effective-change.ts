import type { LoraTarget } from '../network/lora.ts'
import type { Layer } from './layers.ts'

/**
 * What a layer adds to its frozen matrix: (alpha / rank) · up · down, [outputs, inputs], summed in double precision, so that the order of the
 * rank's terms does not show.
 */
export function effectiveChange(
  { rank, alpha, down, up }: Layer,
  { inputs, outputs }: Pick<LoraTarget, 'inputs' | 'outputs'>,
): Float64Array {
  const change = new Float64Array(outputs * inputs)
  const scale = alpha / rank
  for (let row = 0; row < outputs; row++) {
    for (let r = 0; r < rank; r++) {
      const factor = scale * (up[row * rank + r] ?? 0)
      if (factor === 0) continue
      const [to, from] = [row * inputs, r * inputs]
      for (let column = 0; column < inputs; column++) {
        change[to + column] = (change[to + column] ?? 0) + factor * (down[from + column] ?? 0)
      }
    }
  }
  return change
}

/** Frobenius norm: the square root of the sum of squares. */
export function norm(values: Float64Array): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0))
}

/** The norm of the difference as part of the norm of `expected`; 0 for two zeros, 1 where only `expected` is zero. */
export function relativeDifference(actual: Float64Array, expected: Float64Array): number {
  const difference = norm(actual.map((value, i) => value - (expected[i] ?? 0)))
  const whole = norm(expected)
  if (difference === 0) return 0
  return whole === 0 ? 1 : difference / whole
}
