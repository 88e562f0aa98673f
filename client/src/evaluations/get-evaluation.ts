import { type Evaluation, evaluation } from '@atelier/contract'
import type { CallOptions, Client } from '../client.ts'
import { request } from '../request.ts'

/** An evaluation: how far it is, and what it found out once it is completed. Beyond the published contract. 404 for an unknown id. */
export function getEvaluation(
  client: Client,
  modelId: number,
  evaluationId: number,
  options: CallOptions = {},
): Promise<Evaluation> {
  const path = `/v1/tailored-gen/models/${modelId}/evaluations/${evaluationId}`
  return request(client, { method: 'GET', path, answer: evaluation, ...options })
}
