import {
  downloadResult,
  generateImage,
  generateImageSync,
  getModel,
  type Model,
  startTraining,
  waitForImage,
  waitForTraining,
} from '@atelier/client'
import { beforeAll, describe, expect, it } from 'vitest'
import { raw } from '../src/raw.ts'
import type { Target } from '../src/target.ts'
import { completedDataset, newModel } from '../src/things.ts'

const tiny = { rank: 4, total_training_steps: 3 } as const
const long = 400_000

/** The loop closed once: a tiny expert training, then images from it. */
export function trainingAndGeneration(target: () => Target): void {
  describe('a trained model', () => {
    let model: Model
    let started: Model
    const progress: Model[] = []

    beforeAll(async () => {
      const dataset = await completedDataset(target())
      const { id } = await newModel(target(), dataset.id, 'expert')
      started = await startTraining(target().client, id, tiny)
      model = await waitForTraining(target().client, id, {
        onProgress: (now) => progress.push(now),
      })
    }, long)

    it('POST start_training 200: is in progress with the parameters that were given and the defaults', () => {
      expect(started.status).toBe('InProgress')
      expect(started.training_parameters).toMatchObject({ ...tiny, learning_rate: 0.0001 })
      // The default of 500 would be above the total.
      expect(started.training_parameters).toMatchObject({ checkpoint_interval: 3 })
    })

    it('GET model 200: tells the step, the loss, the speed and the time left at least once', () => {
      const reports = [...progress, model].map(({ training_progress }) => training_progress)
      const told = reports.find((report) => typeof report?.loss === 'number')
      expect(told).toMatchObject({ step: expect.any(Number), total_steps: 3 })
      expect(told?.step).toBeGreaterThan(0)
      expect(told?.loss).toBeGreaterThan(0)
      expect(told?.images_per_second).toBeGreaterThan(0)
      expect(told?.seconds_left).toBeGreaterThanOrEqual(0)
    })

    it('GET model 200: is completed, and its last step is the active version', async () => {
      expect(model.status).toBe('Completed')
      expect(await getModel(target().client, model.id)).toMatchObject({
        active_model_version: '3',
        checkpoint_steps: ['3'],
      })
    })

    it('POST start_training 409: a model is trained once', async () => {
      const path = `/v1/tailored-gen/models/${model.id}/start_training`
      expect((await raw(target(), 'POST', path, { body: {} })).status).toBe(409)
    })

    it(
      'POST image/generate/tailored 202, GET status 200: the job ends with an image of about a megapixel',
      async () => {
        const order = {
          tailored_model_id: String(model.id),
          prompt: 'a red disc',
          seed: 7,
          steps_num: 20,
        }
        const accepted = await generateImage(target().client, order)
        expect(accepted.status_url).toMatch(new RegExp(`/v2/status/${accepted.request_id}$`))
        const result = await waitForImage(target().client, accepted.request_id, {
          intervalMs: 200,
        })
        expect(result.seed).toBe(7)
        const bytes = Buffer.from(await downloadResult(target().client, result.image_url))
        expect(bytes.subarray(1, 4).toString()).toBe('PNG')
        expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1024, 1024])
      },
      long,
    )

    it(
      'POST image/generate/tailored 200: sync answers with the image, the seed and the structured prompt, flat and wrapped',
      async () => {
        const answer = await generateImageSync(target().client, {
          tailored_model_id: String(model.id),
          prompt: 'a blue disc on a light yellow background',
          steps_num: 20,
        })
        expect(answer.image_url).toBe(answer.result.image_url)
        expect(Number.isInteger(answer.result.seed)).toBe(true)
        expect(answer.structured_prompt).toBe(answer.result.structured_prompt)
        expect(JSON.parse(answer.result.structured_prompt)).toMatchObject({
          background_setting: expect.stringContaining('light yellow'),
        })
      },
      long,
    )

    it(
      'the same request gives the same image',
      async () => {
        const order = {
          tailored_model_id: String(model.id),
          prompt: 'a disc',
          seed: 3,
          steps_num: 20,
        }
        const draw = async () => {
          const { result } = await generateImageSync(target().client, order)
          return Buffer.from(await downloadResult(target().client, result.image_url))
        }
        const [first, second] = [await draw(), await draw()]
        expect(first.equals(second)).toBe(true)
      },
      long,
    )
  })
}
