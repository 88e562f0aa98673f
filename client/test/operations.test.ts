import { describe, expect, it } from 'vitest'
import * as atelier from '../src/index.ts'
import * as answers from './answers.ts'
import { recordingServer } from './recording-server.ts'

const { checkpoint, dataset, image, model, project } = answers

/** What a function is to send, and what it is to make of the answer. */
interface Case {
  readonly name: string
  readonly call: (client: atelier.Client) => Promise<unknown>
  /** Method and address. */
  readonly sends: string
  readonly body?: unknown
  readonly answer?: unknown
  /** What the function returns; the answer itself when absent. */
  readonly returns?: unknown
}

const gone = { answer: undefined, returns: undefined }
const words = { project_name: 'Discs', ip_type: 'icons', ip_medium: 'illustration' } as const
const order = { tailored_model_id: '6', prompt: 'a disc' }
const download = { download_url: 'http://localhost/exports/4.zip' }
const modelDownload = { ...download, base_model_name: 'n', base_model_card: 'http://localhost/n' }
const bulkStarted = { message: 'being read', dataset_id: 4, status: 'pending' }
const list = { checkpoints: [checkpoint], active_model_version: '100' }
const generated = { ...answers.imageResult, request_id: 'r1', result: answers.imageResult }
const prompted = { ...answers.promptResult, request_id: 'r1', result: answers.promptResult }
const importing = { name: 'M', dataset_id: 4, adapter: 'AA==' }
const { report: _report, ...listed } = answers.evaluation
const moderation = {
  text: { provider: 'list', terms: 600 },
  pictures: { provider: null, reason: 'none' },
}

const cases: readonly Case[] = [
  {
    name: 'createProject',
    call: (client) => atelier.createProject(client, words),
    sends: 'POST /v1/tailored-gen/projects',
    body: words,
    answer: project,
  },
  {
    name: 'listProjects',
    call: (client) => atelier.listProjects(client, { limit: 10, cursor: 'c' }),
    sends: 'GET /v1/tailored-gen/projects?limit=10&cursor=c',
    answer: [project],
  },
  {
    name: 'getProject',
    call: (client) => atelier.getProject(client, 3),
    sends: 'GET /v1/tailored-gen/projects/3',
    answer: project,
  },
  {
    name: 'updateProject',
    call: (client) => atelier.updateProject(client, 3, { ip_name: 'Disc' }),
    sends: 'PUT /v1/tailored-gen/projects/3',
    body: { ip_name: 'Disc' },
    answer: project,
  },
  {
    name: 'deleteProject',
    call: (client) => atelier.deleteProject(client, 3),
    sends: 'DELETE /v1/tailored-gen/projects/3',
    ...gone,
  },
  {
    name: 'createDataset',
    call: (client) => atelier.createDataset(client, { project_id: 3, name: 'Discs' }),
    sends: 'POST /v1/tailored-gen/datasets',
    body: { project_id: 3, name: 'Discs' },
    answer: dataset,
  },
  {
    name: 'listDatasets',
    call: (client) => atelier.listDatasets(client),
    sends: 'GET /v1/tailored-gen/datasets',
    answer: [dataset],
  },
  {
    name: 'listProjectDatasets',
    call: (client) =>
      atelier.listProjectDatasets(client, 3, { includeModels: true, includeModelIds: true }),
    sends: 'GET /v1/tailored-gen/projects/3/datasets?include_models=true&include_models_ids=true',
    answer: [{ ...dataset, models: [model], model_ids: ['6'] }],
  },
  {
    name: 'getDataset',
    call: (client) => atelier.getDataset(client, 4, { maxImages: 2 }),
    sends: 'GET /v1/tailored-gen/datasets/4?max_images=2',
    answer: { ...dataset, images: [image] },
  },
  {
    name: 'updateDataset',
    call: (client) => atelier.updateDataset(client, 4, { status: 'completed' }),
    sends: 'PUT /v1/tailored-gen/datasets/4',
    body: { status: 'completed' },
    answer: dataset,
  },
  {
    name: 'deleteDataset',
    call: (client) => atelier.deleteDataset(client, 4),
    sends: 'DELETE /v1/tailored-gen/datasets/4',
    ...gone,
  },
  {
    name: 'cloneDataset',
    call: (client) => atelier.cloneDataset(client, 4),
    sends: 'POST /v1/tailored-gen/datasets/4/clone',
    body: {},
    answer: { ...dataset, images: [] },
  },
  {
    name: 'downloadDataset',
    call: (client) => atelier.downloadDataset(client, 4),
    sends: 'GET /v1/datasets/4/download',
    answer: download,
  },
  {
    name: 'generateVisualSchema',
    call: (client) => atelier.generateVisualSchema(client, { images: ['a', 'b', 'c', 'd', 'e'] }),
    sends: 'POST /v1/tailored-gen/generate_visual_schema',
    body: { images: ['a', 'b', 'c', 'd', 'e'] },
    answer: { visual_schema: '{}' },
  },
  {
    name: 'refineStructuredPrompt',
    call: (client) =>
      atelier.refineStructuredPrompt(client, {
        dataset_id: 4,
        structured_prompt: '{}',
        instruction: 'make it red',
      }),
    sends: 'POST /v1/tailored-gen/refine_structured_prompt',
    body: { dataset_id: 4, structured_prompt: '{}', instruction: 'make it red' },
    answer: { structured_prompt: '{}' },
  },
  {
    name: 'uploadImage',
    call: (client) => atelier.uploadImage(client, 4, { file: 'YQ==' }),
    sends: 'POST /v1/tailored-gen/datasets/4/images',
    body: { file: 'YQ==' },
    answer: image,
  },
  {
    name: 'bulkUpload',
    call: (client) => atelier.bulkUpload(client, 4, { zip_url: 'http://localhost/a.zip' }),
    sends: 'POST /v1/tailored-gen/datasets/4/images/bulk-upload',
    body: { zip_url: 'http://localhost/a.zip' },
    answer: bulkStarted,
  },
  {
    name: 'getBulkUploadStatus',
    call: (client) => atelier.getBulkUploadStatus(client, 4),
    sends: 'GET /v1/tailored-gen/datasets/4/images/bulk-upload/status',
    answer: answers.bulkStatus,
  },
  {
    name: 'listImages',
    call: (client) => atelier.listImages(client, 4, { limit: 1 }),
    sends: 'GET /v1/tailored-gen/datasets/4/images?limit=1',
    answer: [image],
  },
  {
    name: 'getImage',
    call: (client) => atelier.getImage(client, 4, 5),
    sends: 'GET /v1/tailored-gen/datasets/4/images/5',
    answer: image,
  },
  {
    name: 'regenerateCaptions',
    call: (client) => atelier.regenerateCaptions(client, 4),
    sends: 'PUT /v1/tailored-gen/datasets/4/images',
    answer: { ...dataset, captions_update_status: 'in_progress' },
  },
  {
    name: 'updateImage',
    call: (client) => atelier.updateImage(client, 4, 5, { regenerate_caption: true }),
    sends: 'PUT /v1/tailored-gen/datasets/4/images/5',
    body: { regenerate_caption: true },
    answer: image,
  },
  {
    name: 'deleteImage',
    call: (client) => atelier.deleteImage(client, 4, 5),
    sends: 'DELETE /v1/tailored-gen/datasets/4/images/5',
    ...gone,
  },
  {
    name: 'createModel',
    call: (client) => atelier.createModel(client, { name: 'M', dataset_id: 4 }),
    sends: 'POST /v1/tailored-gen/models',
    body: { name: 'M', dataset_id: 4 },
    answer: model,
  },
  {
    name: 'listModels',
    call: (client) => atelier.listModels(client, { includeTrainingParameters: true, limit: 5 }),
    sends: 'GET /v1/tailored-gen/models?include_training_parameters=true&limit=5',
    answer: [model],
  },
  {
    name: 'listProjectModels',
    call: (client) => atelier.listProjectModels(client, 3, { includeTrainingParameters: false }),
    sends: 'GET /v1/tailored-gen/projects/3/models',
    answer: [model],
  },
  {
    name: 'getModel',
    call: (client) => atelier.getModel(client, 6),
    sends: 'GET /v1/tailored-gen/models/6',
    answer: model,
  },
  {
    name: 'updateModel',
    call: (client) => atelier.updateModel(client, 6, { description: 'new' }),
    sends: 'PUT /v1/tailored-gen/models/6',
    body: { description: 'new' },
    answer: model,
  },
  {
    name: 'deleteModel',
    call: (client) => atelier.deleteModel(client, 6),
    sends: 'DELETE /v1/tailored-gen/models/6',
    ...gone,
  },
  {
    name: 'startTraining',
    call: (client) => atelier.startTraining(client, 6, { rank: 8 }),
    sends: 'POST /v1/tailored-gen/models/6/start_training',
    body: { rank: 8 },
    answer: { ...model, status: 'InProgress' },
  },
  {
    name: 'stopTraining',
    call: (client) => atelier.stopTraining(client, 6),
    sends: 'POST /v1/tailored-gen/models/6/stop_training',
    answer: { ...model, status: 'Stopping' },
  },
  {
    name: 'listCheckpoints',
    call: (client) => atelier.listCheckpoints(client, 6),
    sends: 'GET /v1/tailored-gen/models/6/checkpoints',
    answer: list,
  },
  {
    name: 'getCheckpoint',
    call: (client) => atelier.getCheckpoint(client, 6, 100),
    sends: 'GET /v1/tailored-gen/models/6/checkpoints/100',
    answer: checkpoint,
  },
  {
    name: 'deleteCheckpoint',
    call: (client) => atelier.deleteCheckpoint(client, 6, 100),
    sends: 'DELETE /v1/tailored-gen/models/6/checkpoints/100',
    ...gone,
  },
  {
    name: 'listSavedCheckpoints',
    call: (client) => atelier.listSavedCheckpoints(client, 6),
    sends: 'GET /v1/tailored-gen/models/6/saved_checkpoints',
    answer: [answers.savedCheckpoint],
  },
  {
    name: 'downloadModel',
    call: (client) => atelier.downloadModel(client, 6, { layout: 'kohya', dtype: 'F16' }),
    sends: 'GET /v1/tailored-gen/models/6/download?layout=kohya&dtype=F16',
    answer: modelDownload,
  },
  {
    name: 'getModelPassport',
    call: (client) => atelier.getModelPassport(client, 6, { dtype: 'F16' }),
    sends: 'GET /v1/tailored-gen/models/6/passport?dtype=F16',
    answer: answers.passport,
  },
  {
    name: 'importModel',
    call: (client) => atelier.importModel(client, importing),
    sends: 'POST /v1/tailored-gen/import_model',
    body: importing,
    answer: answers.importedModel,
  },
  {
    name: 'lintDataset',
    call: (client) => atelier.lintDataset(client, 4),
    sends: 'GET /v1/tailored-gen/datasets/4/lint',
    answer: answers.lintReport,
  },
  {
    name: 'fixDataset',
    call: (client) => atelier.fixDataset(client, 4, { all: true }),
    sends: 'POST /v1/tailored-gen/datasets/4/lint/fix',
    body: { all: true },
    answer: answers.datasetFix,
  },
  {
    name: 'listCaptionVersions',
    call: (client) => atelier.listCaptionVersions(client, 4, 5, { limit: 10, cursor: 'c' }),
    sends: 'GET /v1/tailored-gen/datasets/4/images/5/captions?limit=10&cursor=c',
    answer: [answers.captionVersion],
  },
  {
    name: 'undoCaption',
    call: (client) => atelier.undoCaption(client, 4, 5),
    sends: 'POST /v1/tailored-gen/datasets/4/images/5/captions/undo',
    answer: image,
  },
  {
    name: 'redoCaption',
    call: (client) => atelier.redoCaption(client, 4, 5),
    sends: 'POST /v1/tailored-gen/datasets/4/images/5/captions/redo',
    answer: image,
  },
  {
    name: 'restoreCaption',
    call: (client) => atelier.restoreCaption(client, 4, 5, 2),
    sends: 'POST /v1/tailored-gen/datasets/4/images/5/captions/2/restore',
    answer: image,
  },
  {
    name: 'resolveCaption',
    call: (client) => atelier.resolveCaption(client, 4, 5, { take: 'ours' }),
    sends: 'POST /v1/tailored-gen/datasets/4/images/5/captions/resolve',
    body: { take: 'ours' },
    answer: image,
  },
  {
    name: 'startEvaluation',
    call: (client) => atelier.startEvaluation(client, 6, { held_out_dataset_id: 4 }),
    sends: 'POST /v1/tailored-gen/models/6/evaluations',
    body: { held_out_dataset_id: 4 },
    answer: answers.evaluation,
  },
  {
    name: 'listEvaluations',
    call: (client) => atelier.listEvaluations(client, 6, { limit: 10 }),
    sends: 'GET /v1/tailored-gen/models/6/evaluations?limit=10',
    answer: [listed],
  },
  {
    name: 'getEvaluation',
    call: (client) => atelier.getEvaluation(client, 6, 8),
    sends: 'GET /v1/tailored-gen/models/6/evaluations/8',
    answer: answers.evaluation,
  },
  {
    name: 'deleteEvaluation',
    call: (client) => atelier.deleteEvaluation(client, 6, 8),
    sends: 'DELETE /v1/tailored-gen/models/6/evaluations/8',
    ...gone,
  },
  {
    name: 'generateImage',
    call: (client) => atelier.generateImage(client, order),
    sends: 'POST /v2/image/generate/tailored',
    body: order,
    answer: answers.accepted,
  },
  {
    name: 'generateImageSync',
    call: (client) => atelier.generateImageSync(client, order),
    sends: 'POST /v2/image/generate/tailored',
    body: { ...order, sync: true },
    answer: generated,
  },
  {
    name: 'generateStructuredPrompt',
    call: (client) => atelier.generateStructuredPrompt(client, order),
    sends: 'POST /v2/structured_prompt/generate/tailored',
    body: order,
    answer: answers.accepted,
  },
  {
    name: 'generateStructuredPromptSync',
    call: (client) => atelier.generateStructuredPromptSync(client, order),
    sends: 'POST /v2/structured_prompt/generate/tailored',
    body: { ...order, sync: true },
    answer: prompted,
  },
  {
    name: 'generateVideo',
    call: (client) => atelier.generateVideo(client, { tailored_model_id: '6', image: 'YQ==' }),
    sends: 'POST /v2/video/generate/tailored/image-to-video',
    body: { tailored_model_id: '6', image: 'YQ==' },
    answer: answers.accepted,
  },
  {
    name: 'getRequest',
    call: (client) => atelier.getRequest(client, 'a/b'),
    sends: 'GET /v2/status/a%2Fb',
    answer: answers.completed(answers.videoResult),
  },
  {
    name: 'listDocumentSchemas',
    call: (client) => atelier.listDocumentSchemas(client),
    sends: 'GET /schemas',
    answer: { schemas: [{ name: 'caption', title: 'Caption', url: 'http://localhost/c.json' }] },
  },
  {
    name: 'getDocumentSchema',
    call: (client) => atelier.getDocumentSchema(client, 'visual-schema'),
    sends: 'GET /schemas/visual-schema.json',
    answer: { $schema: 'https://json-schema.org/draft/2020-12/schema', $id: 'x', type: 'object' },
  },
  {
    name: 'getHealth',
    call: (client) => atelier.getHealth(client),
    sends: 'GET /health',
    answer: { status: 'ok', moderation },
  },
  {
    name: 'createToken',
    call: (client) => atelier.createToken(client, { role: 'viewer' }),
    sends: 'POST /v1/tokens',
    body: { role: 'viewer' },
    answer: answers.newToken,
  },
  {
    name: 'listTokens',
    call: (client) => atelier.listTokens(client),
    sends: 'GET /v1/tokens',
    answer: [answers.token],
  },
  {
    name: 'getToken',
    call: (client) => atelier.getToken(client, 8),
    sends: 'GET /v1/tokens/8',
    answer: answers.token,
  },
  {
    name: 'getCurrentToken',
    call: (client) => atelier.getCurrentToken(client),
    sends: 'GET /v1/tokens/current',
    answer: { ...answers.token, organization: answers.organization },
  },
  {
    name: 'revokeToken',
    call: (client) => atelier.revokeToken(client, 8, { force: true }),
    sends: 'DELETE /v1/tokens/8?force=true',
    ...gone,
  },
  {
    name: 'createOrganization',
    call: (client) => atelier.createOrganization(client, { name: 'Studio' }),
    sends: 'POST /v1/organizations',
    body: { name: 'Studio' },
    answer: { ...answers.organization, first_token: answers.newToken },
  },
  {
    name: 'listOrganizations',
    call: (client) => atelier.listOrganizations(client),
    sends: 'GET /v1/organizations',
    answer: [answers.organization],
  },
  {
    name: 'getOrganization',
    call: (client) => atelier.getOrganization(client, 9),
    sends: 'GET /v1/organizations/9',
    answer: answers.organization,
  },
  {
    name: 'updateOrganization',
    call: (client) => atelier.updateOrganization(client, 9, { rate_limit: 60 }),
    sends: 'PUT /v1/organizations/9',
    body: { rate_limit: 60 },
    answer: answers.organization,
  },
  {
    name: 'createOrganizationToken',
    call: (client) => atelier.createOrganizationToken(client, 9, { role: 'admin' }),
    sends: 'POST /v1/organizations/9/tokens',
    body: { role: 'admin' },
    answer: answers.newToken,
  },
]

const named = cases.map((one) => [one.name, one] as const)

describe('the function of an operation', () => {
  it.each(named)(
    '%s sends what the contract has, and gives back the answer',
    async (_name, one) => {
      await using server = await recordingServer({
        status: one.answer === undefined ? 204 : 200,
        body: one.answer,
      })
      expect(await one.call(server.client)).toEqual('returns' in one ? one.returns : one.answer)
      const [sent, ...others] = server.requests
      expect(others).toEqual([])
      expect(`${sent?.method} ${sent?.url}`).toBe(one.sends)
      expect(sent?.body).toEqual(one.body)
      expect(sent?.headers.api_token).toBe('secret-token')
      expect('content-type' in (sent?.headers ?? {})).toBe(one.body !== undefined)
    },
  )

  it.each(named)('%s hands the refusal of the server on', async (_name, one) => {
    await using server = await recordingServer({ status: 403, body: '"not yours"' })
    const error = await one.call(server.client).catch((fault: unknown) => fault)
    expect(error).toBeInstanceOf(atelier.ApiError)
    expect(error).toMatchObject({ status: 403, body: 'not yours' })
  })

  it('is there for every function that is exported', () => {
    const others = [
      ...['ApiError', 'ConnectionError', 'JobFailedError', 'UnexpectedAnswerError'],
      ...['WaitTimeoutError', 'WebhookVerificationError', 'serverWords'],
      ...['request', 'poll', 'eachOf', 'downloadResult', 'streamResult', 'uploadImageFile'],
      ...['verifyWebhook', 'readWebhook', 'watchTraining', 'parseDocument', 'serializeDocument'],
    ]
    const waits = Object.keys(atelier).filter((name) => name.startsWith('waitFor'))
    const tested = cases.map(({ name }) => name)
    expect(Object.keys(atelier).sort()).toEqual([...tested, ...others, ...waits].sort())
  })
})
