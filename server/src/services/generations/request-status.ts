import type {
  ImageResult,
  RequestStatus,
  StructuredPromptResult,
  VideoResult,
} from '@atelier/contract'
import type { Objects } from '../../objects/objects.ts'
import type { GenerationRow } from '../../store/generations.ts'
import { warningsOf } from '../wire.ts'

/** What a finished request gives, by its kind. */
export interface Results {
  image: ImageResult
  structured_prompt: StructuredPromptResult
  video: VideoResult
}

const resultOf: {
  [Kind in keyof Results]: (row: GenerationRow, objects: Objects) => Results[Kind]
} = {
  image: (row, objects) => ({
    image_url: objects.signedUrl(row.objectKey ?? ''),
    seed: row.request.seed,
    structured_prompt: JSON.stringify(row.structuredPrompt ?? {}),
    ...warningsOf(row.notes),
  }),
  structured_prompt: (row) => ({
    structured_prompt: JSON.stringify(row.structuredPrompt ?? {}),
    seed: row.request.seed,
    ...warningsOf(row.notes),
  }),
  video: (row, objects) => ({
    video_url: objects.signedUrl(row.objectKey ?? ''),
    seed: row.request.seed,
  }),
}

/** A request as the status service tells of it. */
export function statusOf(row: GenerationRow, objects: Objects): RequestStatus {
  const request_id = row.requestId
  switch (row.state) {
    case 'queued':
    case 'running':
      return { status: 'IN_PROGRESS', request_id }
    case 'completed':
      return { status: 'COMPLETED', request_id, result: resultOf[row.kind](row, objects) }
    case 'failed': {
      const message = row.errorMessage ?? 'The request failed'
      const error = { code: row.errorCode ?? 500, message, details: message }
      return { status: row.unexpected ? 'UNKNOWN' : 'ERROR', request_id, error }
    }
    default:
      return row.state satisfies never
  }
}
