import { z } from 'zod'
import type { CallOptions, Client } from '../client.ts'
import { request } from '../request.ts'

/** Deletes a model with its checkpoints. 404 for an unknown id, 409 while it is being trained: stop it first. */
export function deleteModel(
  client: Client,
  modelId: number,
  options: CallOptions = {},
): Promise<void> {
  const path = `/v1/tailored-gen/models/${modelId}`
  return request(client, { method: 'DELETE', path, answer: z.void(), ...options })
}
