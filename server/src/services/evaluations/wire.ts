import type { Evaluation, ListedEvaluation } from '@atelier/contract'
import type { Objects } from '../../objects/objects.ts'
import type { EvaluationRow } from '../../store/evaluations.ts'
import { time } from '../wire.ts'
import type { Pace } from './pace.ts'

/** An evaluation as lists show it. */
export function listedOnWire(row: EvaluationRow, objects: Objects, pace: Pace): ListedEvaluation {
  const open = row.state === 'queued' || row.state === 'running'
  const left = 2 * row.concepts - row.drawn
  return {
    id: row.id,
    model_id: row.modelId,
    held_out_dataset_id: row.heldOutDatasetId,
    state: row.state,
    seed: row.seed,
    steps_num: row.steps,
    concepts: row.concepts,
    progress: {
      pictures_drawn: row.drawn,
      pictures_total: 2 * row.concepts,
      predicted_minutes: open ? pace.minutes(left, row.steps, row.concepts) : 0,
    },
    failure: row.failure,
    report_url: row.state === 'completed' ? objects.signedUrl(row.reportKey) : null,
    created_at: time(row.createdAt),
    updated_at: time(row.updatedAt),
  }
}

export function evaluationOnWire(row: EvaluationRow, objects: Objects, pace: Pace): Evaluation {
  return { ...listedOnWire(row, objects, pace), report: row.report }
}
