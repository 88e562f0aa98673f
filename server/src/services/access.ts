import type { Role } from '@atelier/contract'
import { errors } from '../errors.ts'
import type { DatasetRow } from '../store/datasets.ts'
import type { ImageRow } from '../store/images.ts'
import type { ModelRow } from '../store/models.ts'
import type { ProjectRow } from '../store/projects.ts'
import type { Transaction } from '../store/store.ts'

/** Who is asking. */
export interface Caller {
  organizationId: number
  /** The token that was sent, and what it may do. */
  tokenId: number
  role: Role
  /** Whether its organization runs the server. */
  operator: boolean
  /** Whether it is a test token, which changes nothing. */
  test: boolean
}

// The only place that knows who may touch what. Another organization's resource is not found, so that its existence does not leak;
// generation is the documented exception.

export async function getProject(
  store: Transaction,
  caller: Caller,
  id: number,
): Promise<ProjectRow> {
  const project = await store.projects.find(caller.organizationId, id)
  if (project === undefined) throw errors.notFound('Project')
  return project
}

export async function getDataset(
  store: Transaction,
  caller: Caller,
  id: number,
): Promise<DatasetRow> {
  const dataset = await store.datasets.find(caller.organizationId, id)
  if (dataset === undefined) throw errors.notFound('Dataset')
  return dataset
}

/** An image of a dataset that was found to be the caller's. */
export async function getImage(
  store: Transaction,
  datasetId: number,
  id: number,
): Promise<ImageRow> {
  const image = await store.images.find(datasetId, id)
  if (image === undefined) throw errors.notFound('Image')
  return image
}

export async function getModel(store: Transaction, caller: Caller, id: number): Promise<ModelRow> {
  const model = await store.models.find(id)
  if (model?.organizationId !== caller.organizationId) throw errors.notFound('Model')
  return model
}

export async function getModelForGeneration(
  store: Transaction,
  caller: Caller,
  id: number,
): Promise<ModelRow> {
  const model = await store.models.find(id)
  if (model === undefined) throw errors.notFound('Model')
  if (model.organizationId !== caller.organizationId) {
    throw errors.forbidden('This model belongs to another organization')
  }
  return model
}
