import { type Model, model } from '@atelier/contract'
import type { CallOptions, Client } from '../client.ts'
import { request } from '../request.ts'

/**
 * Stops a model's training for good and returns at once: the model is `Stopping`, or `Stopped` when it had not begun. 404 for an unknown id, 409
 * when it is not being trained.
 */
export function stopTraining(
  client: Client,
  modelId: number,
  options: CallOptions = {},
): Promise<Model> {
  const path = `/v1/tailored-gen/models/${modelId}/stop_training`
  return request(client, { method: 'POST', path, answer: model, ...options })
}
