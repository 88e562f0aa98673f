import { z } from 'zod'
import { id, shortText } from './values.ts'

/** Body of `POST /tailored-gen/datasets/{dataset_id}/images/bulk-upload`. */
export const bulkUpload = z
  .object({
    zip_url: shortText(8192)
      .meta({ format: 'uri' })
      .describe('The public address of a ZIP archive: at most 5 GB, with at most 5,000 images'),
    content_moderation: z
      .boolean()
      .default(false)
      .describe('Leave out images of what the moderation filters; the report names them'),
  })
  .meta({ id: 'BulkUpload', description: 'Where the images are' })
export type BulkUpload = z.input<typeof bulkUpload>

export const bulkUploadState = z
  .enum(['pending', 'processing', 'completed', 'failed'])
  .describe('`completed` also when images were refused; `failed` when the archive was of no use')
export type BulkUploadState = z.infer<typeof bulkUploadState>

export const bulkUploadStarted = z
  .object({
    message: z.string().describe('For people'),
    dataset_id: id.describe('The dataset that the images go to'),
    status: bulkUploadState,
  })
  .meta({ id: 'BulkUploadStarted', description: 'The archive is read in the background' })
export type BulkUploadStarted = z.infer<typeof bulkUploadStarted>

/** An image that was refused. */
export const failedImage = z
  .object({
    filename: z.string().describe('As it is called in the archive'),
    error_code: z
      .int()
      .describe('The status that a single upload of it would get, such as 412, 413, 415 or 422'),
    error_message: z.string().describe('Why, for people'),
  })
  .meta({ id: 'FailedImage', description: 'An image that was refused' })
export type FailedImage = z.infer<typeof failedImage>

export const bulkUploadStatus = z
  .object({
    status: bulkUploadState,
    progress_percentage: z.int().min(0).max(100).describe('How much of the archive is done'),
    total_processed: z.int().min(0).describe('Images looked at: `done` and `failed` together'),
    done: z.int().min(0).describe('Images that are in the dataset'),
    failed: z.int().min(0).describe('Images that were refused'),
    failed_images: z.array(failedImage).describe('Those that were refused, and why'),
    failure: z
      .string()
      .nullable()
      .describe('Why the archive as a whole was of no use; null otherwise'),
  })
  .meta({ id: 'BulkUploadStatus', description: 'How far an archive is' })
export type BulkUploadStatus = z.infer<typeof bulkUploadStatus>
