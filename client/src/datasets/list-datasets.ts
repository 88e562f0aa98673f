import { type Dataset, dataset } from '@atelier/contract'
import type { Client } from '../client.ts'
import { type Page, type PageOptions, requestPage } from '../paging.ts'

/** All datasets of the token's organization, oldest first, without their images; see `eachOf` for long lists. */
export function listDatasets(client: Client, options: PageOptions = {}): Promise<Page<Dataset>> {
  return requestPage(client, '/v1/tailored-gen/datasets', dataset, options)
}
