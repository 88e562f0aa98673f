import {
  type RefineStructuredPrompt,
  type StructuredPromptAnswer,
  structuredPromptAnswer,
} from '@atelier/contract'
import type { CallOptions, Client } from '../client.ts'
import { request } from '../request.ts'

/**
 * Applies an instruction to a visual schema or a caption and gives the changed one back; nothing is stored. 400 for an instruction that cannot
 * be read or a dataset that is completed, 404 for an unknown dataset.
 */
export function refineStructuredPrompt(
  client: Client,
  body: RefineStructuredPrompt,
  options: CallOptions = {},
): Promise<StructuredPromptAnswer> {
  const path = '/v1/tailored-gen/refine_structured_prompt'
  return request(client, { method: 'POST', path, body, answer: structuredPromptAnswer, ...options })
}
