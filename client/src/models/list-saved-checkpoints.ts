import { type SavedCheckpoint, savedCheckpoint } from '@atelier/contract'
import { z } from 'zod'
import type { CallOptions, Client } from '../client.ts'
import { request } from '../request.ts'

/** Everything that a training saved, automatic, running and stopped ones too, each with an address to fetch it. Beyond the published contract. */
export function listSavedCheckpoints(
  client: Client,
  modelId: number,
  options: CallOptions = {},
): Promise<SavedCheckpoint[]> {
  const path = `/v1/tailored-gen/models/${modelId}/saved_checkpoints`
  return request(client, { method: 'GET', path, answer: z.array(savedCheckpoint), ...options })
}
