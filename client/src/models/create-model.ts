import { type CreateModel, type Model, model } from '@atelier/contract'
import type { CallOptions, Client } from '../client.ts'
import { request } from '../request.ts'

/** Creates a model on a dataset. Only an `expert` one takes training parameters at its start. 404 when there is no such dataset. */
export function createModel(
  client: Client,
  body: CreateModel,
  options: CallOptions = {},
): Promise<Model> {
  const path = '/v1/tailored-gen/models'
  return request(client, { method: 'POST', path, body, answer: model, ...options })
}
