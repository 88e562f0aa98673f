import { type Dataset, dataset } from '@atelier/contract'
import type { CallOptions, Client } from '../client.ts'
import { request } from '../request.ts'

/** Options of {@link getDataset}. */
export interface GetDatasetOptions extends CallOptions {
  /** Most images in the answer, 1 to 200; 200 when absent. */
  readonly maxImages?: number
}

/** One dataset with its images and their captions; 404 for an unknown id. An advanced dataset may have more images: see `listImages`. */
export function getDataset(
  client: Client,
  datasetId: number,
  { maxImages, ...options }: GetDatasetOptions = {},
): Promise<Dataset> {
  const query = maxImages === undefined ? '' : `?max_images=${maxImages}`
  const path = `/v1/tailored-gen/datasets/${datasetId}${query}`
  return request(client, { method: 'GET', path, answer: dataset, ...options })
}
