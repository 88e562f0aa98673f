import type { EvaluationMeasure } from '@atelier/contract'
import { describe, expect, it } from 'vitest'
import { UsageError } from '../options.ts'
import { evaluate, measuresTable } from './evaluate.ts'

const words = { meaning: '', chance: null, asked: null }
const measures: EvaluationMeasure[] = [
  {
    ...words,
    code: 'retrieval_r5',
    title: 'Right concept found, R@5',
    unit: 'share',
    better: 'higher',
    tailored: { mean: 0.52, low: 0.41, high: 0.63 },
    base: { mean: 0.2, low: 0.1, high: 0.3 },
    real: null,
    chance: 0.125,
  },
  {
    ...words,
    code: 'palette_distance',
    title: 'Palette distance',
    unit: 'ΔE',
    better: 'lower',
    tailored: { mean: 9.1234, low: 8.2, high: 10.31 },
    base: { mean: 21.4, low: 19.8, high: 23.2 },
    real: { mean: 7.94, low: 7.1, high: 8.8 },
  },
]

describe('the command that evaluates', () => {
  it('shows each figure with its interval, in its unit, and a dash where there is none', () => {
    const [head = '', found = '', palette = ''] = measuresTable(measures).split('\n')
    expect(head).toMatch(/^measure +model +influence 0 +real pictures +chance/)
    expect(found).toMatch(/52 % \(41 %\.\.63 %\) +20 % \(10 %\.\.30 %\) +- +13 %/)
    expect(palette).toMatch(
      /9\.12 \(8\.20\.\.10\.3\) +21\.4 \(19\.8\.\.23\.2\) +7\.94 \(7\.10\.\.8\.80\)/,
    )
  })

  it('asks which model and which pictures before it asks the server', async () => {
    const around = { out: { write: () => {} }, signal: new AbortController().signal }
    await expect(evaluate.run(['--model', '1'], around)).rejects.toThrow(UsageError)
  })
})
