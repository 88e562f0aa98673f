import { type ListedEvaluation, listedEvaluation } from '@atelier/contract'
import type { Client } from '../client.ts'
import { type Page, type PageOptions, requestPage } from '../paging.ts'

/** The evaluations of a model, the oldest first and without their figures. Beyond the published contract. 404 for an unknown model. */
export function listEvaluations(
  client: Client,
  modelId: number,
  options: PageOptions = {},
): Promise<Page<ListedEvaluation>> {
  const path = `/v1/tailored-gen/models/${modelId}/evaluations`
  return requestPage(client, path, listedEvaluation, options)
}
