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
  .meta({
    id: 'IpType',
    description:
      'What the pictures of the project show. `object_variants`, `multi_object_set`, `icons` and `character_variants` exist as illustrations only',
  })
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
  .meta({ id: 'IpMedium', description: 'How the pictures were made' })
export type IpMedium = z.infer<typeof ipMedium>

export const datasetStatus = z.enum(['draft', 'completed']).meta({
  id: 'DatasetStatus',
  description: '`draft`: it can be changed; `completed`: it is frozen and can be trained on',
})
export type DatasetStatus = z.infer<typeof datasetStatus>

export const uploadType = z.enum(['basic', 'advanced']).meta({
  id: 'UploadType',
  description:
    '`basic`: up to 200 images, uploaded one by one; `advanced`: up to 5,000 from one archive',
})
export type UploadType = z.infer<typeof uploadType>

export const captionsUpdateStatus = z.enum(['empty', 'in_progress', 'completed']).meta({
  id: 'CaptionsUpdateStatus',
  description:
    'How far making all captions anew is; `empty` when nobody has asked for it since the dataset exists',
})
export type CaptionsUpdateStatus = z.infer<typeof captionsUpdateStatus>

export const captionSource = z.enum(['automatic', 'manual', 'pending']).meta({
  id: 'CaptionSource',
  description:
    'Who wrote the caption: `automatic`: the server; `manual`: a person; `pending`: nobody yet',
})
export type CaptionSource = z.infer<typeof captionSource>

/** A model's states as the contract spells them. */
export const modelStatus = z
  .enum(['Created', 'InProgress', 'Completed', 'Failed', 'Stopping', 'Stopped'])
  .meta({
    id: 'ModelStatus',
    description:
      '`Created` → `InProgress` → `Completed` or `Failed`; stopping leads over `Stopping` to `Stopped`. A model is trained once',
  })
export type ModelStatus = z.infer<typeof modelStatus>

export const trainingMode = z.enum(['fully_automated', 'expert']).meta({
  id: 'TrainingMode',
  description:
    '`fully_automated`: the server chooses the training parameters by the images; `expert`: they can be given',
})
export type TrainingMode = z.infer<typeof trainingMode>

export const lrScheduler = z
  .enum([
    'linear',
    'cosine',
    'cosine_with_restarts',
    'polynomial',
    'constant',
    'constant_with_warmup',
  ])
  .meta({
    id: 'LrScheduler',
    description: 'How the learning rate goes on during the training',
  })
export type LrScheduler = z.infer<typeof lrScheduler>

export const aspectRatio = z
  .enum(['1:1', '2:3', '3:2', '3:4', '4:3', '4:5', '5:4', '9:16', '16:9'])
  .meta({ id: 'AspectRatio', description: 'Width to height of the image' })
export type AspectRatio = z.infer<typeof aspectRatio>
