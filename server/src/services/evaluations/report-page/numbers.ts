import type { EvaluationMeasure, Interval } from '@atelier/contract'

/** Parts of a whole: those that are small with a digit more. */
function percent(value: number): string {
  const small = value !== 0 && Math.abs(value) < 0.1
  return `${(100 * value).toFixed(small ? 1 : 0)} %`
}

/** A figure in its unit: shares in percent, others with three digits that count. */
export function shown(value: number, { unit }: Pick<EvaluationMeasure, 'unit'>): string {
  if (unit === 'share') return percent(value)
  if (unit === 'share of the side') return `${(100 * value).toFixed(2)} %`
  if (value === 0) return '0'
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3)
}

export function range({ low, high }: Interval, measure: EvaluationMeasure): string {
  return `${shown(low, measure)} – ${shown(high, measure)}`
}
