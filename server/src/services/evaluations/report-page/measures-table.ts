import type { EvaluationMeasure } from '@atelier/contract'
import { escaped } from './escape.ts'
import { range, shown } from './numbers.ts'
import { whiskers } from './whiskers.ts'

const UNITS: Readonly<Record<string, string>> = { share: '', 'share of the side': 'of the side' }

function cell(measure: EvaluationMeasure, set: 'tailored' | 'base' | 'real'): string {
  const interval = measure[set]
  if (interval === null) return '<td class="figure soft">–</td>'
  return `<td class="figure">${shown(interval.mean, measure)}<small>${range(interval, measure)}</small></td>`
}

function row(measure: EvaluationMeasure): string {
  const { title, meaning, better, chance, asked } = measure
  const unit = UNITS[measure.unit] ?? measure.unit
  const notes = [
    ...(unit === '' ? [] : [unit]),
    `${better} is better`,
    ...(asked === null ? [] : [`asked for in ${asked}`]),
  ]
  return (
    `<tr><td class="what">${escaped(title)} <span class="soft">(${escaped(notes.join('; '))})</span>` +
    `<small>${escaped(meaning)}</small></td>` +
    `${cell(measure, 'tailored')}${cell(measure, 'base')}${cell(measure, 'real')}` +
    `<td class="figure soft">${chance === null ? '–' : shown(chance, measure)}</td>` +
    `<td>${whiskers(measure)}</td></tr>`
  )
}

/** Every measure with its intervals, beside what bounds it. */
export function measuresTable(measures: readonly EvaluationMeasure[]): string {
  const key = (name: string, words: string) => `<th><i class="key ${name}"></i>${words}</th>`
  const head = `<tr><th>Measure</th>${key('tailored', 'Model')}${key('base', 'Influence 0')}${key('real', 'Real pictures')}<th>Chance</th><th></th></tr>`
  return `<div class="scroll"><table><thead>${head}</thead><tbody>${measures.map(row).join('')}</tbody></table></div>`
}
