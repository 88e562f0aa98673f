import { z } from 'zod'
import { lrScheduler, modelStatus, trainingMode } from './enums.ts'
import { address, id, name, shortText, timestamp } from './values.ts'

/** Body of `POST /tailored-gen/models`. */
export const createModel = z
  .object({
    name: name.describe('A name for people'),
    dataset_id: id.describe('The dataset it learns from'),
    training_mode: trainingMode.default('fully_automated'),
    description: shortText(2000).optional().describe('Notes for people'),
  })
  .meta({ id: 'CreateModel', description: 'A new model, not trained yet' })
export type CreateModel = z.input<typeof createModel>

/** Body of `PUT /tailored-gen/models/{model_id}`; what is left out stays. */
export const updateModel = z
  .object({
    name: name.optional().describe('A name for people'),
    description: shortText(2000).optional().describe('Notes for people'),
  })
  .meta({ id: 'UpdateModel', description: 'What to change; what is left out stays' })
export type UpdateModel = z.infer<typeof updateModel>

/** Body of `POST /tailored-gen/models/{model_id}/start_training`; every field is for expert models alone. */
export const startTraining = z
  .object({
    lr_scheduler: lrScheduler
      .optional()
      .describe('How the learning rate goes on; `constant_with_warmup` when left out'),
    learning_rate: z
      .number()
      .min(0.000001)
      .max(0.001)
      .optional()
      .describe('How far a step goes; 0.0001 when left out'),
    total_training_steps: z
      .int()
      .min(1)
      .max(5000)
      .optional()
      .describe('How long it learns; 750 when left out'),
    rank: z.int().min(4).max(256).optional().describe('Rank of the adapter; 128 when left out'),
    checkpoint_interval: z
      .int()
      .min(100)
      .optional()
      .describe(
        'Steps from checkpoint to checkpoint, at most the total; when left out 500, or the total if that is less',
      ),
    // Documented as a default, but not filled in: whether a parameter was given decides over a 400.
    lr_warmup_steps: z
      .int()
      .min(0)
      .max(1000)
      .optional()
      .meta({ default: 100 })
      .describe('Steps until the learning rate is reached; used with `constant_with_warmup` alone'),
  })
  .meta({ id: 'StartTraining', description: 'How an expert model is trained; may be left out' })
export type StartTraining = z.infer<typeof startTraining>

export const trainingParameters = z
  .object({
    learning_rate: z.number().optional().describe('How far a step goes'),
    lr_scheduler: z.string().optional().describe('How the learning rate goes on'),
    rank: z.int().optional().describe('Rank of the adapter'),
    total_training_steps: z.int().optional().describe('How long it learns'),
    checkpoint_interval: z.int().optional().describe('Steps from checkpoint to checkpoint'),
    lr_warmup_steps: z
      .int()
      .nullable()
      .optional()
      .describe('Steps until the learning rate is reached; null for schedulers without them'),
  })
  .meta({
    id: 'TrainingParameters',
    description: 'What an expert training was started with; empty for all others',
  })
export type TrainingParameters = z.infer<typeof trainingParameters>

/** How far a training is; beyond the published contract. */
export const trainingProgress = z
  .object({
    step: z.int().describe('Steps that are done'),
    total_steps: z.int().describe('Steps that will be done'),
    loss: z.number().nullable().describe('Of the last steps; null until it is known'),
    images_per_second: z.number().nullable().describe('Speed; null until it is known'),
    seconds_left: z.number().nullable().describe('Estimate; null until it is known'),
  })
  .meta({ id: 'TrainingProgress', description: 'How far a training is' })
export type TrainingProgress = z.infer<typeof trainingProgress>

/** A model: what a customer owns and generates with. */
export const model = z
  .object({
    id,
    name: z.string().describe('A name for people'),
    description: z.string().describe('Notes for people; may be empty'),
    status: modelStatus,
    training_mode: trainingMode,
    project_id: id.describe('The project it belongs to'),
    dataset_id: id.describe('The dataset it learns from'),
    active_model_version: z.string().describe('`default`, or the step of the checkpoint in use'),
    training_parameters: trainingParameters,
    checkpoint_steps: z
      .array(z.string())
      .describe('Steps of the checkpoints of an expert training, newest first'),
    training_progress: trainingProgress
      .nullable()
      .optional()
      .describe('How far the training is; beyond the published contract'),
    failure: z
      .string()
      .nullable()
      .optional()
      .describe('Why the training failed; beyond the published contract'),
    created_at: timestamp,
    updated_at: timestamp,
  })
  .meta({
    id: 'Model',
    description: 'What learns an identity from a dataset and generates with it',
  })
export type Model = z.infer<typeof model>

/** What a training saved at one step. */
export const checkpoint = z
  .object({
    checkpoint_step: z.int().describe('The step it was saved at'),
    training_job_id: z.int().describe('The training that saved it: the id of the model'),
    created_at: timestamp,
  })
  .meta({ id: 'Checkpoint', description: 'What a training saved at one step' })
export type Checkpoint = z.infer<typeof checkpoint>

/** The checkpoints of an expert training. */
export const checkpointList = z
  .object({
    checkpoints: z.array(checkpoint).describe('Newest first'),
    active_model_version: z.string().describe('Step of the checkpoint in use'),
  })
  .meta({ id: 'CheckpointList', description: 'The checkpoints of an expert training' })
export type CheckpointList = z.infer<typeof checkpointList>

/** A checkpoint of any training, automatic ones included; beyond the published contract. */
export const savedCheckpoint = z
  .object({
    checkpoint_step: z.int().describe('The step it was saved at'),
    active: z.boolean().describe('Whether the model generates with it'),
    sha256: z.string().describe('Of the file that `download_url` gives, in hexadecimal'),
    download_url: address.describe('The adapter as safetensors; signed, works for an hour'),
    created_at: timestamp,
  })
  .meta({ id: 'SavedCheckpoint', description: 'A checkpoint as a file' })
export type SavedCheckpoint = z.infer<typeof savedCheckpoint>

/** A trained adapter as a file, and what it is an adapter of. */
export const modelDownload = z
  .object({
    download_url: address.describe('The adapter as safetensors; signed, works for an hour'),
    base_model_name: z.string().describe('The base model that it is an adapter of'),
    base_model_card: address.describe('Address of what is known about the base model'),
  })
  .meta({ id: 'ModelDownload', description: 'A trained adapter as a file' })
export type ModelDownload = z.infer<typeof modelDownload>
