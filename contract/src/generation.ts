import { z } from 'zod'
import { aspectRatio } from './enums.ts'
import { generationError } from './errors.ts'
import { freeText, jsonText, seed } from './values.ts'

/** Body of `POST /image/generate/tailored`. */
export const generateImage = z.object({
  tailored_model_id: z
    .union([z.string(), z.int().transform(String)])
    .meta({ type: 'string' })
    .describe("The model's id as text"),
  tailored_model_influence: z
    .number()
    .min(0)
    .max(1.5)
    .default(1)
    .describe('How much of what the model learnt is used; 0 is the base model'),
  prompt: freeText.trim().min(1).max(10_000).optional().describe('What to show, in words'),
  structured_prompt: jsonText.optional().describe('JSON text; alone it needs `seed`'),
  negative_prompt: freeText.max(10_000).optional().describe('What to steer away from'),
  guidance_scale: z.int().min(3).max(5).default(5),
  aspect_ratio: aspectRatio.default('1:1'),
  steps_num: z.int().min(20).max(50).default(50),
  seed: seed.optional(),
  sync: z.boolean().default(false).describe('Hold the connection until the picture is there'),
  prompt_content_moderation: z.boolean().default(true),
  visual_output_content_moderation: z.boolean().default(true),
  webhook_url: freeText.optional(),
})
export type GenerateImage = z.input<typeof generateImage>

/** What a finished image request gives. */
export const imageResult = z.object({
  image_url: z.string().describe('Signed; works for an hour'),
  seed: z.int(),
  structured_prompt: z.string().describe('JSON text of what was drawn'),
})
export type ImageResult = z.infer<typeof imageResult>

/** What the status service tells of a finished request; the published format has room for more than images fill. */
const requestResult = imageResult.extend({
  prompt: z.string().optional(),
  refined_prompt: z.string().optional(),
  video_url: z.string().optional(),
})

/** Answer of a synchronous image request: the contract's flat fields and the `result` that SDKs read. */
export const generatedImage = imageResult.extend({ request_id: z.string(), result: imageResult })
export type GeneratedImage = z.infer<typeof generatedImage>

/** Answer of an asynchronous request. */
export const accepted = z.object({ request_id: z.string(), status_url: z.string() })
export type Accepted = z.infer<typeof accepted>

const requestId = z.string()

/** `GET /status/{request_id}`: failed requests answer 200 too. */
export const requestStatus = z.discriminatedUnion('status', [
  z.object({ status: z.literal('IN_PROGRESS'), request_id: requestId }),
  z.object({ status: z.literal('COMPLETED'), request_id: requestId, result: requestResult }),
  generationError.extend({ status: z.literal('ERROR') }),
  generationError.extend({ status: z.literal('UNKNOWN') }),
])
export type RequestStatus = z.infer<typeof requestStatus>

/** Results of every kind of request. */
export type RequestResult = z.infer<typeof requestResult>

export const statusNotFound = z.object({ status: z.literal('NOT_FOUND') })
