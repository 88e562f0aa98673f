import {
  type AdapterDtype,
  type AdapterLayout,
  type ModelDownload,
  modelDownload,
} from '@atelier/contract'
import type { CallOptions, Client } from '../client.ts'
import { request } from '../request.ts'
import { withQuery } from '../with-query.ts'

/** Options of {@link downloadModel}. */
export interface DownloadModelOptions extends CallOptions {
  /** Whose names the tensors have; `diffusers` by default. */
  readonly layout?: AdapterLayout | undefined
  /** How the numbers are stored; `F32` by default. */
  readonly dtype?: AdapterDtype | undefined
}

/** Where a trained adapter can be fetched (see `downloadResult`), and what it is an adapter of. 400 when it is not trained, 404 for an unknown id. */
export function downloadModel(
  client: Client,
  modelId: number,
  { layout, dtype, ...options }: DownloadModelOptions = {},
): Promise<ModelDownload> {
  const path = withQuery(`/v1/tailored-gen/models/${modelId}/download`, { layout, dtype })
  return request(client, { method: 'GET', path, answer: modelDownload, ...options })
}
