import type {
  CaptionVersion,
  Dataset,
  Image,
  Model,
  ModelStatus,
  Project,
  Warning,
} from '@atelier/contract'
import type { VisionNote } from '@atelier/vision'
import type { Objects } from '../objects/objects.ts'
import type { CaptionVersionRow } from '../store/caption-versions.ts'
import type { DatasetRow } from '../store/datasets.ts'
import type { ImageRow } from '../store/images.ts'
import type { ModelRow } from '../store/models.ts'
import type { ProjectRow } from '../store/projects.ts'

// The one mapping between what is stored and the contract's dialect.

/** UTC with microseconds and Z, as the contract's clients are used to. */
export function time(date: Date): string {
  return `${date.toISOString().slice(0, -1)}000Z`
}

/** The field that an answer carries notes of vision in, and other warnings; none when there is nothing to say. */
export function warningsOf(notes: readonly (VisionNote | Warning)[] | null | undefined): {
  warnings?: Warning[]
} {
  if (notes === null || notes === undefined || notes.length === 0) return {}
  return { warnings: notes.map((note) => ({ ...note })) }
}

export function projectOnWire(row: ProjectRow): Project {
  return {
    id: row.id,
    project_name: row.name,
    project_description: row.description,
    ip_name: row.ipName,
    ip_description: row.ipDescription,
    ip_medium: row.ipMedium,
    ip_type: row.ipType,
    // The family that a project's first dataset settles; there is one.
    training_version: row.hasDatasets ? 'fibo' : null,
    status: 'active',
    created_at: time(row.createdAt),
    updated_at: time(row.updatedAt),
  }
}

export function datasetOnWire(row: DatasetRow): Dataset {
  return {
    id: row.id,
    project_id: row.projectId,
    name: row.name,
    visual_schema: row.visualSchema === null ? null : JSON.stringify(row.visualSchema),
    status: row.status,
    captions_update_status: row.captionsUpdateStatus,
    upload_type: row.uploadType,
    images_count: row.imagesCount,
    captions_conflicts_count: row.conflictsCount,
    ...warningsOf(
      row.captionsFailure === null
        ? []
        : [{ code: 'captions_failed', message: row.captionsFailure }],
    ),
    created_at: time(row.createdAt),
    updated_at: time(row.updatedAt),
  }
}

function conflictsOnWire(conflicts: ImageRow['captionConflicts']) {
  return conflicts === null ? {} : { caption_conflicts: conflicts }
}

export function captionVersionOnWire(row: CaptionVersionRow, current: number): CaptionVersion {
  const automatic = row.source === 'automatic' ? row.caption : row.base
  return {
    version: row.version,
    parent: row.parent,
    current: row.version === current,
    caption: JSON.stringify(row.caption),
    caption_source: row.source,
    origin: row.origin,
    automatic_caption: automatic === null ? null : JSON.stringify(automatic),
    ...conflictsOnWire(row.conflicts),
    ...warningsOf(row.notes),
    created_at: time(row.createdAt),
  }
}

export function imageOnWire(row: ImageRow, objects: Objects): Image {
  return {
    id: row.id,
    dataset_id: row.datasetId,
    caption: row.caption === null ? null : JSON.stringify(row.caption),
    caption_source: row.captionSource,
    ...conflictsOnWire(row.captionConflicts),
    upload_source_url: row.uploadSourceUrl,
    image_name: row.name,
    image_url: objects.signedUrl(row.objectKey),
    thumbnail_url: objects.signedUrl(row.thumbnailKey),
    created_at: time(row.createdAt),
    updated_at: time(row.updatedAt),
  }
}

export function modelStatusOnWire(state: ModelRow['state']): ModelStatus {
  switch (state) {
    case 'created':
      return 'Created'
    case 'queued':
    case 'running':
      return 'InProgress'
    case 'stopping':
      return 'Stopping'
    case 'stopped':
      return 'Stopped'
    case 'completed':
      return 'Completed'
    case 'failed':
      return 'Failed'
    default:
      return state satisfies never
  }
}

/** @param detailed whether parameters and checkpoints are told, which lists do only when asked */
export function modelOnWire(row: ModelRow, detailed = true): Model {
  const { parameters } = row
  const expert = row.trainingMode === 'expert'
  const [lastStep] = row.checkpointSteps
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    status: modelStatusOnWire(row.state),
    training_mode: row.trainingMode,
    project_id: row.projectId,
    dataset_id: row.datasetId,
    active_model_version:
      expert && row.state === 'completed' && lastStep !== undefined ? String(lastStep) : 'default',
    training_parameters:
      detailed && expert && parameters !== null
        ? {
            learning_rate: parameters.learning_rate,
            lr_scheduler: parameters.lr_scheduler,
            rank: parameters.rank,
            total_training_steps: parameters.total_training_steps,
            checkpoint_interval: parameters.checkpoint_interval,
            lr_warmup_steps:
              parameters.lr_scheduler === 'constant_with_warmup'
                ? parameters.lr_warmup_steps
                : null,
          }
        : {},
    checkpoint_steps: detailed && expert ? row.checkpointSteps.map(String) : [],
    training_progress: row.progress,
    failure: row.failure,
    created_at: time(row.createdAt),
    updated_at: time(row.updatedAt),
  }
}
