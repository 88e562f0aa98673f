import { errors } from '../errors.ts'
import type { Database } from '../store/database.ts'
import { type DatasetRow, findDataset } from '../store/datasets.ts'
import { findModel, type ModelRow } from '../store/models.ts'
import { findProject, type ProjectRow } from '../store/projects.ts'

/** Who is asking. */
export interface Caller {
  organizationId: number
}

// The only place that knows who may touch what. Another organisation's resource is not found, so that its existence does not leak;
// generation is the documented exception.

export async function getProject(
  database: Database,
  caller: Caller,
  id: number,
): Promise<ProjectRow> {
  const project = await findProject(database, caller.organizationId, id)
  if (project === undefined) throw errors.notFound('Project')
  return project
}

export async function getDataset(
  database: Database,
  caller: Caller,
  id: number,
): Promise<DatasetRow> {
  const dataset = await findDataset(database, caller.organizationId, id)
  if (dataset === undefined) throw errors.notFound('Dataset')
  return dataset
}

export async function getModel(database: Database, caller: Caller, id: number): Promise<ModelRow> {
  const model = await findModel(database, id)
  if (model?.organizationId !== caller.organizationId) throw errors.notFound('Model')
  return model
}

export async function getModelForGeneration(
  database: Database,
  caller: Caller,
  id: number,
): Promise<ModelRow> {
  const model = await findModel(database, id)
  if (model === undefined) throw errors.notFound('Model')
  if (model.organizationId !== caller.organizationId) {
    throw errors.forbidden('This model belongs to another organization')
  }
  return model
}
