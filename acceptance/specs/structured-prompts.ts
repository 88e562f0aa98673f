import {
  generateStructuredPrompt,
  generateStructuredPromptSync,
  type Model,
  waitForStructuredPrompt,
} from '@atelier/client'
import { beforeAll, describe, expect, it } from 'vitest'
import { raw } from '../src/raw.ts'
import { generationError } from '../src/shapes.ts'
import type { Target } from '../src/target.ts'
import { trainedModel } from '../src/trained.ts'

const path = '/v2/structured_prompt/generate/tailored'
const LONG_MS = 400_000

export function structuredPrompts(target: () => Target): void {
  describe('POST /structured_prompt/generate/tailored', () => {
    let model: Model
    beforeAll(async () => {
      model = await trainedModel(target())
    }, LONG_MS)
    const order = (change: object = {}) => ({
      tailored_model_id: String(model.id),
      prompt: 'a red disc',
      ...change,
    })

    it('202: is worked off in the background, and ends with the prompt in full and its seed', async () => {
      const { client } = target()
      const { request_id, seed } = await generateStructuredPrompt(client, order())
      const result = await waitForStructuredPrompt(client, request_id, { intervalMs: 100 })
      expect(Object.keys(result).sort()).toEqual(['seed', 'structured_prompt'])
      expect(result.seed).toBe(seed)
      expect(JSON.parse(result.structured_prompt)).toMatchObject({
        short_description: expect.any(String),
        objects: expect.any(Array),
      })
    })

    it('200: sync answers flat and wrapped; the same seed gives the same', async () => {
      const body = order({ seed: 3 })
      const first = await generateStructuredPromptSync(target().client, body)
      const { request_id: _id, result, ...flat } = first
      expect(flat).toEqual(result)
      expect(result.seed).toBe(3)
      const second = await generateStructuredPromptSync(target().client, body)
      expect(second.structured_prompt).toBe(first.structured_prompt)
    })

    it('200: a structured prompt with words is changed by them', async () => {
      const structured_prompt = JSON.stringify({
        short_description: 'a red disc',
        objects: [{ description: 'disc', shape_and_color: 'round, red', location: 'center' }],
        background_setting: 'plain white',
      })
      const body = order({ structured_prompt, prompt: 'make the background blue' })
      const answer = await generateStructuredPromptSync(target().client, body)
      expect(JSON.parse(answer.structured_prompt).background_setting).toContain('blue')
    })

    it('409: a key that was used for another request', async () => {
      const options = { idempotencyKey: crypto.randomUUID() }
      const first = await generateStructuredPrompt(target().client, order(), options)
      expect(await generateStructuredPrompt(target().client, order(), options)).toEqual(first)
      const other = generateStructuredPrompt(target().client, order({ seed: 1 }), options)
      await expect(other).rejects.toMatchObject({ status: 409, body: generationError(409) })
    })

    it('422: words that the moderation filters, unless it is switched off', async () => {
      const body = order({ prompt: 'a naked man' })
      const named = expect.stringContaining('prompt_content_moderation')
      expect(await raw(target(), 'POST', path, { body })).toMatchObject({
        status: 422,
        body: generationError(422, named),
      })
      const off = { ...body, prompt_content_moderation: false }
      expect((await raw(target(), 'POST', path, { body: off })).status).toBe(202)
    })
  })
}
