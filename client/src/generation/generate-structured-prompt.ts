import { type Accepted, accepted, type GenerateStructuredPrompt } from '@atelier/contract'
import type { CallOptions, Client } from '../client.ts'
import { request } from '../request.ts'

/** What to describe; how to wait for it is the function's matter. */
export type GenerateStructuredPromptBody = Omit<GenerateStructuredPrompt, 'sync'>

/**
 * Orders one structured prompt and returns at once with the id of the request; follow it with `waitForStructuredPrompt`. Give `prompt`, alone or
 * with the `structured_prompt` that it is to change. 400 when the model is not trained, 403 when it is another organization's, 404 when it is
 * unknown, 422 for a moderated prompt.
 */
export function generateStructuredPrompt(
  client: Client,
  body: GenerateStructuredPromptBody,
  options: CallOptions = {},
): Promise<Accepted> {
  const path = '/v2/structured_prompt/generate/tailored'
  return request(client, { method: 'POST', path, body, answer: accepted, ...options })
}
