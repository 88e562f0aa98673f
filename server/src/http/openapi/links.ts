import type { Link } from './types.ts'

/** What an answer is good for: the operation, the parameter that its id goes into, and in words. */
type Follow = readonly [operationId: string, parameter: string, description: string]

const id = '$response.body#/id'
const requestId = '$response.body#/request_id'

function links(value: string, follows: readonly Follow[]): Record<string, Link> {
  return Object.fromEntries(
    follows.map(([operationId, parameter, description]) => [
      operationId,
      { operationId, description, parameters: { [parameter]: value } },
    ]),
  )
}

const LINKS: Readonly<Record<string, Readonly<Record<number, Record<string, Link>>>>> = {
  createProject: {
    201: links(id, [
      ['getProject', 'project_id', 'Read the project'],
      ['updateProject', 'project_id', 'Change it'],
      ['deleteProject', 'project_id', 'Delete it'],
      ['listProjectDatasets', 'project_id', 'List its datasets'],
      ['listProjectModels', 'project_id', 'List its models'],
    ]),
  },
  createDataset: {
    201: links(id, [
      ['getDataset', 'dataset_id', 'Read the dataset'],
      ['updateDataset', 'dataset_id', 'Give it a schema, or complete it'],
      ['cloneDataset', 'dataset_id', 'Copy it'],
      ['deleteDataset', 'dataset_id', 'Delete it'],
      ['uploadImage', 'dataset_id', 'Add an image'],
      ['listImages', 'dataset_id', 'List its images'],
    ]),
  },
  cloneDataset: { 201: links(id, [['getDataset', 'dataset_id', 'Read the copy']]) },
  createModel: {
    201: links(id, [
      ['getModel', 'model_id', 'Read the model'],
      ['updateModel', 'model_id', 'Change it'],
      ['deleteModel', 'model_id', 'Delete it'],
      ['startTraining', 'model_id', 'Train it'],
      ['stopTraining', 'model_id', 'Stop its training'],
      ['listSavedCheckpoints', 'model_id', 'See what its training saved'],
    ]),
  },
  startTraining: { 200: links(id, [['getModel', 'model_id', 'Follow the training']]) },
  generateImage: { 202: links(requestId, [['getStatus', 'request_id', 'Follow the request']]) },
  generateStructuredPrompt: {
    202: links(requestId, [['getStatus', 'request_id', 'Follow the request']]),
  },
  generateVideo: { 202: links(requestId, [['getStatus', 'request_id', 'Follow the request']]) },
}

/** The links of an operation's answer. */
export function linksOf(operationId: string | undefined, status: number) {
  return operationId === undefined ? undefined : LINKS[operationId]?.[status]
}
