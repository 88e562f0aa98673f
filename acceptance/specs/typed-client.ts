import * as atelier from '@atelier/client'
import { describe, expect, it } from 'vitest'
import { operationFinder, readOperations } from '../src/document.ts'
import type { Target } from '../src/target.ts'

type Call = (client: atelier.Client) => Promise<unknown> | AsyncIterator<unknown>

const project = { project_name: 'D', ip_type: 'icons', ip_medium: 'illustration' } as const
const order = { tailored_model_id: '1', prompt: 'a disc' }
const refinement = { dataset_id: 1, structured_prompt: '{}', instruction: 'red' }

/** The function of the client for each operation, by the operation's name in the document. */
const CALLS: Readonly<Record<string, Call>> = {
  'POST /tailored-gen/projects': (c) => atelier.createProject(c, project),
  'GET /tailored-gen/projects': (c) => atelier.listProjects(c),
  'GET /tailored-gen/projects/{project_id}': (c) => atelier.getProject(c, 1),
  'PUT /tailored-gen/projects/{project_id}': (c) => atelier.updateProject(c, 1, {}),
  'DELETE /tailored-gen/projects/{project_id}': (c) => atelier.deleteProject(c, 1),
  'POST /tailored-gen/datasets': (c) => atelier.createDataset(c, { project_id: 1, name: 'D' }),
  'GET /tailored-gen/datasets': (c) => atelier.listDatasets(c),
  'GET /tailored-gen/projects/{project_id}/datasets': (c) => atelier.listProjectDatasets(c, 1),
  'GET /tailored-gen/datasets/{dataset_id}': (c) => atelier.getDataset(c, 1),
  'PUT /tailored-gen/datasets/{dataset_id}': (c) => atelier.updateDataset(c, 1, {}),
  'DELETE /tailored-gen/datasets/{dataset_id}': (c) => atelier.deleteDataset(c, 1),
  'POST /tailored-gen/datasets/{dataset_id}/clone': (c) => atelier.cloneDataset(c, 1),
  'GET /datasets/{dataset_id}/download': (c) => atelier.downloadDataset(c, 1),
  'POST /tailored-gen/generate_visual_schema': (c) =>
    atelier.generateVisualSchema(c, { images: [] }),
  'POST /tailored-gen/refine_structured_prompt': (c) =>
    atelier.refineStructuredPrompt(c, refinement),
  'POST /tailored-gen/datasets/{dataset_id}/images': (c) => atelier.uploadImage(c, 1, {}),
  'GET /tailored-gen/datasets/{dataset_id}/images': (c) => atelier.listImages(c, 1),
  'PUT /tailored-gen/datasets/{dataset_id}/images': (c) => atelier.regenerateCaptions(c, 1),
  'POST /tailored-gen/datasets/{dataset_id}/images/bulk-upload': (c) =>
    atelier.bulkUpload(c, 1, { zip_url: 'http://localhost/a.zip' }),
  'GET /tailored-gen/datasets/{dataset_id}/images/bulk-upload/status': (c) =>
    atelier.getBulkUploadStatus(c, 1),
  'GET /tailored-gen/datasets/{dataset_id}/images/{image_id}': (c) => atelier.getImage(c, 1, 2),
  'PUT /tailored-gen/datasets/{dataset_id}/images/{image_id}': (c) =>
    atelier.updateImage(c, 1, 2, {}),
  'DELETE /tailored-gen/datasets/{dataset_id}/images/{image_id}': (c) =>
    atelier.deleteImage(c, 1, 2),
  'GET /tailored-gen/datasets/{dataset_id}/images/{image_id}/captions': (c) =>
    atelier.listCaptionVersions(c, 1, 2),
  'POST /tailored-gen/datasets/{dataset_id}/images/{image_id}/captions/undo': (c) =>
    atelier.undoCaption(c, 1, 2),
  'POST /tailored-gen/datasets/{dataset_id}/images/{image_id}/captions/redo': (c) =>
    atelier.redoCaption(c, 1, 2),
  'POST /tailored-gen/datasets/{dataset_id}/images/{image_id}/captions/{version}/restore': (c) =>
    atelier.restoreCaption(c, 1, 2, 3),
  'POST /tailored-gen/datasets/{dataset_id}/images/{image_id}/captions/resolve': (c) =>
    atelier.resolveCaption(c, 1, 2, { take: 'ours' }),
  'GET /tailored-gen/datasets/{dataset_id}/lint': (c) => atelier.lintDataset(c, 1),
  'POST /tailored-gen/datasets/{dataset_id}/lint/fix': (c) =>
    atelier.fixDataset(c, 1, { all: true }),
  'POST /tailored-gen/models': (c) => atelier.createModel(c, { name: 'M', dataset_id: 1 }),
  'GET /tailored-gen/models': (c) => atelier.listModels(c),
  'GET /tailored-gen/projects/{project_id}/models': (c) => atelier.listProjectModels(c, 1),
  'GET /tailored-gen/models/{model_id}': (c) => atelier.getModel(c, 1),
  'PUT /tailored-gen/models/{model_id}': (c) => atelier.updateModel(c, 1, {}),
  'DELETE /tailored-gen/models/{model_id}': (c) => atelier.deleteModel(c, 1),
  'POST /tailored-gen/models/{model_id}/start_training': (c) => atelier.startTraining(c, 1),
  'POST /tailored-gen/models/{model_id}/stop_training': (c) => atelier.stopTraining(c, 1),
  'GET /tailored-gen/models/{model_id}/progress': (c) => atelier.watchTraining(c, 1),
  'GET /tailored-gen/models/{model_id}/checkpoints': (c) => atelier.listCheckpoints(c, 1),
  'GET /tailored-gen/models/{model_id}/checkpoints/{checkpoint_step}': (c) =>
    atelier.getCheckpoint(c, 1, 2),
  'DELETE /tailored-gen/models/{model_id}/checkpoints/{checkpoint_step}': (c) =>
    atelier.deleteCheckpoint(c, 1, 2),
  'GET /tailored-gen/models/{model_id}/saved_checkpoints': (c) =>
    atelier.listSavedCheckpoints(c, 1),
  'GET /tailored-gen/models/{model_id}/download': (c) => atelier.downloadModel(c, 1),
  'GET /tailored-gen/models/{model_id}/passport': (c) => atelier.getModelPassport(c, 1),
  'POST /tailored-gen/import_model': (c) =>
    atelier.importModel(c, { name: 'M', dataset_id: 1, adapter: 'AA==' }),
  'POST /tailored-gen/models/{model_id}/evaluations': (c) =>
    atelier.startEvaluation(c, 1, { held_out_dataset_id: 2 }),
  'GET /tailored-gen/models/{model_id}/evaluations': (c) => atelier.listEvaluations(c, 1),
  'GET /tailored-gen/models/{model_id}/evaluations/{evaluation_id}': (c) =>
    atelier.getEvaluation(c, 1, 2),
  'DELETE /tailored-gen/models/{model_id}/evaluations/{evaluation_id}': (c) =>
    atelier.deleteEvaluation(c, 1, 2),
  'POST /image/generate/tailored': (c) => atelier.generateImage(c, order),
  'POST /structured_prompt/generate/tailored': (c) => atelier.generateStructuredPrompt(c, order),
  'POST /video/generate/tailored/image-to-video': (c) =>
    atelier.generateVideo(c, { tailored_model_id: '1', image: 'a' }),
  'GET /status/{request_id}': (c) => atelier.getRequest(c, 'r'),
  'POST /tokens': (c) => atelier.createToken(c),
  'GET /tokens': (c) => atelier.listTokens(c),
  'GET /tokens/current': (c) => atelier.getCurrentToken(c),
  'GET /tokens/{token_id}': (c) => atelier.getToken(c, 1),
  'DELETE /tokens/{token_id}': (c) => atelier.revokeToken(c, 1),
  'POST /organizations': (c) => atelier.createOrganization(c, { name: 'O' }),
  'GET /organizations': (c) => atelier.listOrganizations(c),
  'GET /organizations/{organization_id}': (c) => atelier.getOrganization(c, 1),
  'PUT /organizations/{organization_id}': (c) => atelier.updateOrganization(c, 1, {}),
  'POST /organizations/{organization_id}/tokens': (c) => atelier.createOrganizationToken(c, 1),
}

/** The same operation at a second address, which needs no second function. */
const ALIASES = ['GET /tailored-gen/datasets/{dataset_id}/download']

/** What a function asks for; the answer is refused. */
async function asked(call: Call): Promise<{ method: string; path: string }> {
  let request = { method: '', path: '' }
  const fetch: typeof globalThis.fetch = async (url, init) => {
    request = { method: init?.method ?? '', path: new URL(String(url)).pathname }
    return Response.json('refused', { status: 418 })
  }
  const outcome = call({ baseUrl: 'http://localhost', apiToken: 'none', fetch })
  await ('next' in outcome ? outcome.next() : outcome).catch(() => {})
  return request
}

export function typedClient(target: () => Target): void {
  describe('the typed client', () => {
    it('has a function for every operation that the server documents, at its address', async () => {
      const operations = await readOperations(target())
      const names = operations.map(({ name }) => name).filter((name) => !ALIASES.includes(name))
      expect(Object.keys(CALLS).sort()).toEqual(names.sort())
      const find = operationFinder(operations)
      for (const [name, call] of Object.entries(CALLS)) {
        const { method, path } = await asked(call)
        expect(find(method, path)?.name).toBe(name)
        expect(path.split('/')[1]).toBe(find(method, path)?.version)
      }
    })

    it('reads the health of the server', async () => {
      expect(await atelier.getHealth(target().client)).toMatchObject({ status: 'ok' })
    })
  })
}
