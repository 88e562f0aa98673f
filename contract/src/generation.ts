import { z } from 'zod'
import { structuredPromptJson, structuredPromptText } from './documents.ts'
import { aspectRatio } from './enums.ts'
import { generationError } from './errors.ts'
import { address, picture, seed, shortText, someText } from './values.ts'
import { warnings } from './warnings.ts'

/** Texts are what the contract documents; clients also send the number. */
const tailoredModelId = z
  .union([z.string(), z.number().transform(String).meta({ type: 'integer' })])
  .describe("The model's id, as text or as the number; it has to be `Completed`")
const prompt = someText(10_000).optional()
const webhookUrl = shortText(8192)
  .optional()
  .meta({ format: 'uri' })
  .describe('A public address that is told the result; used when `sync` is false')
const promptModeration = z
  .boolean()
  .default(true)
  .describe('Refuse prompts that the moderation filters')

/** Body of `POST /image/generate/tailored`. */
export const generateImage = z
  .object({
    tailored_model_id: tailoredModelId,
    tailored_model_influence: z
      .number()
      .min(0)
      .max(1.5)
      .default(1)
      .describe('How much of what the model learnt is used; 0 is the base model'),
    prompt: prompt.describe(
      'What to show, in words; with `structured_prompt`, what to change about it',
    ),
    structured_prompt: structuredPromptText
      .optional()
      .describe('What to show, as the text of a JSON object; alone it needs `seed`'),
    negative_prompt: shortText(10_000).optional().describe('What to steer away from, in words'),
    guidance_scale: z
      .int()
      .min(3)
      .max(5)
      .default(5)
      .describe('How closely the image follows the prompt'),
    aspect_ratio: aspectRatio.default('1:1'),
    steps_num: z
      .int()
      .min(20)
      .max(50)
      .default(50)
      .describe('Steps of drawing: more take longer and draw finer'),
    seed: seed.optional(),
    sync: z.boolean().default(false).describe('Hold the connection until the image is there'),
    prompt_content_moderation: promptModeration,
    visual_output_content_moderation: z
      .boolean()
      .default(true)
      .describe('Withhold images that the moderation filters'),
    webhook_url: webhookUrl,
  })
  .meta({
    id: 'GenerateImage',
    description:
      'What to draw, by one of: `prompt`; `structured_prompt` and `seed`; `structured_prompt` and `prompt`',
    anyOf: [{ required: ['prompt'] }, { required: ['structured_prompt', 'seed'] }],
  })
export type GenerateImage = z.input<typeof generateImage>

/** Body of `POST /structured_prompt/generate/tailored`. */
export const generateStructuredPrompt = z
  .object({
    tailored_model_id: tailoredModelId,
    prompt: prompt.describe('What to show, or with `structured_prompt` what to change about it'),
    structured_prompt: structuredPromptText
      .optional()
      .describe('A JSON object as text, to be refined by `prompt`'),
    seed: seed.optional(),
    sync: z.boolean().default(false).describe('Hold the connection until it is there'),
    prompt_content_moderation: promptModeration,
    webhook_url: webhookUrl,
  })
  .meta({
    id: 'GenerateStructuredPrompt',
    description: 'What to describe in full: `prompt`, alone or with a `structured_prompt`',
    // Said here and not by the schema itself: the service refuses it in words that tell of both fields.
    anyOf: [{ required: ['prompt'] }],
  })
export type GenerateStructuredPrompt = z.input<typeof generateStructuredPrompt>

/** Body of `POST /video/generate/tailored/image-to-video`. */
export const generateVideo = z
  .object({
    tailored_model_id: tailoredModelId,
    image: picture.describe('The picture to move (jpg, png or webp): base64, or a public address'),
    seed: seed.optional(),
    webhook_url: webhookUrl,
  })
  .meta({ id: 'GenerateVideo', description: 'What to move' })
export type GenerateVideo = z.input<typeof generateVideo>

const usedSeed = z.int().describe('The seed that was used; with it the result can be had again')
const requestId = z.string().describe('The id of the request, to follow it by')

/** What a finished image request gives. */
export const imageResult = z
  .object({
    image_url: address.describe('The image; signed, works for an hour'),
    seed: usedSeed,
    structured_prompt: structuredPromptJson.describe(
      'What was drawn, as the text of a JSON object',
    ),
    warnings,
  })
  .meta({ id: 'ImageResult', description: 'What a finished image request gives' })
export type ImageResult = z.infer<typeof imageResult>

/** What a finished structured prompt request gives. */
export const structuredPromptResult = imageResult
  .omit({ image_url: true })
  .meta({ id: 'StructuredPromptResult', description: 'What a structured prompt request gives' })
export type StructuredPromptResult = z.infer<typeof structuredPromptResult>

/** What a finished video request gives. */
export const videoResult = z
  .object({
    video_url: address.describe('5 seconds of H.264 in MP4; signed, works for an hour'),
    seed: usedSeed,
  })
  .meta({ id: 'VideoResult', description: 'What a finished video request gives' })
export type VideoResult = z.infer<typeof videoResult>

/** What the status service tells of a finished request: what its kind gives. The published format has room for more than that. */
const requestResult = z.union([
  imageResult.extend({
    prompt: z.string().optional().describe('Room that the published format has; not used'),
    refined_prompt: z.string().optional().describe('Room that the published format has; not used'),
  }),
  videoResult,
  structuredPromptResult,
])

/** Answer of a synchronous image request: the contract's flat fields and the `result` that SDKs read. */
export const generatedImage = imageResult
  .extend({ request_id: requestId, result: imageResult })
  .meta({ id: 'GeneratedImage', description: 'The image, flat and in `result`' })
export type GeneratedImage = z.infer<typeof generatedImage>

/** Answer of a synchronous structured prompt request, in both shapes as well. */
export const generatedStructuredPrompt = structuredPromptResult
  .extend({ request_id: requestId, result: structuredPromptResult })
  .meta({
    id: 'GeneratedStructuredPrompt',
    description: 'The structured prompt, flat and in `result`',
  })
export type GeneratedStructuredPrompt = z.infer<typeof generatedStructuredPrompt>

/** Answer of an asynchronous request. */
export const accepted = z
  .object({
    request_id: requestId,
    status_url: address.describe('Where its status can be read'),
    seed: z.int().optional().describe('The seed that is used; beyond the published contract'),
  })
  .meta({ id: 'Accepted', description: 'The request was taken and is worked off' })
export type Accepted = z.infer<typeof accepted>

/** `GET /status/{request_id}`: failed requests answer 200 too. */
export const requestStatus = z
  .discriminatedUnion('status', [
    z
      .object({ status: z.literal('IN_PROGRESS'), request_id: requestId })
      .meta({ id: 'RequestInProgress', description: 'It waits or is worked off' }),
    z
      .object({ status: z.literal('COMPLETED'), request_id: requestId, result: requestResult })
      .meta({ id: 'RequestCompleted', description: 'It is done, and this is the result' }),
    generationError
      .extend({ status: z.literal('ERROR'), request_id: requestId })
      .meta({ id: 'RequestFailed', description: 'It could not be done' }),
    generationError
      .extend({ status: z.literal('UNKNOWN'), request_id: requestId })
      .meta({ id: 'RequestLost', description: 'It failed for a fault of the server' }),
  ])
  .meta({ id: 'RequestStatus', description: 'How far a request is; look at `status`' })
export type RequestStatus = z.infer<typeof requestStatus>

/** Results of every kind of request. */
export type RequestResult = z.infer<typeof requestResult>

export const statusNotFound = z
  .object({ status: z.literal('NOT_FOUND') })
  .meta({ id: 'RequestNotFound', description: 'No request has this id, or it is too long ago' })
