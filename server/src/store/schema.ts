import type { JsonObject } from '@atelier/vision'
import { boolean, integer, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'

// The tables of migrations/; the SQL there is what counts, this is what queries are typed by.

const createdAt = timestamp('created_at', { withTimezone: true }).notNull().defaultNow()
const updatedAt = timestamp('updated_at', { withTimezone: true }).notNull().defaultNow()
const id = integer('id').primaryKey().generatedAlwaysAsIdentity()
const organizationId = integer('organization_id').notNull()

/** States of a training, and so of a model. The last three are final. */
export const TRAINING_STATES = [
  'created',
  'queued',
  'running',
  'stopping',
  'stopped',
  'completed',
  'failed',
] as const
export type TrainingState = (typeof TRAINING_STATES)[number]

/** What a training was started with; `expert` says whether a person chose it. */
export interface StoredParameters {
  expert: boolean
  learning_rate: number
  lr_scheduler:
    | 'linear'
    | 'cosine'
    | 'cosine_with_restarts'
    | 'polynomial'
    | 'constant'
    | 'constant_with_warmup'
  rank: number
  total_training_steps: number
  checkpoint_interval: number
  lr_warmup_steps: number
  train_batch_size: number
}

export interface StoredProgress {
  step: number
  total_steps: number
  loss: number | null
  images_per_second: number | null
  seconds_left: number | null
}

export const organizations = pgTable('organizations', {
  id,
  name: text('name').notNull(),
  createdAt,
})

export const apiTokens = pgTable('api_tokens', {
  id,
  organizationId,
  /** SHA-256 of the token, hexadecimal; the token itself is never stored. */
  hash: text('hash').notNull().unique(),
  /** Whether ATELIER_API_TOKEN gave it; another value there takes its place. */
  fromEnvironment: boolean('from_environment').notNull().default(false),
  createdAt,
})

export const projects = pgTable('projects', {
  id,
  organizationId,
  name: text('name').notNull(),
  description: text('description').notNull(),
  ipName: text('ip_name').notNull(),
  ipDescription: text('ip_description').notNull(),
  ipMedium: text('ip_medium').$type<'photography' | 'illustration'>().notNull(),
  ipType: text('ip_type').$type<import('@atelier/contract').IpType>().notNull(),
  createdAt,
  updatedAt,
})

export const datasets = pgTable('datasets', {
  id,
  organizationId,
  projectId: integer('project_id').notNull(),
  name: text('name').notNull(),
  visualSchema: jsonb('visual_schema').$type<JsonObject>(),
  status: text('status').$type<'draft' | 'completed'>().notNull(),
  captionsUpdateStatus: text('captions_update_status')
    .$type<'empty' | 'in_progress' | 'completed'>()
    .notNull(),
  uploadType: text('upload_type').$type<'basic' | 'advanced'>().notNull(),
  createdAt,
  updatedAt,
})

export const images = pgTable('images', {
  id,
  datasetId: integer('dataset_id').notNull(),
  name: text('name').notNull(),
  caption: jsonb('caption').$type<JsonObject>(),
  captionSource: text('caption_source').$type<'automatic' | 'manual' | 'pending'>().notNull(),
  uploadSourceUrl: text('upload_source_url'),
  objectKey: text('object_key').notNull(),
  thumbnailKey: text('thumbnail_key').notNull(),
  width: integer('width').notNull(),
  height: integer('height').notNull(),
  sha256: text('sha256').notNull(),
  createdAt,
  updatedAt,
})

export const models = pgTable('models', {
  id,
  organizationId,
  projectId: integer('project_id').notNull(),
  datasetId: integer('dataset_id').notNull(),
  name: text('name').notNull(),
  description: text('description').notNull(),
  trainingMode: text('training_mode').$type<'fully_automated' | 'expert'>().notNull(),
  state: text('state').$type<TrainingState>().notNull(),
  parameters: jsonb('parameters').$type<StoredParameters>(),
  progress: jsonb('progress').$type<StoredProgress>(),
  failure: text('failure'),
  adapterKey: text('adapter_key'),
  /** Lease of the training: who runs it, the fencing token of that claim, and when it was last heard of. */
  leaseOwner: text('lease_owner'),
  leaseToken: integer('lease_token').notNull().default(0),
  heartbeatAt: timestamp('heartbeat_at', { withTimezone: true }),
  createdAt,
  updatedAt,
})

export const checkpoints = pgTable('checkpoints', {
  id,
  modelId: integer('model_id').notNull(),
  step: integer('step').notNull(),
  objectKey: text('object_key').notNull(),
  sha256: text('sha256').notNull(),
  createdAt,
})

/** What was asked for, with every default filled in: enough to draw the same picture again. */
export interface StoredGeneration {
  prompt?: string
  structuredPrompt?: JsonObject
  negativePrompt?: string
  influence: number
  guidanceScale: number
  aspectRatio: import('@atelier/contract').AspectRatio
  steps: number
  seed: number
}

export const generations = pgTable('generations', {
  requestId: uuid('request_id').primaryKey(),
  organizationId,
  modelId: integer('model_id').notNull(),
  state: text('state').$type<'queued' | 'running' | 'completed' | 'failed'>().notNull(),
  request: jsonb('request').$type<StoredGeneration>().notNull(),
  structuredPrompt: jsonb('structured_prompt').$type<JsonObject>(),
  objectKey: text('object_key'),
  errorCode: integer('error_code'),
  errorMessage: text('error_message'),
  unexpected: boolean('unexpected').notNull().default(false),
  createdAt,
  updatedAt,
})
