import type { EvaluationRunner } from '../../services/evaluations/run-evaluation.ts'
import type { JobBinding } from '../bindings.ts'

export function evaluateModel(evaluations: EvaluationRunner): JobBinding {
  return {
    name: 'evaluate-model',
    handle: ({ evaluationId }, context) => evaluations.run(evaluationId, context),
  }
}
