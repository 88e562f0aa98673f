import {
  type GenerateVisualSchema,
  type VisualSchemaAnswer,
  visualSchemaAnswer,
} from '@atelier/contract'
import type { CallOptions, Client } from '../client.ts'
import { request } from '../request.ts'

/** What 5 to 10 sample images share, as JSON text. Nothing is stored; put it into a dataset with `updateDataset`. 400 for another number, 415 and 422 for what is no picture. */
export function generateVisualSchema(
  client: Client,
  body: GenerateVisualSchema,
  options: CallOptions = {},
): Promise<VisualSchemaAnswer> {
  const path = '/v1/tailored-gen/generate_visual_schema'
  return request(client, { method: 'POST', path, body, answer: visualSchemaAnswer, ...options })
}
