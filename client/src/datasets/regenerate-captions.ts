import { type Dataset, dataset } from '@atelier/contract'
import type { CallOptions, Client } from '../client.ts'
import { request } from '../request.ts'

/**
 * Makes all captions of a draft anew by its visual schema and returns at once; follow it with `waitForCaptions`. 400 without a visual schema,
 * 404 for an unknown id, 409 when the dataset is completed or captions are being made already.
 */
export function regenerateCaptions(
  client: Client,
  datasetId: number,
  options: CallOptions = {},
): Promise<Dataset> {
  const path = `/v1/tailored-gen/datasets/${datasetId}/images`
  return request(client, { method: 'PUT', path, answer: dataset, ...options })
}
