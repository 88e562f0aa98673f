import { z } from 'zod'
import { captionSource, captionsUpdateStatus, datasetStatus, uploadType } from './enums.ts'
import { model } from './models.ts'
import { freeText, id, jsonText, name, timestamp } from './values.ts'

/** Body of `POST /tailored-gen/datasets`. */
export const createDataset = z.object({
  project_id: id,
  name: name.describe('A name for people'),
  upload_type: uploadType.default('basic'),
})
export type CreateDataset = z.input<typeof createDataset>

/** Body of `PUT /tailored-gen/datasets/{dataset_id}`. */
export const updateDataset = z.object({
  name: name.optional(),
  visual_schema: jsonText.optional().describe('JSON text; changeable while the dataset is a draft'),
  status: datasetStatus.optional().describe('`completed` freezes the dataset'),
})
export type UpdateDataset = z.infer<typeof updateDataset>

/** Body of `POST /tailored-gen/datasets/{dataset_id}/clone`. */
export const cloneDataset = z.object({
  name: name.optional().describe('`Copy of` and the name of the original when left out'),
  description: freeText
    .max(2000)
    .optional()
    .describe('Taken for compatibility; datasets have none'),
})
export type CloneDataset = z.infer<typeof cloneDataset>

/** Body of `PUT /tailored-gen/datasets/{dataset_id}/images/{image_id}`: exactly one of the two. */
export const updateImage = z.object({
  caption: jsonText.optional().describe('JSON text; makes the caption a manual one'),
  regenerate_caption: z.boolean().default(false).describe('Make the caption anew'),
})
export type UpdateImage = z.input<typeof updateImage>

/** Body of `POST /tailored-gen/refine_structured_prompt`. */
export const refineStructuredPrompt = z.object({
  dataset_id: id.describe('A draft dataset of yours; nothing in it changes'),
  structured_prompt: jsonText.describe('A visual schema or a caption, as JSON text'),
  instruction: freeText.trim().min(1).max(10_000).describe('What to change, in words'),
  context_images: z
    .array(freeText)
    .max(10)
    .optional()
    .describe('Pictures to look at, base64 or public addresses'),
})
export type RefineStructuredPrompt = z.infer<typeof refineStructuredPrompt>

export const structuredPromptAnswer = z.object({
  structured_prompt: z.string().describe('JSON text'),
})
export type StructuredPromptAnswer = z.infer<typeof structuredPromptAnswer>

/** Addresses that give a dataset as files. */
export const datasetDownload = z.object({
  download_url: z.string().describe('Signed; a ZIP of the pictures'),
  captions_url: z
    .string()
    .optional()
    .describe('Signed; the captions as JSON, when all of them are automatic'),
})
export type DatasetDownload = z.infer<typeof datasetDownload>

/** A picture of a dataset, with its caption. */
export const image = z.object({
  id,
  dataset_id: id,
  caption: z.string().nullable().describe('JSON text; null before a visual schema exists'),
  caption_source: captionSource.nullable(),
  upload_source_url: z.string().nullable(),
  image_name: z.string(),
  image_url: z.string().describe('Signed; works for an hour'),
  thumbnail_url: z.string(),
  created_at: timestamp,
  updated_at: timestamp,
})
export type Image = z.infer<typeof image>

/** Body of `POST /tailored-gen/datasets/{dataset_id}/images`. */
export const uploadImage = z.object({
  file: z
    .string()
    .optional()
    .meta({ format: 'binary' })
    .describe('jpg, png or webp as base64, bare or as a data URI; at most 12 MB'),
  image_url: freeText.max(8192).optional().describe('A public address; wins over `file`'),
  image_name: freeText.trim().min(1).max(255).optional(),
  increase_resolution: z
    .boolean()
    .default(true)
    .describe('Enlarge pictures of 256 to 1023 pixels; otherwise 1024 are needed'),
  content_moderation: z.boolean().default(false),
})
export type UploadImage = z.input<typeof uploadImage>

/** A dataset: pictures, their captions and what they share. */
export const dataset = z.object({
  id,
  project_id: id,
  name: z.string(),
  visual_schema: z.string().nullable().describe('JSON text of what the pictures share'),
  status: datasetStatus,
  captions_update_status: captionsUpdateStatus,
  upload_type: uploadType,
  images_count: z.int(),
  images: z.array(image).optional(),
  models: z.array(model).optional(),
  model_ids: z.array(z.string()).optional(),
  created_at: timestamp,
  updated_at: timestamp,
})
export type Dataset = z.infer<typeof dataset>

/** Body of `POST /tailored-gen/generate_visual_schema`. */
export const generateVisualSchema = z.object({
  images: z.array(freeText).min(5).max(10).describe('5 to 10 pictures, base64 or public addresses'),
  content_moderation: z.boolean().default(false),
})
export type GenerateVisualSchema = z.input<typeof generateVisualSchema>

export const visualSchemaAnswer = z.object({ visual_schema: z.string().describe('JSON text') })
export type VisualSchemaAnswer = z.infer<typeof visualSchemaAnswer>
