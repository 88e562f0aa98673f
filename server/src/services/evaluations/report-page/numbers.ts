import type { EvaluationMeasure, Interval } from '@atelier/contract'

/** A figure in its unit: shares in percent, others with three digits that count. */
export function shown(value: number, { unit }: Pick<EvaluationMeasure, 'unit'>): string {
  if (unit === 'share') return `${Math.round(100 * value)} %`
  if (unit === 'share of the side') return `${(100 * value).toFixed(2)} %`
  if (value === 0) return '0'
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3)
}

export function range({ low, high }: Interval, measure: EvaluationMeasure): string {
  return `${shown(low, measure)} – ${shown(high, measure)}`
}
