import { type Model, model } from '@atelier/contract'
import type { CallOptions, Client } from '../client.ts'
import { request } from '../request.ts'

/** One model with its status, its training parameters and, while it trains, its progress. 404 for an unknown id. */
export function getModel(
  client: Client,
  modelId: number,
  options: CallOptions = {},
): Promise<Model> {
  const path = `/v1/tailored-gen/models/${modelId}`
  return request(client, { method: 'GET', path, answer: model, ...options })
}
