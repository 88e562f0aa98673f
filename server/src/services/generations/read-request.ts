import { randomInt } from 'node:crypto'
import type { generateImage, generateStructuredPrompt, generateVideo } from '@atelier/contract'
import type { z } from 'zod'
import { errors } from '../../errors.ts'
import type { StoredImageRequest, StoredRequest } from '../../store/schema.ts'
import { jsonField } from '../json-field.ts'

export type ImageRequest = z.output<typeof generateImage>
export type StructuredPromptRequest = z.output<typeof generateStructuredPrompt>
export type VideoRequest = z.output<typeof generateVideo>

interface Words {
  prompt?: string | undefined
  structured_prompt?: string | undefined
  seed?: number | undefined
}

/** Words and seed of a request; a seed is drawn when none is given. */
function wordsOf({ prompt, structured_prompt, seed }: Words): StoredRequest {
  return {
    ...(prompt === undefined ? {} : { prompt }),
    ...(structured_prompt === undefined
      ? {}
      : { structuredPrompt: jsonField('structured_prompt', structured_prompt) }),
    seed: seed ?? randomInt(0, 2 ** 32),
  }
}

/** An image request with every default filled in; what the contract rules out is an error. */
export function readImageRequest(body: ImageRequest): StoredImageRequest {
  const words = wordsOf(body)
  if (words.prompt === undefined && words.structuredPrompt === undefined) {
    throw errors.badRequest(
      'Give prompt, or structured_prompt with seed, or both prompt and structured_prompt',
    )
  }
  if (words.prompt === undefined && body.seed === undefined) {
    throw errors.badRequest('structured_prompt without prompt needs seed')
  }
  return {
    ...words,
    ...(body.negative_prompt ? { negativePrompt: body.negative_prompt } : {}),
    influence: body.tailored_model_influence,
    guidanceScale: body.guidance_scale,
    aspectRatio: body.aspect_ratio,
    steps: body.steps_num,
    moderateOutput: body.visual_output_content_moderation,
  }
}

/** A request for a structured prompt; here one that is given wants a text that says what to change. */
export function readStructuredPromptRequest(body: StructuredPromptRequest): StoredRequest {
  if (body.prompt === undefined) {
    throw errors.badRequest('Give prompt, or both prompt and structured_prompt')
  }
  return wordsOf(body)
}

export function readVideoRequest({ seed }: VideoRequest): StoredRequest {
  return wordsOf({ seed })
}

/** The number that a `tailored_model_id` stands for; 0, which nothing has, for anything else. */
export function modelIdOf(text: string): number {
  return /^\d{1,10}$/.test(text) && Number(text) <= 2_147_483_647 ? Number(text) : 0
}
