import { type Accepted, accepted, type GenerateImage } from '@atelier/contract'
import type { CallOptions, Client } from '../client.ts'
import { request } from '../request.ts'

/** What to generate; how to wait for it is the function's matter. */
export type GenerateImageBody = Omit<GenerateImage, 'sync'>

/**
 * Orders one image and returns at once with the id of the request; follow it with `waitForImage`. Give `prompt`, or
 * `structured_prompt` with `seed`, or `structured_prompt` with `prompt`. 400 when the model is not trained, 403 when it is another
 * organization's, 404 when it is unknown, 422 for a moderated prompt; a moderated image ends the request as `ERROR`.
 */
export function generateImage(
  client: Client,
  body: GenerateImageBody,
  options: CallOptions = {},
): Promise<Accepted> {
  const path = '/v2/image/generate/tailored'
  return request(client, { method: 'POST', path, body, answer: accepted, ...options })
}
