import { type ModelDownload, modelDownload } from '@atelier/contract'
import type { CallOptions, Client } from '../client.ts'
import { request } from '../request.ts'

/** Where a trained adapter can be fetched (see `downloadResult`), and what it is an adapter of. 400 when it is not trained, 404 for an unknown id. */
export function downloadModel(
  client: Client,
  modelId: number,
  options: CallOptions = {},
): Promise<ModelDownload> {
  const path = `/v1/tailored-gen/models/${modelId}/download`
  return request(client, { method: 'GET', path, answer: modelDownload, ...options })
}
