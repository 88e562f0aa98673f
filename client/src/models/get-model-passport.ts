import { type AdapterDtype, type AdapterPassport, adapterPassport } from '@atelier/contract'
import type { CallOptions, Client } from '../client.ts'
import { request } from '../request.ts'
import { withQuery } from '../with-query.ts'

/** Options of {@link getModelPassport}. */
export interface ModelPassportOptions extends CallOptions {
  /** How the numbers are stored; `F32` by default. */
  readonly dtype?: AdapterDtype | undefined
}

/**
 * What a trained adapter changes, layer by layer, and how far its files in all layouts are from that. Beyond the published contract. 400 when it is
 * not trained, 404 for an unknown id.
 */
export function getModelPassport(
  client: Client,
  modelId: number,
  { dtype, ...options }: ModelPassportOptions = {},
): Promise<AdapterPassport> {
  const path = withQuery(`/v1/tailored-gen/models/${modelId}/passport`, { dtype })
  return request(client, { method: 'GET', path, answer: adapterPassport, ...options })
}
