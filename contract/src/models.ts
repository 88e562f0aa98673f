import { z } from 'zod'
import { lrScheduler, modelStatus, trainingMode } from './enums.ts'
import { freeText, id, name, timestamp } from './values.ts'

/** Body of `POST /tailored-gen/models`. */
export const createModel = z.object({
  name: name.describe('A name for people'),
  dataset_id: id.describe('The dataset it learns from'),
  training_mode: trainingMode
    .default('fully_automated')
    .describe('`expert` may choose the parameters'),
  description: freeText.max(2000).optional(),
})
export type CreateModel = z.input<typeof createModel>

/** Body of `POST /tailored-gen/models/{model_id}/start_training`; every field is for expert models alone. */
export const startTraining = z.object({
  lr_scheduler: lrScheduler.optional().describe('constant_with_warmup when left out'),
  learning_rate: z.number().min(0.000001).max(0.001).optional().describe('0.0001 when left out'),
  total_training_steps: z.int().min(1).max(5000).optional().describe('750 when left out'),
  rank: z.int().min(4).max(256).optional().describe('Rank of the adapter, 128 when left out'),
  checkpoint_interval: z.int().min(100).optional().describe('500, or the total if that is less'),
  // Documented as a default, but not filled in: whether a parameter was given decides over a 400.
  lr_warmup_steps: z
    .int()
    .min(0)
    .max(1000)
    .optional()
    .meta({ default: 100 })
    .describe('Used with constant_with_warmup alone'),
})
export type StartTraining = z.infer<typeof startTraining>

export const trainingParameters = z.object({
  learning_rate: z.number().optional(),
  lr_scheduler: z.string().optional(),
  rank: z.int().optional(),
  total_training_steps: z.int().optional(),
  checkpoint_interval: z.int().optional(),
  lr_warmup_steps: z.int().nullable().optional(),
})
export type TrainingParameters = z.infer<typeof trainingParameters>

/** How far a training is; beyond the published contract. */
export const trainingProgress = z.object({
  step: z.int(),
  total_steps: z.int(),
  loss: z.number().nullable(),
  images_per_second: z.number().nullable(),
  seconds_left: z.number().nullable(),
})
export type TrainingProgress = z.infer<typeof trainingProgress>

/** A model: what a customer owns and generates with. */
export const model = z.object({
  id,
  name: z.string(),
  description: z.string(),
  status: modelStatus,
  training_mode: trainingMode,
  project_id: id,
  dataset_id: id,
  active_model_version: z.string().describe('`default`, or the step of the checkpoint in use'),
  training_parameters: trainingParameters.describe('Empty before an expert training'),
  checkpoint_steps: z.array(z.string()).describe('Newest first'),
  training_progress: trainingProgress.nullable().optional(),
  failure: z.string().nullable().optional().describe('Why the training failed'),
  created_at: timestamp,
  updated_at: timestamp,
})
export type Model = z.infer<typeof model>
