import type { EvaluationReport, MeasureCode } from '@atelier/contract'
import { escaped } from './escape.ts'
import { shown } from './numbers.ts'

function tile(figure: string, words: string): string {
  return `<div class="tile"><b>${escaped(figure)}</b><span>${escaped(words)}</span></div>`
}

/** The few figures that a reader looks for first. */
export function tiles({ measures }: EvaluationReport): string {
  const find = (code: MeasureCode) => measures.find((measure) => measure.code === code)
  const [style, found, copies] = (
    ['style_distance', 'retrieval_r5', 'memorised_share'] as const
  ).map(find)
  const all: string[] = []
  if (style?.tailored && style.base && style.base.mean > 0) {
    const ratio = style.tailored.mean / style.base.mean
    all.push(
      tile(ratio.toFixed(2), 'of the style distance that the base model has: 1 is no better'),
    )
  }
  if (style?.tailored && style.real && style.real.mean > 0) {
    const ratio = style.tailored.mean / style.real.mean
    all.push(
      tile(`${ratio.toFixed(2)} ×`, 'the style distance that real pictures have: 1 is as good'),
    )
  }
  if (found?.tailored) {
    const chance = shown(found.chance ?? 0, found)
    const words = `find their real picture among the nearest five; ${chance} by chance`
    all.push(tile(shown(found.tailored.mean, found), words))
  }
  if (copies?.tailored)
    all.push(tile(shown(copies.tailored.mean, copies), 'are copies of a training picture'))
  return `<div class="tiles">${all.join('')}</div>`
}
