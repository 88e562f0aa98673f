import { type Evaluation, evaluation, type StartEvaluation } from '@atelier/contract'
import type { CallOptions, Client } from '../client.ts'
import { request } from '../request.ts'

/**
 * Starts to compare a trained model with pictures that its training did not see; `progress.predicted_minutes` says how long it will take. Beyond
 * the published contract. 400 for a model that is not trained, 404 for an unknown model or dataset, 412 for a dataset with nothing to compare.
 */
export function startEvaluation(
  client: Client,
  modelId: number,
  body: StartEvaluation,
  options: CallOptions = {},
): Promise<Evaluation> {
  const path = `/v1/tailored-gen/models/${modelId}/evaluations`
  return request(client, { method: 'POST', path, body, answer: evaluation, ...options })
}
