import {
  type ImageResult,
  imageResult,
  type StructuredPromptResult,
  structuredPromptResult,
  type VideoResult,
  videoResult,
} from '@atelier/contract'
import type { ZodType } from 'zod'
import type { Client } from '../client.ts'
import { UnexpectedAnswerError } from '../errors.ts'
import type { PollOptions } from '../poll.ts'
import { waitForRequest } from './wait-for-request.ts'

async function waitFor<Result>(
  schema: ZodType<Result>,
  [client, requestId, options]: [Client, string, PollOptions],
): Promise<Result> {
  const result = schema.safeParse(await waitForRequest(client, requestId, options))
  if (result.success) return result.data
  throw new UnexpectedAnswerError(`Request ${requestId} gave something else than asked for`, {
    cause: result.error,
  })
}

/** Waits for an image request; see `waitForRequest`. */
export function waitForImage(
  client: Client,
  requestId: string,
  options: PollOptions = {},
): Promise<ImageResult> {
  return waitFor(imageResult, [client, requestId, options])
}

/** Waits for a video request; see `waitForRequest`. */
export function waitForVideo(
  client: Client,
  requestId: string,
  options: PollOptions = {},
): Promise<VideoResult> {
  return waitFor(videoResult, [client, requestId, options])
}

/** Waits for a structured prompt request; see `waitForRequest`. */
export function waitForStructuredPrompt(
  client: Client,
  requestId: string,
  options: PollOptions = {},
): Promise<StructuredPromptResult> {
  return waitFor(structuredPromptResult, [client, requestId, options])
}
