import { z } from 'zod'
import { captionConflict } from './captions.ts'
import { captionJson, captionText, visualSchemaJson, visualSchemaText } from './documents.ts'
import { captionSource, captionsUpdateStatus, datasetStatus, uploadType } from './enums.ts'
import { model } from './models.ts'
import {
  address,
  id,
  name,
  picture,
  pictureText,
  shortText,
  someText,
  timestamp,
} from './values.ts'
import { warnings } from './warnings.ts'

const sample = picture.describe(
  'jpg, png or webp: base64 (bare or a data URI), or the public address of one',
)

/** Body of `POST /tailored-gen/datasets`. */
export const createDataset = z
  .object({
    project_id: id.describe('The project it belongs to'),
    name: name.describe('A name for people'),
    upload_type: uploadType.default('basic'),
  })
  .meta({ id: 'CreateDataset', description: 'A new, empty draft' })
export type CreateDataset = z.input<typeof createDataset>

/** Body of `PUT /tailored-gen/datasets/{dataset_id}`. */
export const updateDataset = z
  .object({
    name: name.optional().describe('A name for people; changeable at any time'),
    visual_schema: visualSchemaText
      .optional()
      .describe(
        'What all images share, as the text of a JSON object; changeable while the dataset is a draft',
      ),
    status: datasetStatus.optional().describe('`completed` freezes the dataset for good'),
  })
  .meta({ id: 'UpdateDataset', description: 'What to change; what is left out stays' })
export type UpdateDataset = z.infer<typeof updateDataset>

/** Body of `POST /tailored-gen/datasets/{dataset_id}/clone`. */
export const cloneDataset = z
  .object({
    name: name.optional().describe('`Copy of` and the name of the original when left out'),
    description: shortText(2000).optional().describe('Taken for compatibility; datasets have none'),
  })
  .meta({ id: 'CloneDataset', description: 'What the copy is called' })
export type CloneDataset = z.infer<typeof cloneDataset>

/** Body of `PUT /tailored-gen/datasets/{dataset_id}/images/{image_id}`: exactly one of the two. */
export const updateImage = z
  .object({
    caption: captionText
      .optional()
      .describe('The caption as the text of a JSON object; it becomes a manual one'),
    regenerate_caption: z
      .boolean()
      .default(false)
      .describe("Make the caption anew by the dataset's visual schema; it becomes automatic"),
  })
  .meta({
    id: 'UpdateImage',
    description: 'A caption, or the wish for a new one: exactly one of the two',
    oneOf: [
      { required: ['caption'], properties: { regenerate_caption: { const: false } } },
      {
        required: ['regenerate_caption'],
        properties: { regenerate_caption: { const: true } },
        not: { required: ['caption'] },
      },
    ],
  })
export type UpdateImage = z.input<typeof updateImage>

/** Body of `POST /tailored-gen/refine_structured_prompt`. */
export const refineStructuredPrompt = z
  .object({
    dataset_id: id.describe('A draft dataset of yours; nothing in it changes'),
    structured_prompt: visualSchemaText.describe(
      'A visual schema or a caption, as the text of a JSON object',
    ),
    instruction: someText(10_000).describe('What to change, in words'),
    context_images: z
      .array(sample)
      .max(10)
      .optional()
      .describe('Pictures to look at: base64, or public addresses'),
  })
  .meta({ id: 'RefineStructuredPrompt', description: 'A schema or caption and what to change' })
export type RefineStructuredPrompt = z.infer<typeof refineStructuredPrompt>

export const structuredPromptAnswer = z
  .object({
    structured_prompt: visualSchemaJson.describe('The changed object, as JSON text'),
    warnings,
  })
  .meta({ id: 'RefinedStructuredPrompt', description: 'The changed schema or caption' })
export type StructuredPromptAnswer = z.infer<typeof structuredPromptAnswer>

/** Addresses that give a dataset as files. */
export const datasetDownload = z
  .object({
    download_url: address.describe('A ZIP of the pictures; signed, works for an hour'),
    captions_url: address
      .optional()
      .describe('The captions as JSON, when all of them are automatic; signed as well'),
  })
  .meta({ id: 'DatasetDownload', description: 'Addresses that give a dataset as files' })
export type DatasetDownload = z.infer<typeof datasetDownload>

/** A picture of a dataset, with its caption. */
export const image = z
  .object({
    id,
    dataset_id: id.describe('The dataset it belongs to'),
    caption: captionJson
      .nullable()
      .describe('What it shows, as JSON text; null before the dataset has a visual schema'),
    caption_source: captionSource.nullable(),
    caption_conflicts: z
      .array(captionConflict)
      .optional()
      .describe(
        'Where a person and a newly made caption changed the same; left out when nowhere. The caption keeps what the person wrote',
      ),
    upload_source_url: z
      .string()
      .nullable()
      .describe('The address it was fetched from; null when the file itself was sent'),
    image_name: z.string().describe('A name for people, such as that of the file'),
    image_url: address.describe('The picture; signed, works for an hour'),
    thumbnail_url: address.describe('A small version of it; signed as well'),
    warnings,
    created_at: timestamp,
    updated_at: timestamp,
  })
  .meta({ id: 'Image', description: 'A picture of a dataset, with its caption' })
export type Image = z.infer<typeof image>

/** Body of `POST /tailored-gen/datasets/{dataset_id}/images`. */
export const uploadImage = z
  .object({
    file: pictureText
      .optional()
      .describe('The picture (jpg, png or webp, at most 12 MB) as base64, bare or as a data URI'),
    image_url: shortText(8192)
      .optional()
      .describe('The public address of the picture; wins over `file`'),
    image_name: someText(255).optional().describe('A name for people; by default that of the file'),
    increase_resolution: z
      .boolean()
      .default(true)
      .describe('Enlarge pictures of 256 to 1023 pixels; otherwise 1024 are needed'),
    content_moderation: z
      .boolean()
      .default(false)
      .describe('Refuse pictures of what the moderation filters'),
  })
  .meta({
    id: 'UploadImage',
    description: 'A picture: itself, or where it is',
    anyOf: [{ required: ['file'] }, { required: ['image_url'] }],
  })
export type UploadImage = z.input<typeof uploadImage>

/** A dataset: pictures, their captions and what they share. */
export const dataset = z
  .object({
    id,
    project_id: id.describe('The project it belongs to'),
    name: z.string().describe('A name for people'),
    visual_schema: visualSchemaJson
      .nullable()
      .describe('What all its images share, as JSON text; null until it is set'),
    status: datasetStatus,
    captions_update_status: captionsUpdateStatus,
    upload_type: uploadType,
    images_count: z.int().min(0).describe('How many images it has'),
    captions_conflicts_count: z
      .int()
      .min(0)
      .optional()
      .describe('How many of them have a caption with conflicts; beyond the published contract'),
    images: z
      .array(image)
      .optional()
      .describe('Its images, where a single dataset is read or cloned'),
    models: z.array(model).optional().describe('Models trained on it, where asked for'),
    model_ids: z.array(z.string()).optional().describe('Ids of those models, where asked for'),
    warnings,
    created_at: timestamp,
    updated_at: timestamp,
  })
  .meta({ id: 'Dataset', description: 'Pictures, their captions and what they share' })
export type Dataset = z.infer<typeof dataset>

/** Body of `POST /tailored-gen/generate_visual_schema`. */
export const generateVisualSchema = z
  .object({
    images: z.array(sample).min(5).max(10).describe('5 to 10 pictures that belong together'),
    content_moderation: z
      .boolean()
      .default(false)
      .describe('Refuse pictures of what the moderation filters'),
  })
  .meta({ id: 'GenerateVisualSchema', description: 'Pictures to compare' })
export type GenerateVisualSchema = z.input<typeof generateVisualSchema>

export const visualSchemaAnswer = z
  .object({
    visual_schema: visualSchemaJson.describe('The shared traits, as the text of a JSON object'),
    warnings,
  })
  .meta({ id: 'VisualSchema', description: 'What pictures have in common' })
export type VisualSchemaAnswer = z.infer<typeof visualSchemaAnswer>
