import { type Dataset, dataset } from '@atelier/contract'
import type { Client } from '../client.ts'
import { type Page, type PageOptions, requestPage } from '../paging.ts'

/** Options of {@link listProjectDatasets}. */
export interface ListProjectDatasetsOptions extends PageOptions {
  /** Adds `models`, the models on each dataset. */
  readonly includeModels?: boolean
  /** Adds `model_ids`, their ids alone. */
  readonly includeModelIds?: boolean
}

/** The datasets of a project, oldest first, without their images; 404 for an unknown project. */
export function listProjectDatasets(
  client: Client,
  projectId: number,
  { includeModels, includeModelIds, ...options }: ListProjectDatasetsOptions = {},
): Promise<Page<Dataset>> {
  const path = `/v1/tailored-gen/projects/${projectId}/datasets`
  const flags = { include_models: includeModels, include_models_ids: includeModelIds }
  return requestPage(client, path, dataset, options, flags)
}
