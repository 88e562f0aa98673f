import { z } from 'zod'

/** What a project's pictures show. */
export const ipType = z
  .enum([
    'multi_object_set',
    'object_variants',
    'icons',
    'defined_character',
    'character_variants',
    'stylized_scene',
    'other',
  ])
  .describe('What the pictures of the project show')
export type IpType = z.infer<typeof ipType>

/** The types that exist as illustrations only. */
export const ILLUSTRATION_ONLY: readonly IpType[] = [
  'object_variants',
  'multi_object_set',
  'icons',
  'character_variants',
]

/** How the pictures were made. */
export const ipMedium = z
  .enum(['photography', 'illustration'])
  .describe('How the pictures were made')
export type IpMedium = z.infer<typeof ipMedium>

export const datasetStatus = z.enum(['draft', 'completed'])
export type DatasetStatus = z.infer<typeof datasetStatus>

export const uploadType = z
  .enum(['basic', 'advanced'])
  .describe('`basic`: up to 200 single uploads; `advanced`: up to 5,000 from one archive')
export type UploadType = z.infer<typeof uploadType>

export const captionsUpdateStatus = z.enum(['empty', 'in_progress', 'completed'])
export type CaptionsUpdateStatus = z.infer<typeof captionsUpdateStatus>

export const captionSource = z.enum(['automatic', 'manual', 'pending'])
export type CaptionSource = z.infer<typeof captionSource>

/** A model's states as the contract spells them. */
export const modelStatus = z.enum([
  'Created',
  'InProgress',
  'Completed',
  'Failed',
  'Stopping',
  'Stopped',
])
export type ModelStatus = z.infer<typeof modelStatus>

export const trainingMode = z.enum(['fully_automated', 'expert'])
export type TrainingMode = z.infer<typeof trainingMode>

export const lrScheduler = z.enum([
  'linear',
  'cosine',
  'cosine_with_restarts',
  'polynomial',
  'constant',
  'constant_with_warmup',
])
export type LrScheduler = z.infer<typeof lrScheduler>

export const aspectRatio = z.enum(['1:1', '2:3', '3:2', '3:4', '4:3', '4:5', '5:4', '9:16', '16:9'])
export type AspectRatio = z.infer<typeof aspectRatio>
