import { type CaptionVersion, captionVersion } from '@atelier/contract'
import type { Client } from '../client.ts'
import { type Page, type PageOptions, requestPage } from '../paging.ts'

/** The captions that an image had, newest first, and which of them it shows; empty while it has none. 404 when either id is unknown. */
export function listCaptionVersions(
  client: Client,
  datasetId: number,
  imageId: number,
  options: PageOptions = {},
): Promise<Page<CaptionVersion>> {
  const path = `/v1/tailored-gen/datasets/${datasetId}/images/${imageId}/captions`
  return requestPage(client, path, captionVersion, options)
}
