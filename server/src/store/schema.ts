import type { JsonObject, MergeConflict, VisionNote } from '@atelier/vision'
import {
  bigint,
  boolean,
  integer,
  json,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core'

// Documents that users write are `json`, which keeps the order of their keys; `jsonb` would not.
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
  /** Whether its admins run the server: they create other organizations and set their limits. */
  operator: boolean('operator').notNull().default(false),
  /** Requests in a minute; null: what the server is set to, 0: no limit. */
  rateLimit: integer('rate_limit'),
  /** Requests ever; null: what the server is set to, 0: no limit. */
  totalQuota: integer('total_quota'),
  /** Requests counted while there was a total quota. */
  requestsUsed: bigint('requests_used', { mode: 'number' }).notNull().default(0),
  createdAt,
})

export const apiTokens = pgTable('api_tokens', {
  id,
  organizationId,
  /** SHA-256 of the token, hexadecimal; the token itself is never stored. */
  hash: text('hash').notNull().unique(),
  /** Whether ATELIER_API_TOKEN gave it; another value there takes its place. */
  fromEnvironment: boolean('from_environment').notNull().default(false),
  name: text('name').notNull().default(''),
  role: text('role').$type<import('@atelier/contract').Role>().notNull(),
  /** Whether it only tries errors out: it reads, and changes nothing. */
  test: boolean('test').notNull().default(false),
  expiresAt: timestamp('expires_at', { withTimezone: true }),
  lastUsedAt: timestamp('last_used_at', { withTimezone: true }),
  revokedAt: timestamp('revoked_at', { withTimezone: true }),
  createdAt,
})

/** Requests of a running minute, in the shape that rate-limiter-flexible works on. */
export const rateLimits = pgTable('rate_limits', {
  key: text('key').primaryKey(),
  points: integer('points').notNull(),
  expire: timestamp('expire', { withTimezone: true }),
})

export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    tokenId: integer('token_id').notNull(),
    key: text('key').notNull(),
    /** SHA-256 of method, path and body, hexadecimal. */
    fingerprint: text('fingerprint').notNull(),
    /** The request that runs, or ran, under the key. */
    owner: uuid('owner').notNull(),
    /** Until when nobody else may run it; renewed while it runs. */
    leasedUntil: timestamp('leased_until', { withTimezone: true }).notNull(),
    /** Status of the reply; null as long as there is none. */
    status: integer('status'),
    headers: jsonb('headers').$type<Record<string, string>>(),
    /** The reply's body, encrypted with a key that only the token gives; base64. */
    sealedBody: text('sealed_body'),
    createdAt,
  },
  (table) => [primaryKey({ columns: [table.tokenId, table.key] })],
)

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
  visualSchema: json('visual_schema').$type<JsonObject>(),
  status: text('status').$type<'draft' | 'completed'>().notNull(),
  captionsUpdateStatus: text('captions_update_status')
    .$type<'empty' | 'in_progress' | 'completed'>()
    .notNull(),
  uploadType: text('upload_type').$type<'basic' | 'advanced'>().notNull(),
  /** When a job that makes captions was last heard of. */
  captionsHeartbeatAt: timestamp('captions_heartbeat_at', { withTimezone: true }),
  /** Why some captions were not made anew when that was last asked for; null when all were. */
  captionsFailure: text('captions_failure'),
  createdAt,
  updatedAt,
})

export const images = pgTable('images', {
  id,
  datasetId: integer('dataset_id').notNull(),
  name: text('name').notNull(),
  caption: json('caption').$type<JsonObject>(),
  captionSource: text('caption_source').$type<'automatic' | 'manual' | 'pending'>().notNull(),
  /** Whether the caption is to be made anew. */
  captionStale: boolean('caption_stale').notNull().default(false),
  /** What the captioner had said where a person changed it; null when the caption is automatic, or when nothing had been said. */
  captionBase: json('caption_base').$type<JsonObject>(),
  /** Where the person and the captioner have changed the same; null when nowhere. */
  captionConflicts: json('caption_conflicts').$type<MergeConflict[]>(),
  /** What the captioner added to its words; null when nothing. */
  captionNotes: json('caption_notes').$type<VisionNote[]>(),
  /** The version of its history that the image shows. */
  captionVersion: integer('caption_version').notNull().default(1),
  captionOrigin: text('caption_origin')
    .$type<import('@atelier/contract').CaptionOrigin>()
    .notNull()
    .default('upload'),
  uploadSourceUrl: text('upload_source_url'),
  objectKey: text('object_key').notNull(),
  thumbnailKey: text('thumbnail_key').notNull(),
  width: integer('width').notNull(),
  height: integer('height').notNull(),
  sha256: text('sha256').notNull(),
  createdAt,
  updatedAt,
})

/** Every caption that an image ever had, unless it has had but one. */
export const captionVersions = pgTable(
  'caption_versions',
  {
    imageId: integer('image_id').notNull(),
    version: integer('version').notNull(),
    /** The version that it was made from; null for the first. */
    parent: integer('parent'),
    caption: json('caption').$type<JsonObject>().notNull(),
    source: text('source').$type<'automatic' | 'manual'>().notNull(),
    origin: text('origin').$type<import('@atelier/contract').CaptionOrigin>().notNull(),
    base: json('base').$type<JsonObject>(),
    conflicts: json('conflicts').$type<MergeConflict[]>(),
    notes: json('notes').$type<VisionNote[]>(),
    createdAt,
  },
  (table) => [primaryKey({ columns: [table.imageId, table.version] })],
)

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
  /** The dataset's schema when the training began; the dataset may be deleted since. */
  visualSchema: json('visual_schema').$type<JsonObject>(),
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

/** What was asked for, with every default filled in: enough to make the same once more. */
export interface StoredRequest {
  prompt?: string
  structuredPrompt?: JsonObject
  seed: number
}

/** What was asked of an image. */
export interface StoredImageRequest extends StoredRequest {
  negativePrompt?: string
  influence: number
  guidanceScale: number
  aspectRatio: import('@atelier/contract').AspectRatio
  steps: number
  moderateOutput: boolean
}

export const generations = pgTable('generations', {
  requestId: uuid('request_id').primaryKey(),
  organizationId,
  modelId: integer('model_id').notNull(),
  kind: text('kind').$type<'image' | 'structured_prompt' | 'video'>().notNull(),
  state: text('state').$type<'queued' | 'running' | 'completed' | 'failed'>().notNull(),
  request: json('request').$type<StoredRequest | StoredImageRequest>().notNull(),
  structuredPrompt: json('structured_prompt').$type<JsonObject>(),
  /** What there is to know of it; null when nothing. */
  notes: json('notes').$type<VisionNote[]>(),
  /** The picture that was sent along. */
  inputKey: text('input_key'),
  /** What was made of it. */
  objectKey: text('object_key'),
  errorCode: integer('error_code'),
  errorMessage: text('error_message'),
  unexpected: boolean('unexpected').notNull().default(false),
  createdAt,
  updatedAt,
})

/** Requests whose end is told to an address, and how far that is. */
export const webhookDeliveries = pgTable('webhook_deliveries', {
  requestId: uuid('request_id').primaryKey(),
  organizationId,
  url: text('url').notNull(),
  /** What messages are signed with, encrypted; gone as soon as no message is to follow. */
  sealedKey: text('sealed_key'),
  /** Messages sent, or at least begun. */
  attempts: integer('attempts').notNull().default(0),
  /** Status of the last answer; null when there was none. */
  lastStatus: integer('last_status'),
  /** Null until the request has ended, and again when no message is to follow. */
  nextAttemptAt: timestamp('next_attempt_at', { withTimezone: true }),
  /** While a message is under way. */
  attemptStartedAt: timestamp('attempt_started_at', { withTimezone: true }),
  deliveredAt: timestamp('delivered_at', { withTimezone: true }),
  givenUpAt: timestamp('given_up_at', { withTimezone: true }),
  createdAt,
})

/** The one archive that was ever uploaded to a dataset. */
export const bulkUploads = pgTable('bulk_uploads', {
  datasetId: integer('dataset_id').primaryKey(),
  /** What the keys of its objects begin with, so that a second try writes the same. */
  key: uuid('key').notNull(),
  /** Null once the archive is read. */
  zipUrl: text('zip_url'),
  contentModeration: boolean('content_moderation').notNull().default(false),
  state: text('state').$type<import('@atelier/contract').BulkUploadState>().notNull(),
  /** Of the archive's directory: places in another archive would mean other files. */
  fingerprint: text('fingerprint'),
  /** Files in the archive; null before its directory was read. */
  total: integer('total'),
  done: integer('done').notNull().default(0),
  failed: integer('failed').notNull().default(0),
  /** Why the archive as a whole was of no use. */
  failure: text('failure'),
  /** Who reads it, the fencing token of that claim, and when it was last heard of. */
  leaseOwner: text('lease_owner'),
  leaseToken: integer('lease_token').notNull().default(0),
  heartbeatAt: timestamp('heartbeat_at', { withTimezone: true }),
  createdAt,
  updatedAt,
})

/** Files of archives that were looked at; those without an error became images. */
export const bulkUploadEntries = pgTable(
  'bulk_upload_entries',
  {
    datasetId: integer('dataset_id').notNull(),
    /** Place in the archive's directory, from 0. */
    entry: integer('entry').notNull(),
    filename: text('filename').notNull(),
    errorCode: integer('error_code'),
    errorMessage: text('error_message'),
  },
  (table) => [primaryKey({ columns: [table.datasetId, table.entry] })],
)

/** Comparisons of models with pictures that their trainings did not see. */
export const evaluations = pgTable('evaluations', {
  id,
  organizationId,
  modelId: integer('model_id').notNull(),
  heldOutDatasetId: integer('held_out_dataset_id').notNull(),
  state: text('state')
    .$type<import('@atelier/contract').EvaluationState>()
    .notNull()
    .default('queued'),
  seed: bigint('seed', { mode: 'number' }).notNull(),
  steps: integer('steps').notNull(),
  /** The adapter when the evaluation was asked for. */
  adapterKey: text('adapter_key').notNull(),
  adapterSha256: text('adapter_sha256').notNull(),
  /** Pictures of the dataset that were left out since the training saw them. */
  seenImages: integer('seen_images').notNull(),
  failure: text('failure'),
  report: json('report').$type<import('@atelier/contract').EvaluationReport>(),
  reportKey: text('report_key').notNull(),
  /** Who works on it, the fencing token of that claim, and when it was last heard of. */
  leaseOwner: text('lease_owner'),
  leaseToken: integer('lease_token').notNull().default(0),
  heartbeatAt: timestamp('heartbeat_at', { withTimezone: true }),
  createdAt,
  updatedAt,
})

/** What an evaluation compares: a real picture, its caption as the prompt, and what is drawn from that. */
export const evaluationConcepts = pgTable(
  'evaluation_concepts',
  {
    evaluationId: integer('evaluation_id').notNull(),
    position: integer('position').notNull(),
    imageId: integer('image_id').notNull(),
    imageName: text('image_name').notNull(),
    realKey: text('real_key').notNull(),
    realSha256: text('real_sha256').notNull(),
    prompt: json('prompt').$type<JsonObject>().notNull(),
    aspectRatio: text('aspect_ratio').$type<import('@atelier/contract').AspectRatio>().notNull(),
    /** Where what the model draws lies, once it is drawn; so with the base model. */
    tailoredKey: text('tailored_key').notNull(),
    tailoredDrawn: boolean('tailored_drawn').notNull().default(false),
    baseKey: text('base_key').notNull(),
    baseDrawn: boolean('base_drawn').notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.evaluationId, table.position] })],
)

/** Objects that are to be deleted as soon as nothing refers to them. */
export const doomedObjects = pgTable('doomed_objects', {
  key: text('key').primaryKey(),
  createdAt,
})
