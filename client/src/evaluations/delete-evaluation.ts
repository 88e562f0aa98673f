import { z } from 'zod'
import type { CallOptions, Client } from '../client.ts'
import { request } from '../request.ts'

/** Deletes an evaluation with all it drew; one that runs is cancelled by that. Beyond the published contract. 404 for an unknown id. */
export function deleteEvaluation(
  client: Client,
  modelId: number,
  evaluationId: number,
  options: CallOptions = {},
): Promise<void> {
  const path = `/v1/tailored-gen/models/${modelId}/evaluations/${evaluationId}`
  return request(client, { method: 'DELETE', path, answer: z.void(), ...options })
}
