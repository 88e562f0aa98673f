import { type Model, model } from '@atelier/contract'
import type { Client } from '../client.ts'
import { type Page, requestPage } from '../paging.ts'
import type { ListModelsOptions } from './list-models.ts'

/** The models of a project, oldest first; 404 for an unknown project. */
export function listProjectModels(
  client: Client,
  projectId: number,
  { includeTrainingParameters, ...options }: ListModelsOptions = {},
): Promise<Page<Model>> {
  const path = `/v1/tailored-gen/projects/${projectId}/models`
  const flags = { include_training_parameters: includeTrainingParameters }
  return requestPage(client, path, model, options, flags)
}
