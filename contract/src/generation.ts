import { z } from 'zod'
import { aspectRatio } from './enums.ts'
import { generationError } from './errors.ts'
import { freeText, jsonText, seed } from './values.ts'

/** Texts are what the contract documents; clients also send the number. */
const tailoredModelId = z
  .union([z.string(), z.int().transform(String)])
  .meta({ type: 'string' })
  .describe("The model's id as text")
const prompt = freeText.trim().min(1).max(10_000).optional()
const webhookUrl = freeText
  .max(8192)
  .optional()
  .meta({ format: 'uri' })
  .describe('A public address that is told the result; used when `sync` is false')

/** Body of `POST /image/generate/tailored`. */
export const generateImage = z.object({
  tailored_model_id: tailoredModelId,
  tailored_model_influence: z
    .number()
    .min(0)
    .max(1.5)
    .default(1)
    .describe('How much of what the model learnt is used; 0 is the base model'),
  prompt: prompt.describe('What to show, in words'),
  structured_prompt: jsonText.optional().describe('JSON text; alone it needs `seed`'),
  negative_prompt: freeText.max(10_000).optional().describe('What to steer away from'),
  guidance_scale: z.int().min(3).max(5).default(5),
  aspect_ratio: aspectRatio.default('1:1'),
  steps_num: z.int().min(20).max(50).default(50),
  seed: seed.optional(),
  sync: z.boolean().default(false).describe('Hold the connection until the picture is there'),
  prompt_content_moderation: z.boolean().default(true),
  visual_output_content_moderation: z.boolean().default(true),
  webhook_url: webhookUrl,
})
export type GenerateImage = z.input<typeof generateImage>

/** Body of `POST /structured_prompt/generate/tailored`. */
export const generateStructuredPrompt = z.object({
  tailored_model_id: tailoredModelId,
  prompt: prompt.describe('What to show, or with `structured_prompt` what to change about it'),
  structured_prompt: jsonText.optional().describe('JSON text to be refined; needs `prompt`'),
  seed: seed.optional(),
  sync: z.boolean().default(false).describe('Hold the connection until it is there'),
  prompt_content_moderation: z.boolean().default(true),
  webhook_url: webhookUrl,
})
export type GenerateStructuredPrompt = z.input<typeof generateStructuredPrompt>

/** Body of `POST /video/generate/tailored/image-to-video`. */
export const generateVideo = z.object({
  tailored_model_id: tailoredModelId,
  image: freeText.min(1).describe('The picture to move: a public address, or base64'),
  seed: seed.optional(),
  webhook_url: webhookUrl,
})
export type GenerateVideo = z.input<typeof generateVideo>

/** What a finished image request gives. */
export const imageResult = z.object({
  image_url: z.string().describe('Signed; works for an hour'),
  seed: z.int(),
  structured_prompt: z.string().describe('JSON text of what was drawn'),
})
export type ImageResult = z.infer<typeof imageResult>

/** What a finished structured prompt request gives. */
export const structuredPromptResult = imageResult.omit({ image_url: true })
export type StructuredPromptResult = z.infer<typeof structuredPromptResult>

/** What a finished video request gives. */
export const videoResult = z.object({
  video_url: z.string().describe('Signed; 5 seconds of H.264 in MP4'),
  seed: z.int(),
})
export type VideoResult = z.infer<typeof videoResult>

/** What the status service tells of a finished request: what its kind gives. The published format has room for more than that. */
const requestResult = z.union([
  imageResult.extend({ prompt: z.string().optional(), refined_prompt: z.string().optional() }),
  videoResult,
  structuredPromptResult,
])

/** Answer of a synchronous image request: the contract's flat fields and the `result` that SDKs read. */
export const generatedImage = imageResult.extend({ request_id: z.string(), result: imageResult })
export type GeneratedImage = z.infer<typeof generatedImage>

/** Answer of a synchronous structured prompt request, in both shapes as well. */
export const generatedStructuredPrompt = structuredPromptResult.extend({
  request_id: z.string(),
  result: structuredPromptResult,
})
export type GeneratedStructuredPrompt = z.infer<typeof generatedStructuredPrompt>

/** Answer of an asynchronous request. */
export const accepted = z.object({
  request_id: z.string(),
  status_url: z.string(),
  seed: z.int().optional().describe('The seed that is used; beyond the published contract'),
})
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
