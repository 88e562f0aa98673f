import { type CheckpointList, checkpointList } from '@atelier/contract'
import type { CallOptions, Client } from '../client.ts'
import { request } from '../request.ts'

/** The checkpoints of a completed expert training, newest first. 400 for other models, 404 for an unknown id. */
export function listCheckpoints(
  client: Client,
  modelId: number,
  options: CallOptions = {},
): Promise<CheckpointList> {
  const path = `/v1/tailored-gen/models/${modelId}/checkpoints`
  return request(client, { method: 'GET', path, answer: checkpointList, ...options })
}
