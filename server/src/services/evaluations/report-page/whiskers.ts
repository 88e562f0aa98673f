import type { EvaluationMeasure, Interval } from '@atelier/contract'

const WIDTH = 220
const PAD = 6
const ROW = 14

const ROWS = ['tailored', 'base', 'real'] as const

/** The end of the scale: everything of a measure fits, and shares go up to 1. */
function top(measure: EvaluationMeasure): number {
  if (measure.unit === 'share') return 1
  const highs = ROWS.map((row) => measure[row]?.high ?? 0)
  return Math.max(...highs, Number.MIN_VALUE) * 1.05
}

/** The means of a measure as dots with their intervals as lines, one row for each set; chance as a dashed line. */
export function whiskers(measure: EvaluationMeasure): string {
  const end = top(measure)
  const x = (value: number) =>
    (PAD + ((WIDTH - 2 * PAD) * Math.min(end, Math.max(0, value))) / end).toFixed(1)
  const line = (interval: Interval, row: number, name: string) => {
    const y = ROW * row + ROW / 2
    return (
      `<line class="${name}" x1="${x(interval.low)}" x2="${x(interval.high)}" y1="${y}" y2="${y}"/>` +
      `<circle class="${name}" cx="${x(interval.mean)}" cy="${y}" r="4.5"/>`
    )
  }
  const marks = ROWS.map((name, row) => {
    const interval = measure[name]
    return interval ? line(interval, row, name) : ''
  })
  const height = ROW * ROWS.length
  const { chance } = measure
  const guess =
    chance === null
      ? ''
      : `<line class="chance" x1="${x(chance)}" x2="${x(chance)}" y1="0" y2="${height}"/>`
  return `<svg class="whiskers" viewBox="0 0 ${WIDTH} ${height}" aria-hidden="true"><line class="axis" x1="${PAD}" x2="${PAD}" y1="0" y2="${height}"/>${guess}${marks.join('')}</svg>`
}
