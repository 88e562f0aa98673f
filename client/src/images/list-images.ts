import { type Image, image } from '@atelier/contract'
import type { Client } from '../client.ts'
import { type Page, type PageOptions, requestPage } from '../paging.ts'

/** All images of a dataset, oldest first; 404 for an unknown dataset. An advanced dataset may have 5,000: see `eachOf`. */
export function listImages(
  client: Client,
  datasetId: number,
  options: PageOptions = {},
): Promise<Page<Image>> {
  return requestPage(client, `/v1/tailored-gen/datasets/${datasetId}/images`, image, options)
}
