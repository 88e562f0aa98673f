import { modelStatus, trainingProgress } from '@atelier/contract'
import type { z } from 'zod'

/** One event of `watchTraining`: the state of the model, and how far its training is once it has been started. */
export const trainingEvent = trainingProgress.partial().extend({ status: modelStatus })
export type TrainingEvent = z.infer<typeof trainingEvent>
