import { z } from 'zod'
import type { CallOptions, Client } from '../client.ts'
import { request } from '../request.ts'

/** Deletes a checkpoint of a completed expert training. 400 for the one that the model generates with, 404 for an unknown id or step. */
export function deleteCheckpoint(
  client: Client,
  modelId: number,
  checkpointStep: number,
  options: CallOptions = {},
): Promise<void> {
  const path = `/v1/tailored-gen/models/${modelId}/checkpoints/${checkpointStep}`
  return request(client, { method: 'DELETE', path, answer: z.void(), ...options })
}
