import { type Checkpoint, checkpoint } from '@atelier/contract'
import type { CallOptions, Client } from '../client.ts'
import { request } from '../request.ts'

/** One checkpoint of a completed expert training, by its step. 400 for other models, 404 for an unknown id or step. */
export function getCheckpoint(
  client: Client,
  modelId: number,
  checkpointStep: number,
  options: CallOptions = {},
): Promise<Checkpoint> {
  const path = `/v1/tailored-gen/models/${modelId}/checkpoints/${checkpointStep}`
  return request(client, { method: 'GET', path, answer: checkpoint, ...options })
}
