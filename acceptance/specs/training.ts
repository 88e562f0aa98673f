import { getDataset, listDatasets, updateDataset, updateModel } from '@atelier/client'
import { beforeAll, describe, expect, it } from 'vitest'
import { raw } from '../src/raw.ts'
import { message } from '../src/shapes.ts'
import type { Target } from '../src/target.ts'
import { runningTraining, SHORT } from '../src/trained.ts'

/** What is so while a model is being trained; the suite goes on meanwhile, and comes back to it. */
export function training(target: () => Target): void {
  describe('a model that is being trained', () => {
    let started: Awaited<ReturnType<typeof runningTraining>>['started']
    beforeAll(async () => {
      started = (await runningTraining(target())).started
    })
    const v1 = '/v1/tailored-gen'

    it('POST start_training 200: has the parameters that were given, and the defaults', () => {
      expect(started).toMatchObject({
        status: 'InProgress',
        active_model_version: 'default',
        checkpoint_steps: [],
        training_parameters: {
          ...SHORT,
          learning_rate: 0.0001,
          lr_scheduler: 'constant_with_warmup',
          lr_warmup_steps: 100,
        },
      })
    })

    it('409: is not started again', async () => {
      const answer = await raw(target(), 'POST', `${v1}/models/${started.id}/start_training`)
      expect(answer).toMatchObject({ status: 409, body: message })
    })

    it('409: is not deleted, nor is its dataset or its project', async () => {
      const { id, dataset_id, project_id } = started
      const places = [`models/${id}`, `datasets/${dataset_id}`, `projects/${project_id}`]
      for (const place of places)
        expect(await raw(target(), 'DELETE', `${v1}/${place}`)).toMatchObject({
          status: 409,
          body: message,
        })
      expect((await listDatasets(target().client)).map((dataset) => dataset.id)).toContain(
        dataset_id,
      )
    })

    it('200: can be called something else, and so can its dataset', async () => {
      const named = await updateModel(target().client, started.id, { name: 'While it learns' })
      expect(named).toMatchObject({ name: 'While it learns', training_mode: 'expert' })
      const { dataset_id } = started
      await updateDataset(target().client, dataset_id, { name: 'What it learns from' })
      expect(await getDataset(target().client, dataset_id)).toMatchObject({
        name: 'What it learns from',
        status: 'completed',
      })
    })

    it('400: has no checkpoints to read, nothing to download and nothing to generate with yet', async () => {
      const model = `${v1}/models/${started.id}`
      for (const what of ['checkpoints', 'download'])
        expect((await raw(target(), 'GET', `${model}/${what}`)).status).toBe(400)
      const body = { tailored_model_id: String(started.id), prompt: 'a disc' }
      const answer = await raw(target(), 'POST', '/v2/image/generate/tailored', { body })
      expect(answer.status).toBe(400)
    })
  })
}
