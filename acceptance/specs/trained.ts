import {
  deleteCheckpoint,
  downloadModel,
  downloadResult,
  getCheckpoint,
  getModel,
  listCheckpoints,
  listModels,
  listProjectModels,
  listSavedCheckpoints,
  type Model,
  watchTraining,
} from '@atelier/client'
import { beforeAll, describe, expect, it } from 'vitest'
import { raw } from '../src/raw.ts'
import { message, timestamp } from '../src/shapes.ts'
import type { Target } from '../src/target.ts'
import { runningTraining, SHORT, trainedModel } from '../src/trained.ts'
import { adapters } from './adapters.ts'
import { evaluations } from './evaluations.ts'

const LONG_MS = 400_000

/** The training that began with the suite, once it is over: how it went, and what it saved. */
export function trained(target: () => Target): void {
  describe('a model that was trained', () => {
    let model: Model
    beforeAll(async () => {
      model = await trainedModel(target())
    }, LONG_MS)
    const path = () => `/v1/tailored-gen/models/${model.id}`

    progress(target, () => model)

    it('GET model 200: is completed, and its last step is the active version', async () => {
      expect(await getModel(target().client, model.id)).toMatchObject({
        status: 'Completed',
        active_model_version: '101',
        checkpoint_steps: ['101', '100'],
        failure: null,
      })
    })

    it('GET models 200: tells parameters and checkpoints where they are asked for', async () => {
      const { client } = target()
      const mine = (list: Model[]) => list.find(({ id }) => id === model.id)
      const includeTrainingParameters = true
      for (const list of [
        await listModels(client, { includeTrainingParameters }),
        await listProjectModels(client, model.project_id, { includeTrainingParameters }),
      ]) {
        expect(mine(list)).toMatchObject({ training_parameters: SHORT })
        expect(mine(list)?.checkpoint_steps).toEqual(['101', '100'])
      }
      const plain = { training_parameters: {}, checkpoint_steps: [] }
      expect(mine(await listModels(client))).toMatchObject(plain)
      expect(mine(await listProjectModels(client, model.project_id))).toMatchObject(plain)
    })

    it('POST start_training, stop_training 409: a model is trained once', async () => {
      for (const what of ['start_training', 'stop_training'])
        expect(await raw(target(), 'POST', `${path()}/${what}`)).toMatchObject({
          status: 409,
          body: message,
        })
    })

    it('GET download 200: gives the adapter as safetensors, and what it is an adapter of', async () => {
      const answer = await downloadModel(target().client, model.id)
      const bytes = Buffer.from(await downloadResult(target().client, answer.download_url))
      const header = JSON.parse(bytes.toString('utf8', 8, 8 + Number(bytes.readBigUInt64LE())))
      expect(Object.keys(header).some((name) => /lora/i.test(name))).toBe(true)
      expect(answer.base_model_name).not.toBe('')
      const card = await fetch(answer.base_model_card)
      expect([card.status, (await card.text()).length > 100]).toEqual([200, true])
    })

    adapters(target, () => model)
    evaluations(target, () => model)

    // The last of them deletes one.
    checkpoints(target, () => model)
  })
}

function progress(target: () => Target, model: () => Model): void {
  it('GET progress 200: told the step, the loss, the speed and the time left, up to the end', async () => {
    const events = await (await runningTraining(target())).events
    const told = events.find(({ loss }) => typeof loss === 'number')
    expect(told).toMatchObject({ status: 'InProgress', total_steps: 101 })
    expect(told?.step).toBeGreaterThan(0)
    expect(told?.loss).toBeGreaterThan(0)
    expect(told?.images_per_second).toBeGreaterThan(0)
    expect(told?.seconds_left).toBeGreaterThanOrEqual(0)
    const steps = events.map(({ step }) => step ?? 0)
    expect(steps).toEqual([...steps].sort((a, b) => a - b))
    expect(events.at(-1)).toMatchObject({ status: 'Completed', step: 101 })
  })

  it('GET progress 200: tells the end at once afterwards', async () => {
    const events = []
    for await (const event of watchTraining(target().client, model().id)) events.push(event)
    expect(events).toMatchObject([{ status: 'Completed', step: 101 }])
  })
}

function checkpoints(target: () => Target, model: () => Model): void {
  const path = () => `/v1/tailored-gen/models/${model().id}/checkpoints`
  const checkpoint = (checkpoint_step: number) => ({
    checkpoint_step,
    training_job_id: model().id,
    created_at: timestamp,
  })

  it('GET saved_checkpoints 200: gives each as a file that is what its sum says', async () => {
    const saved = await listSavedCheckpoints(target().client, model().id)
    expect(saved).toMatchObject([
      { checkpoint_step: 101, active: true },
      { checkpoint_step: 100, active: false },
    ])
    for (const { download_url, sha256 } of saved) {
      const bytes = await downloadResult(target().client, download_url)
      const sum = Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex')
      expect(sum).toBe(sha256)
    }
  })

  it('GET checkpoints 200: at every interval and at the end, newest first', async () => {
    expect(await listCheckpoints(target().client, model().id)).toEqual({
      checkpoints: [checkpoint(101), checkpoint(100)],
      active_model_version: '101',
    })
    expect(await getCheckpoint(target().client, model().id, 100)).toEqual(checkpoint(100))
  })

  it.each(['102', '1.5', 'last'])('GET, DELETE checkpoint 404: the step %s', async (step) => {
    for (const method of ['GET', 'DELETE'])
      expect(await raw(target(), method, `${path()}/${step}`)).toMatchObject({
        status: 404,
        body: 'Checkpoint not found',
      })
  })

  it('DELETE checkpoint 400: the one that the model generates with', async () => {
    expect(await raw(target(), 'DELETE', `${path()}/101`)).toMatchObject({
      status: 400,
      body: 'Cannot delete checkpoint currently selected for inference',
    })
  })

  it('DELETE checkpoint 204: another one, and its file goes', async () => {
    const { client } = target()
    await deleteCheckpoint(client, model().id, 100)
    expect((await listCheckpoints(client, model().id)).checkpoints).toEqual([checkpoint(101)])
    expect(await getModel(client, model().id)).toMatchObject({ checkpoint_steps: ['101'] })
    const again = deleteCheckpoint(client, model().id, 100)
    await expect(again).rejects.toMatchObject({ status: 404 })
  })
}
