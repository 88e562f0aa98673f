import { type Model, model } from '@atelier/contract'
import type { Client } from '../client.ts'
import { type Page, type PageOptions, requestPage } from '../paging.ts'

/** Options of {@link listModels}. */
export interface ListModelsOptions extends PageOptions {
  /** Fills `training_parameters` and `checkpoint_steps`, which lists leave empty otherwise. */
  readonly includeTrainingParameters?: boolean
}

/** All models of the token's organization, oldest first; see `eachOf` for long lists. */
export function listModels(
  client: Client,
  { includeTrainingParameters, ...options }: ListModelsOptions = {},
): Promise<Page<Model>> {
  const flags = { include_training_parameters: includeTrainingParameters }
  return requestPage(client, '/v1/tailored-gen/models', model, options, flags)
}
