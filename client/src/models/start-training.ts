import { type Model, model, type StartTraining } from '@atelier/contract'
import type { CallOptions, Client } from '../client.ts'
import { request } from '../request.ts'

/**
 * Starts a model's training and returns at once; follow it with `waitForTraining`. 400 for parameters on a model that is
 * not `expert`, 409 when it was started before, 412 when its dataset is not completed.
 */
export function startTraining(
  client: Client,
  modelId: number,
  body: StartTraining = {},
  options: CallOptions = {},
): Promise<Model> {
  const path = `/v1/tailored-gen/models/${modelId}/start_training`
  return request(client, { method: 'POST', path, body, answer: model, ...options })
}
