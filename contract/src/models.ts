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

/** Body of `PUT /tailored-gen/models/{model_id}`; what is left out stays. */
export const updateModel = z.object({
  name: name.optional(),
  description: freeText.max(2000).optional(),
})
export type UpdateModel = z.infer<typeof updateModel>

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

/** What a training saved at one step. */
export const checkpoint = z.object({
  checkpoint_step: z.int(),
  training_job_id: z.int(),
  created_at: timestamp,
})
export type Checkpoint = z.infer<typeof checkpoint>

/** The checkpoints of an expert training. */
export const checkpointList = z.object({
  checkpoints: z.array(checkpoint).describe('Newest first'),
  active_model_version: z.string().describe('Step of the checkpoint in use'),
})
export type CheckpointList = z.infer<typeof checkpointList>

/** A checkpoint of any training, automatic ones included; beyond the published contract. */
export const savedCheckpoint = z.object({
  checkpoint_step: z.int(),
  active: z.boolean().describe('Whether the model generates with it'),
  sha256: z.string().describe('Of the file that `download_url` gives'),
  download_url: z.string().describe('Signed; the adapter as safetensors'),
  created_at: timestamp,
})
export type SavedCheckpoint = z.infer<typeof savedCheckpoint>

/** A trained adapter as a file, and what it is an adapter of. */
export const modelDownload = z.object({
  download_url: z.string().describe('Signed; the adapter as safetensors'),
  base_model_name: z.string(),
  base_model_card: z.string().describe('Address of what is known about the base model'),
})
export type ModelDownload = z.infer<typeof modelDownload>
