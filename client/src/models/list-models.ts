import { type Model, model } from '@atelier/contract'
import { z } from 'zod'
import type { CallOptions, Client } from '../client.ts'
import { request } from '../request.ts'

/** Options of {@link listModels}. */
export interface ListModelsOptions extends CallOptions {
  /** Fills `training_parameters` and `checkpoint_steps`, which lists leave empty otherwise. */
  readonly includeTrainingParameters?: boolean
}

/** All models of the token's organization, oldest first. */
export function listModels(client: Client, options: ListModelsOptions = {}): Promise<Model[]> {
  const query = options.includeTrainingParameters ? '?include_training_parameters=true' : ''
  const path = `/v1/tailored-gen/models${query}`
  const { signal } = options
  return request(client, { method: 'GET', path, answer: z.array(model), signal })
}
