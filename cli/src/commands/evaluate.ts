import { writeFile } from 'node:fs/promises'
import {
  type CompletedEvaluation,
  downloadResult,
  type Evaluation,
  type EvaluationMeasure,
  startEvaluation,
  waitForEvaluation,
} from '@atelier/client'
import { command } from '../command.ts'
import { UsageError } from '../options.ts'
import { duration } from '../terminal/duration.ts'
import { progress } from '../terminal/progress.ts'
import { table } from '../terminal/table.ts'
import { clientOf, serverOptions } from './server-options.ts'

const id = (help: string) => ({ kind: 'whole', least: 1, most: 2_147_483_647, help }) as const

function shown(value: number, unit: string): string {
  // Small parts of a whole would all be 0 or 1 %.
  if (unit === 'share') return `${(100 * value).toFixed(value > 0 && value < 0.1 ? 1 : 0)} %`
  if (unit === 'share of the side') return `${(100 * value).toFixed(2)} %`
  return value.toPrecision(3)
}

function cell(interval: EvaluationMeasure['tailored'], unit: string): string {
  if (interval === null) return '-'
  const { mean, low, high } = interval
  return `${shown(mean, unit)} (${shown(low, unit)}..${shown(high, unit)})`
}

/** The measures of a report as a table, each with its 95 % interval. */
export function measuresTable(measures: readonly EvaluationMeasure[]): string {
  const rows = measures.map(({ title, unit, better, tailored, base, real, chance }) => ({
    measure: title,
    model: cell(tailored, unit),
    'influence 0': cell(base, unit),
    'real pictures': cell(real, unit),
    chance: chance === null ? '-' : shown(chance, unit),
    unit,
    better,
  }))
  return table(rows)
}

function noteOf({ progress: { pictures_drawn, pictures_total, predicted_minutes } }: Evaluation) {
  const left = duration(60 * predicted_minutes)
  return `${pictures_drawn} of ${pictures_total} pictures, ${left} left`
}

function summary({ id: number, seed, report }: CompletedEvaluation): string {
  const { concepts, made_with: made } = report
  return `Evaluation ${number}: ${concepts} held-out pictures, seed ${seed}, adapter ${made.adapter_sha256.slice(0, 12)}\n`
}

/** Compares a model with pictures that it never saw, and shows the figures. */
export const evaluate = command({
  summary: 'Compare a trained model with pictures that its training did not see',
  options: {
    model: id('id of the model'),
    'held-out': id('id of the dataset with the pictures; their captions become the prompts'),
    seed: { kind: 'whole', least: 0, most: 4_294_967_295, help: 'of all drawing (default random)' },
    steps: { kind: 'whole', least: 1, most: 50, help: 'of drawing (default 20)' },
    concepts: { kind: 'whole', least: 2, most: 200, help: 'at most so many (default 40)' },
    out: { kind: 'text', placeholder: 'FILE', help: 'where to put the report as an HTML page' },
    json: { kind: 'flag', help: 'print the report as JSON instead of a table' },
    ...serverOptions,
  },
  notes:
    'Figures stand with their 95 % intervals, beside those of the base model alone (influence 0) and of the real pictures themselves.\nCtrl-C ends the waiting; the evaluation goes on at the server.',
  run: async (values, { out: terminal, signal }) => {
    const { model, 'held-out': held_out_dataset_id, seed, steps, concepts, out, json } = values
    if (model === undefined || held_out_dataset_id === undefined)
      throw new UsageError('Which model, and which pictures? Give --model and --held-out')
    const client = clientOf(values)
    const body = { held_out_dataset_id, seed, steps_num: steps, max_concepts: concepts }
    const started = await startEvaluation(client, model, body, { signal })
    const line = json ? undefined : progress(terminal, 'Evaluating')
    line?.update(0, noteOf(started))
    const onProgress = (now: Evaluation) =>
      line?.update(now.progress.pictures_drawn / now.progress.pictures_total, noteOf(now))
    const ended = await waitForEvaluation(client, model, started.id, { signal, onProgress })
    line?.done('done')
    if (out !== undefined)
      await writeFile(out, await downloadResult(client, ended.report_url, { signal }))
    if (json) return void terminal.write(`${JSON.stringify(ended.report, null, 2)}\n`)
    terminal.write(`${summary(ended)}\n${measuresTable(ended.report.measures)}`)
    if (out !== undefined) terminal.write(`\nReport: ${out}\n`)
  },
})
