import { type Model, model, type UpdateModel } from '@atelier/contract'
import type { CallOptions, Client } from '../client.ts'
import { request } from '../request.ts'

/** Changes a model's name and description, at any time; what is left out stays. 404 for an unknown id. */
export function updateModel(
  client: Client,
  modelId: number,
  body: UpdateModel,
  options: CallOptions = {},
): Promise<Model> {
  const path = `/v1/tailored-gen/models/${modelId}`
  return request(client, { method: 'PUT', path, body, answer: model, ...options })
}
