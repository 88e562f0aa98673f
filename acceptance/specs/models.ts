import {
  createModel,
  deleteModel,
  getModel,
  listModels,
  listProjectModels,
  listSavedCheckpoints,
  updateModel,
} from '@atelier/client'
import { beforeAll, describe, expect, it } from 'vitest'
import { raw } from '../src/raw.ts'
import { faultOf, message, timestamp } from '../src/shapes.ts'
import type { Target } from '../src/target.ts'
import { draftDataset, newModel, sharedCompletedDataset, UNKNOWN_ID } from '../src/things.ts'
import { unsound } from './unsound.ts'

const path = '/v1/tailored-gen/models'

export function models(target: () => Target): void {
  createAndRead(target)
  readOfProject(target)
  change(target)
  watch(target)
  refusedStarts(target)
  refusedStops(target)
  untrained(target)
}

function createAndRead(target: () => Target): void {
  describe('POST /tailored-gen/models', () => {
    it('201: is created, fully automated and untrained', async () => {
      const dataset = await draftDataset(target())
      const model = await createModel(target().client, { name: 'M', dataset_id: dataset.id })
      expect(model).toMatchObject({
        name: 'M',
        description: '',
        status: 'Created',
        training_mode: 'fully_automated',
        dataset_id: dataset.id,
        project_id: dataset.project_id,
        active_model_version: 'default',
        training_parameters: {},
        checkpoint_steps: [],
      })
    })

    it.each([
      ['without a name', { name: undefined }, 'name'],
      ['with an unknown training mode', { training_mode: 'magic' }, 'training_mode'],
      ['with a dataset id that is text', { dataset_id: 'one' }, 'dataset_id'],
    ])('400: %s, naming the field', async (_what, change, field) => {
      const answer = await raw(target(), 'POST', path, {
        body: { name: 'M', dataset_id: 1, ...change },
      })
      expect(answer.status).toBe(400)
      expect(answer.body).toMatchObject({ errors: [{ field_name: field }] })
    })

    it.each(unsound)('400: %s in its words', async (_what, text) => {
      for (const change of [{ name: text }, { description: text }]) {
        const body = { name: 'M', dataset_id: 1, ...change }
        expect((await raw(target(), 'POST', path, { body })).status).toBe(400)
      }
    })

    it('404: an unknown dataset', async () => {
      expect(
        (await raw(target(), 'POST', path, { body: { name: 'M', dataset_id: UNKNOWN_ID } })).status,
      ).toBe(404)
    })
  })

  describe('GET /tailored-gen/models and /{model_id}', () => {
    it('200: the list and the single answer hold the model', async () => {
      const model = await newModel(target(), (await draftDataset(target())).id)
      expect(await getModel(target().client, model.id)).toMatchObject({
        id: model.id,
        name: model.name,
      })
      const ids = (await listModels(target().client)).map(({ id }) => id)
      expect(ids).toContain(model.id)
      expect(ids).toEqual([...ids].sort((a, b) => a - b))
    })

    it('404: an unknown id', async () => {
      expect((await raw(target(), 'GET', `${path}/${UNKNOWN_ID}`)).status).toBe(404)
    })
  })
}

function readOfProject(target: () => Target): void {
  describe('GET /tailored-gen/projects/{project_id}/models', () => {
    const of = (projectId: number, query = '') =>
      raw(target(), 'GET', `/v1/tailored-gen/projects/${projectId}/models${query}`)

    it.each([false, true])(
      '200: lists the models of the project and of no other (with parameters: %s)',
      async (includeTrainingParameters) => {
        const dataset = await draftDataset(target())
        const { id, project_id } = await newModel(target(), dataset.id)
        await newModel(target(), (await draftDataset(target())).id)
        const options = { includeTrainingParameters }
        const list = await listProjectModels(target().client, project_id, options)
        expect(list).toMatchObject([{ id, dataset_id: dataset.id, project_id }])
      },
    )

    it('200: takes a flag as Python spells it', async () => {
      const { project_id } = await draftDataset(target())
      expect((await of(project_id, '?include_training_parameters=True')).status).toBe(200)
    })

    it('400: a flag that is none', async () => {
      const { project_id } = await draftDataset(target())
      expect((await of(project_id, '?include_training_parameters=maybe')).status).toBe(400)
    })

    it('404: an unknown project', async () => {
      expect((await of(UNKNOWN_ID)).status).toBe(404)
    })
  })
}

function watch(target: () => Target): void {
  describe('GET /tailored-gen/models/{model_id}/progress', () => {
    it('200: one event for a model that does not train, then the end', async () => {
      const { id } = await newModel(target(), (await draftDataset(target())).id)
      const answer = await raw(target(), 'GET', `${path}/${id}/progress`)
      expect(answer.status).toBe(200)
      expect(answer.headers.get('content-type')).toBe('text/event-stream')
      expect(answer.headers.get('x-request-id')).toEqual(expect.any(String))
      expect(answer.body).toBe('event: progress\ndata: {"status":"Created"}\n\n')
    })

    it('404: an unknown model', async () => {
      expect((await raw(target(), 'GET', `${path}/${UNKNOWN_ID}/progress`)).status).toBe(404)
    })
  })
}

function refusedStarts(target: () => Target): void {
  describe('POST /tailored-gen/models/{model_id}/start_training, refused', () => {
    let dataset: number
    beforeAll(async () => {
      dataset = (await sharedCompletedDataset(target())).id
    })
    const start = (id: number | string, body: unknown = {}) =>
      raw(target(), 'POST', `${path}/${id}/start_training`, { body })

    it('400: a parameter on a fully automated model, even the default', async () => {
      const model = await newModel(target(), dataset)
      const answer = await start(model.id, { rank: 128 })
      expect(answer.status).toBe(400)
      expect(answer.body).toEqual(message)
    })

    it.each([
      ['total_training_steps', 5_001],
      ['total_training_steps', 0],
      ['rank', 3],
      ['rank', 257],
      ['learning_rate', 0.01],
      ['checkpoint_interval', 99],
      ['lr_warmup_steps', 1_001],
      ['lr_scheduler', 'sawtooth'],
      ['rank', 8.5],
      ['rank', 'eight'],
    ])('400: %s = %s, with the field and what was sent', async (field, value) => {
      const model = await newModel(target(), dataset, 'expert')
      const answer = await start(model.id, { [field]: value })
      expect(answer.status).toBe(400)
      const fault = { msg: expect.any(String), field_name: field, field_input: String(value) }
      expect(answer.body).toMatchObject({ errors: [fault] })
      expect(await getModel(target().client, model.id)).toMatchObject({ status: 'Created' })
    })

    it.each([
      ['the given total', { total_training_steps: 150, checkpoint_interval: 151 }],
      ['the default total of 750', { checkpoint_interval: 751 }],
    ])('400: a checkpoint interval above %s', async (_what, body) => {
      const model = await newModel(target(), dataset, 'expert')
      const answer = await start(model.id, body)
      expect(answer.status).toBe(400)
      expect(answer.body).toMatchObject({ errors: [{ field_name: 'checkpoint_interval' }] })
      expect(await getModel(target().client, model.id)).toMatchObject({ status: 'Created' })
    })

    it('404: an unknown model', async () => {
      expect((await start(UNKNOWN_ID)).status).toBe(404)
    })

    it('412: a dataset that is not completed', async () => {
      const model = await newModel(target(), (await draftDataset(target())).id)
      expect((await start(model.id)).status).toBe(412)
    })
  })
}

function change(target: () => Target): void {
  describe('PUT and DELETE /tailored-gen/models/{model_id}', () => {
    it('200: changes name and description, and gives back the whole model', async () => {
      const model = await newModel(target(), (await draftDataset(target())).id)
      const named = await updateModel(target().client, model.id, { name: 'N' })
      expect(named).toEqual({ ...model, name: 'N', updated_at: timestamp })
      const described = await updateModel(target().client, model.id, { description: 'mine' })
      expect(described).toEqual({ ...named, description: 'mine', updated_at: timestamp })
    })

    it.each(unsound)('400: %s in its words', async (_what, text) => {
      const { id } = await newModel(target(), (await draftDataset(target())).id)
      for (const field of ['name', 'description']) {
        const answer = await raw(target(), 'PUT', `${path}/${id}`, { body: { [field]: text } })
        expect(answer).toMatchObject({ status: 400, body: faultOf(field) })
      }
    })

    it('204: is gone from every read, and its dataset stays', async () => {
      const dataset = await draftDataset(target())
      const { id } = await newModel(target(), dataset.id)
      expect(await raw(target(), 'DELETE', `${path}/${id}`)).toMatchObject({
        status: 204,
        body: '',
      })
      await expect(getModel(target().client, id)).rejects.toMatchObject({ status: 404 })
      expect(await listProjectModels(target().client, dataset.project_id)).toEqual([])
      await expect(deleteModel(target().client, id)).rejects.toMatchObject({ status: 404 })
    })

    it('404: an unknown id', async () => {
      const body = { name: 'N' }
      const answer = await raw(target(), 'PUT', `${path}/${UNKNOWN_ID}`, { body })
      expect(answer).toMatchObject({ status: 404, body: message })
    })
  })
}

function refusedStops(target: () => Target): void {
  describe('POST /tailored-gen/models/{model_id}/stop_training, refused', () => {
    const stop = (id: number) => raw(target(), 'POST', `${path}/${id}/stop_training`)

    it('409: a model whose training was never started', async () => {
      const model = await newModel(target(), (await draftDataset(target())).id)
      expect(await stop(model.id)).toMatchObject({ status: 409, body: message })
      expect(await getModel(target().client, model.id)).toEqual(model)
    })

    it('404: an unknown model', async () => {
      expect(await stop(UNKNOWN_ID)).toMatchObject({ status: 404, body: message })
    })
  })
}

function untrained(target: () => Target): void {
  describe('what a model that is not trained has', () => {
    it.each(['GET', 'DELETE'])(
      '400: no checkpoint to %s, whatever its mode; said in a bare string',
      async (method) => {
        const { id } = await draftDataset(target())
        for (const mode of ['expert', 'fully_automated'] as const) {
          const model = await newModel(target(), id, mode)
          const checkpoints = `${path}/${model.id}/checkpoints`
          for (const address of method === 'GET'
            ? [checkpoints, `${checkpoints}/1`]
            : [`${checkpoints}/1`]) {
            const answer = await raw(target(), method, address)
            expect(answer).toMatchObject({ status: 400, body: expect.any(String) })
          }
        }
      },
    )

    it('400: no download', async () => {
      const { id } = await newModel(target(), (await draftDataset(target())).id)
      const answer = await raw(target(), 'GET', `${path}/${id}/download`)
      expect(answer).toMatchObject({ status: 400, body: message })
    })

    it('200: nothing saved', async () => {
      const { id } = await newModel(target(), (await draftDataset(target())).id)
      expect(await listSavedCheckpoints(target().client, id)).toEqual([])
    })

    it('404: nothing at all of an unknown model, said in a bare string of checkpoints', async () => {
      const checkpoints = `${path}/${UNKNOWN_ID}/checkpoints`
      for (const address of [checkpoints, `${checkpoints}/1`])
        expect(await raw(target(), 'GET', address)).toMatchObject({
          status: 404,
          body: 'Model not found',
        })
      for (const what of ['download', 'saved_checkpoints'])
        expect(await raw(target(), 'GET', `${path}/${UNKNOWN_ID}/${what}`)).toMatchObject({
          status: 404,
          body: message,
        })
    })
  })
}
