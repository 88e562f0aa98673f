import type { Link } from './types.ts'

type Expressions = Readonly<Record<string, string>>

/** What an answer is good for: the operation, what of the answer goes into its address and into its body, and in words. */
function follow(
  operationId: string,
  description: string,
  parameters: Expressions,
  requestBody?: Expressions,
): Link {
  const addressed = Object.keys(parameters).length > 0
  return {
    operationId,
    description,
    ...(addressed ? { parameters } : {}),
    ...(requestBody ? { requestBody } : {}),
  }
}

const ID = '$response.body#/id'

const ofProject = { project_id: ID }
const ofDataset = { dataset_id: ID }
const ofImage = { dataset_id: '$response.body#/dataset_id', image_id: ID }
const ofModel = { model_id: ID }
const ofToken = { token_id: ID }
const ofOrganization = { organization_id: ID }
const ofRequest = { request_id: '$response.body#/request_id' }
const sameDataset = { dataset_id: '$request.path.dataset_id' }
const ofEvaluation = { model_id: '$response.body#/model_id', evaluation_id: ID }
const sameModel = { model_id: '$request.path.model_id' }

const datasetLinks = [
  follow('getDataset', 'Read it', ofDataset),
  follow('updateDataset', 'Give it a schema, or complete it', ofDataset),
  follow('cloneDataset', 'Copy it', ofDataset),
  follow('uploadImage', 'Add an image', ofDataset),
  follow('listImages', 'List its images', ofDataset),
  follow('regenerateCaptions', 'Make all captions anew', ofDataset),
  follow('bulkUpload', 'Fill it from an archive, when it is advanced', ofDataset),
  follow('downloadDataset', 'Download it, when it is advanced', ofDataset),
  follow('deleteDataset', 'Delete it', ofDataset),
  follow('createModel', 'Create a model that learns from it', {}, ofDataset),
]

const followRequest = [follow('getStatus', 'Follow the request', ofRequest)]

/** The links of answers, by operation and status. */
const LINKS: Readonly<Record<string, Readonly<Record<number, readonly Link[]>>>> = {
  createProject: {
    201: [
      follow('getProject', 'Read it', ofProject),
      follow('updateProject', 'Change it', ofProject),
      follow('deleteProject', 'Delete it', ofProject),
      follow('listProjectDatasets', 'List its datasets', ofProject),
      follow('listProjectModels', 'List its models', ofProject),
      follow('createDataset', 'Create a dataset in it', {}, ofProject),
    ],
  },
  createDataset: { 201: datasetLinks },
  cloneDataset: { 201: datasetLinks },
  regenerateCaptions: { 202: [follow('getDataset', 'Follow how far it is', ofDataset)] },
  uploadImage: {
    201: [
      follow('getImage', 'Read it', ofImage),
      follow('updateImage', 'Change its caption', ofImage),
      follow('deleteImage', 'Delete it', ofImage),
    ],
  },
  bulkUpload: { 202: [follow('getBulkUploadStatus', 'Follow how far it is', sameDataset)] },
  createModel: {
    201: [
      follow('getModel', 'Read it', ofModel),
      follow('updateModel', 'Change it', ofModel),
      follow('startTraining', 'Train it', ofModel),
      follow('deleteModel', 'Delete it', ofModel),
    ],
  },
  startTraining: {
    200: [
      follow('getModel', 'Follow the training', ofModel),
      follow('watchTraining', 'Watch the training', ofModel),
      follow('stopTraining', 'Stop it for good', ofModel),
      follow('listCheckpoints', 'List what it saved, once it is completed', ofModel),
      follow('listSavedCheckpoints', 'List what it has saved so far', ofModel),
      follow('downloadModel', 'Download the adapter, once it is completed', ofModel),
      follow('startEvaluation', 'Compare it with other pictures, once it is completed', ofModel),
      follow(
        'generateImage',
        'Generate with it, once it is completed',
        {},
        { tailored_model_id: ID },
      ),
    ],
  },
  startEvaluation: {
    202: [
      follow('getEvaluation', 'Follow how far it is, and read what it found out', ofEvaluation),
      follow('deleteEvaluation', 'Cancel it', ofEvaluation),
      follow('listEvaluations', "List the model's evaluations", sameModel),
    ],
  },
  stopTraining: { 200: [follow('getModel', 'Follow until it is `Stopped`', ofModel)] },
  listCheckpoints: {
    200: [
      follow('getCheckpoint', 'Read the newest', {
        ...sameModel,
        checkpoint_step: '$response.body#/checkpoints/0/checkpoint_step',
      }),
    ],
  },
  generateImage: { 202: followRequest },
  generateStructuredPrompt: { 202: followRequest },
  generateVideo: { 202: followRequest },
  createToken: {
    201: [follow('getToken', 'Read it', ofToken), follow('revokeToken', 'Revoke it', ofToken)],
  },
  createOrganization: {
    201: [
      follow('getOrganization', 'Read it', ofOrganization),
      follow('updateOrganization', 'Change its limits', ofOrganization),
      follow('createOrganizationToken', 'Create a token for it', ofOrganization),
    ],
  },
}

/** The links of an operation's answer, named by where they lead. */
export function linksOf(operationId: string | undefined, status: number) {
  const found = operationId === undefined ? undefined : LINKS[operationId]?.[status]
  return found && Object.fromEntries(found.map((link) => [link.operationId, link]))
}
