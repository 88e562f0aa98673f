import type { TrainingRunner } from '../../services/models/run-training.ts'
import type { JobBinding } from '../bindings.ts'

export function trainModel(trainings: TrainingRunner): JobBinding {
  return {
    name: 'train-model',
    handle: ({ modelId }, context) => trainings.run(modelId, context),
  }
}
