import { type GeneratedStructuredPrompt, generatedStructuredPrompt } from '@atelier/contract'
import type { CallOptions, Client } from '../client.ts'
import { request } from '../request.ts'
import type { GenerateStructuredPromptBody } from './generate-structured-prompt.ts'

/** Orders one structured prompt and holds the connection until it is done. */
export function generateStructuredPromptSync(
  client: Client,
  body: GenerateStructuredPromptBody,
  options: CallOptions = {},
): Promise<GeneratedStructuredPrompt> {
  const path = '/v2/structured_prompt/generate/tailored'
  const sent = { ...body, sync: true }
  const answer = generatedStructuredPrompt
  return request(client, { method: 'POST', path, body: sent, answer, ...options })
}
