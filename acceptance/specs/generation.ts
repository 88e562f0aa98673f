import { beforeAll, describe, expect, it } from 'vitest'
import { raw } from '../src/raw.ts'
import type { Target } from '../src/target.ts'
import { draftDataset, newModel } from '../src/things.ts'
import { nested, unsound } from './unsound.ts'

const path = '/v2/image/generate/tailored'

const v2Error = (code: number) => ({
  error: { code, message: expect.any(String) },
  request_id: expect.any(String),
})

export function refusedGeneration(target: () => Target): void {
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
      ['a structured prompt of 40,000 levels', { structured_prompt: nested(40_000) }],
    ])('400: %s', async (_what, change) => {
      const answer = await generate({ tailored_model_id: untrained, prompt: 'a disc', ...change })
      expect(answer.status).toBe(400)
      expect(answer.body).toMatchObject(v2Error(400))
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
      expect(answer.body).toMatchObject(v2Error(400))
    })

    it('404: an unknown model', async () => {
      const answer = await generate({ tailored_model_id: '999999', prompt: 'a disc' })
      expect(answer.status).toBe(404)
      expect(answer.body).toMatchObject(v2Error(404))
    })

    it('401: without a token', async () => {
      const answer = await raw(target(), 'POST', path, { body: {}, token: null })
      expect(answer.status).toBe(401)
      expect(answer.body).toMatchObject(v2Error(401))
    })
  })

  describe('GET /status/{request_id}', () => {
    it.each(['nowhere', '00000000-0000-4000-8000-000000000000'])('404: the id %s', async (id) => {
      const answer = await raw(target(), 'GET', `/v2/status/${id}`)
      expect(answer.status).toBe(404)
      expect(answer.body).toEqual({ status: 'NOT_FOUND' })
    })

    it('401: without a token', async () => {
      const answer = await raw(target(), 'GET', '/v2/status/nowhere', { token: null })
      expect(answer.status).toBe(401)
    })
  })
}
