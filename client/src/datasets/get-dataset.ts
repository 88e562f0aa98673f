import { type Dataset, dataset } from '@atelier/contract'
import type { CallOptions, Client } from '../client.ts'
import { request } from '../request.ts'

/** Options of {@link getDataset}. */
export interface GetDatasetOptions extends CallOptions {
  /** Most images in the answer, 1 to 200; 200 when absent. */
  readonly maxImages?: number
}

/** One dataset with its images and their captions. */
export function getDataset(
  client: Client,
  datasetId: number,
  options: GetDatasetOptions = {},
): Promise<Dataset> {
  const query = options.maxImages === undefined ? '' : `?max_images=${options.maxImages}`
  const path = `/v1/tailored-gen/datasets/${datasetId}${query}`
  return request(client, { method: 'GET', path, answer: dataset, signal: options.signal })
}
