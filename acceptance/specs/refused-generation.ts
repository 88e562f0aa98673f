import { beforeAll, describe, expect, it } from 'vitest'
import { raw } from '../src/raw.ts'
import { generationError } from '../src/shapes.ts'
import type { Target } from '../src/target.ts'
import { discText, draftDataset, newModel, UNKNOWN_ID } from '../src/things.ts'
import { nested, unsound } from './unsound.ts'

const path = '/v2/image/generate/tailored'

export function refusedGeneration(target: () => Target): void {
  image(target)
  others(target)
  status(target)
}

function image(target: () => Target): void {
  describe('POST /image/generate/tailored, refused', () => {
    let untrained: string
    beforeAll(async () => {
      untrained = String((await newModel(target(), (await draftDataset(target())).id)).id)
    })
    const generate = (body: unknown) => raw(target(), 'POST', path, { body })

    it.each([
      ['no model', { tailored_model_id: undefined }],
      ['neither prompt nor structured prompt', { prompt: undefined }],
      ['a structured prompt alone without a seed', { prompt: undefined, structured_prompt: '{}' }],
      ['a structured prompt that is no JSON', { structured_prompt: '{' }],
      ['an influence above 1.5', { tailored_model_influence: 1.6 }],
      ['a guidance scale below 3', { guidance_scale: 2 }],
      ['an aspect ratio that is none', { aspect_ratio: '7:3' }],
      ['fewer than 20 steps', { steps_num: 19 }],
      ['a negative seed', { seed: -1 }],
      ['a seed of 33 bits', { seed: 2 ** 32 }],
      ['a seed that is no whole number', { seed: 1.5 }],
      ['a model by another name of the field', { tailored_model_id: undefined, model_id: 1 }],
      ['a structured prompt of 40,000 levels', { structured_prompt: nested(40_000) }],
    ])('400: %s', async (_what, change) => {
      const answer = await generate({ tailored_model_id: untrained, prompt: 'a disc', ...change })
      expect(answer.status).toBe(400)
      expect(answer.body).toMatchObject(generationError(400))
    })

    it.each(unsound)('400: %s in any of its words', async (_what, text) => {
      const hidden = JSON.stringify({ context: text })
      for (const change of [
        { prompt: text },
        { negative_prompt: text },
        { structured_prompt: hidden },
      ]) {
        const answer = await generate({ tailored_model_id: untrained, prompt: 'a disc', ...change })
        expect(answer.status).toBe(400)
        // The model is not trained either, which is no reason to take the words.
        expect(JSON.stringify(answer.body)).toContain(Object.keys(change)[0])
      }
    })

    it('400: a model that is not trained', async () => {
      const answer = await generate({ tailored_model_id: untrained, prompt: 'a disc' })
      expect(answer.status).toBe(400)
      expect(answer.body).toMatchObject(generationError(400))
    })

    it('404: an unknown model', async () => {
      const answer = await generate({ tailored_model_id: String(UNKNOWN_ID), prompt: 'a disc' })
      expect(answer.status).toBe(404)
      expect(answer.body).toMatchObject(generationError(404))
    })
  })
}

/** What structured prompts and videos refuse as images do. */
function others(target: () => Target): void {
  const prompts = '/v2/structured_prompt/generate/tailored'
  const videos = '/v2/video/generate/tailored/image-to-video'
  describe.each([
    [prompts, { prompt: 'a disc' }, 'prompt'],
    [videos, { image: discText }, 'image'],
  ] as const)('POST %s, refused', (address, sound, field) => {
    let untrained: string
    beforeAll(async () => {
      untrained = String((await newModel(target(), (await draftDataset(target())).id)).id)
    })
    const post = (change: object) =>
      raw(target(), 'POST', address, {
        body: { tailored_model_id: untrained, ...sound, ...change },
      })

    it.each<readonly [string, object, string]>([
      ['no model', { tailored_model_id: undefined }, 'tailored_model_id'],
      [`no ${field}`, { [field]: undefined }, field],
      [
        `a structured prompt alone, even with a seed`,
        { [field]: undefined, structured_prompt: '{}', seed: 1 },
        field,
      ],
      ['a seed of 33 bits', { seed: 2 ** 32 }, 'seed'],
      ...unsound.map(([what, text]) => [what, { [field]: text }, field] as const),
    ])('400: %s', async (_what, change, named) => {
      const details = expect.stringContaining(named)
      expect(await post(change)).toMatchObject({ status: 400, body: generationError(400, details) })
    })

    it('400: a model that is not trained', async () => {
      expect(await post({})).toMatchObject({ status: 400, body: generationError(400) })
      // Clients send the number, too.
      const body = { tailored_model_id: Number(untrained) }
      expect(await post(body)).toMatchObject({ status: 400, body: generationError(400) })
    })

    it.each([String(UNKNOWN_ID), 'mine', '1e3', '-1', ''])('404: the model %j', async (id) => {
      expect(await post({ tailored_model_id: id })).toMatchObject({
        status: 404,
        body: generationError(404),
      })
    })
  })
}

function status(target: () => Target): void {
  describe('GET /status/{request_id}', () => {
    it.each(['nowhere', '00000000-0000-4000-8000-000000000000'])('404: the id %s', async (id) => {
      const answer = await raw(target(), 'GET', `/v2/status/${id}`)
      expect(answer.status).toBe(404)
      expect(answer.body).toEqual({ status: 'NOT_FOUND' })
    })
  })
}
