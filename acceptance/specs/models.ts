import { createModel, getModel, listModels } from '@atelier/client'
import { beforeAll, describe, expect, it } from 'vitest'
import { raw } from '../src/raw.ts'
import type { Target } from '../src/target.ts'
import { completedDataset, draftDataset, newModel } from '../src/things.ts'
import { unsound } from './unsound.ts'

const path = '/v1/tailored-gen/models'

export function models(target: () => Target): void {
  createAndRead(target)
  readOfProject(target)
  watch(target)
  refusedStarts(target)
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
        (await raw(target(), 'POST', path, { body: { name: 'M', dataset_id: 999_999 } })).status,
      ).toBe(404)
    })

    it('401: without a token', async () => {
      expect((await raw(target(), 'POST', path, { body: {}, token: null })).status).toBe(401)
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
      expect((await raw(target(), 'GET', `${path}/999999`)).status).toBe(404)
    })

    it('401: without a token', async () => {
      expect((await raw(target(), 'GET', path, { token: null })).status).toBe(401)
      expect((await raw(target(), 'GET', `${path}/1`, { token: null })).status).toBe(401)
    })
  })
}

function readOfProject(target: () => Target): void {
  describe('GET /tailored-gen/projects/{project_id}/models', () => {
    const of = (projectId: number, query = '') =>
      raw(target(), 'GET', `/v1/tailored-gen/projects/${projectId}/models${query}`)

    it.each(['', '?include_training_parameters=True'])(
      '200: lists the models of the project and of no other (%s)',
      async (query) => {
        const dataset = await draftDataset(target())
        const { id, project_id } = await newModel(target(), dataset.id)
        await newModel(target(), (await draftDataset(target())).id)
        const answer = await of(project_id, query)
        expect(answer.status).toBe(200)
        expect(answer.body).toMatchObject([{ id, dataset_id: dataset.id, project_id }])
      },
    )

    it('400: a flag that is none', async () => {
      const { project_id } = await draftDataset(target())
      expect((await of(project_id, '?include_training_parameters=maybe')).status).toBe(400)
    })

    it('404: an unknown project', async () => {
      expect((await of(999_999)).status).toBe(404)
    })

    it('401: without a token', async () => {
      const url = '/v1/tailored-gen/projects/1/models'
      expect((await raw(target(), 'GET', url, { token: null })).status).toBe(401)
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
      expect((await raw(target(), 'GET', `${path}/999999/progress`)).status).toBe(404)
    })

    it('401: without a token', async () => {
      const answer = await raw(target(), 'GET', `${path}/1/progress`, { token: null })
      expect(answer.status).toBe(401)
    })
  })
}

function refusedStarts(target: () => Target): void {
  describe('POST /tailored-gen/models/{model_id}/start_training, refused', () => {
    let dataset: number
    beforeAll(async () => {
      dataset = (await completedDataset(target())).id
    })
    const start = (id: number | string, body: unknown = {}, token?: null) =>
      raw(
        target(),
        'POST',
        `${path}/${id}/start_training`,
        token === null ? { body, token } : { body },
      )

    it('400: a parameter on a fully automated model, even the default', async () => {
      const model = await newModel(target(), dataset)
      const answer = await start(model.id, { rank: 128 })
      expect(answer.status).toBe(400)
      expect(answer.body).toEqual({ message: expect.any(String) })
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
      expect((await start(999_999)).status).toBe(404)
    })

    it('412: a dataset that is not completed', async () => {
      const model = await newModel(target(), (await draftDataset(target())).id)
      expect((await start(model.id)).status).toBe(412)
    })

    it('401: without a token', async () => {
      expect((await start(1, {}, null)).status).toBe(401)
    })
  })
}
