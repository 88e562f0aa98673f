import {
  downloadResult,
  generateImage,
  generateImageSync,
  getRequest,
  type Model,
  waitForImage,
} from '@atelier/client'
import { beforeAll, describe, expect, it } from 'vitest'
import { raw } from '../src/raw.ts'
import { generationError } from '../src/shapes.ts'
import type { Target } from '../src/target.ts'
import { trainedModel } from '../src/trained.ts'

const path = '/v2/image/generate/tailored'
const LONG_MS = 400_000
const fast = { intervalMs: 200 }

/** Images from the model that was trained. */
export function generation(target: () => Target): void {
  let model: Model
  beforeAll(async () => {
    model = await trainedModel(target())
  }, LONG_MS)
  const order = (change: object = {}) => ({
    tailored_model_id: String(model.id),
    prompt: 'a red disc',
    steps_num: 20,
    ...change,
  })
  const size = async (url: string) => {
    const bytes = Buffer.from(await downloadResult(target().client, url))
    expect(bytes.subarray(1, 4).toString()).toBe('PNG')
    return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
  }

  describe('POST /image/generate/tailored', () => {
    it(
      '202: is worked off in the background, and ends with an image of about a megapixel',
      async () => {
        const { client } = target()
        const accepted = await generateImage(client, order({ seed: 7 }))
        expect(accepted.seed).toBe(7)
        expect(accepted.status_url).toMatch(new RegExp(`/v2/status/${accepted.request_id}$`))
        expect(await getRequest(client, accepted.request_id)).toEqual({
          status: 'IN_PROGRESS',
          request_id: accepted.request_id,
        })
        const result = await waitForImage(client, accepted.request_id, fast)
        expect(result.seed).toBe(7)
        expect(await size(result.image_url)).toEqual([1024, 1024])
      },
      LONG_MS,
    )

    it(
      '200: sync answers with the image, the seed and the structured prompt, flat and wrapped; a key gives the same again',
      async () => {
        const { client } = target()
        const body = order({ prompt: 'a blue disc on a light yellow background' })
        const options = { idempotencyKey: crypto.randomUUID() }
        const answer = await generateImageSync(client, body, options)
        const { request_id, result, ...flat } = answer
        expect(flat).toEqual(result)
        expect(request_id).not.toBe('')
        expect(result.seed).toBeLessThan(2 ** 32)
        expect(JSON.parse(result.structured_prompt)).toMatchObject({
          background_setting: expect.stringContaining('light yellow'),
        })
        expect(await generateImageSync(client, body, options)).toEqual(answer)
        const other = generateImageSync(client, { ...body, seed: 1 }, options)
        await expect(other).rejects.toMatchObject({ status: 409, body: generationError(409) })
      },
      LONG_MS,
    )

    it(
      '200: a structured prompt with its seed gives the same image again, in its own ratio',
      async () => {
        const { client } = target()
        const wide = { aspect_ratio: '16:9', guidance_scale: 3 } as const
        const first = await generateImageSync(client, { ...order(wide), seed: 4_294_967_295 })
        const { structured_prompt, seed } = first.result
        expect(seed).toBe(4_294_967_295)
        const { prompt: _left, ...alone } = order(wide)
        const second = await generateImageSync(client, { ...alone, structured_prompt, seed })
        expect(await size(first.image_url)).toEqual([1344, 768])
        const [one, two] = await Promise.all(
          [first, second].map(({ image_url }) => downloadResult(client, image_url)),
        )
        expect(Buffer.from(one ?? []).equals(Buffer.from(two ?? []))).toBe(true)
      },
      LONG_MS,
    )

    it.each([
      ['a prompt', { prompt: 'a naked man' }],
      ['the words of a structured prompt', { structured_prompt: '{"context":"a naked man"}' }],
    ])('422: %s that the moderation filters, naming the parameter', async (_what, change) => {
      const answer = await raw(target(), 'POST', path, { body: order(change) })
      const named = expect.stringContaining('prompt_content_moderation')
      expect(answer).toMatchObject({ status: 422, body: generationError(422, named) })
    })

    it.each(['http://127.0.0.1:1/', 'ftp://example.com/', 'nowhere'])(
      '422: the webhook_url %s, which cannot be used',
      async (webhook_url) => {
        const answer = await raw(target(), 'POST', path, { body: order({ webhook_url }) })
        const named = expect.stringContaining('webhook_url')
        expect(answer).toMatchObject({ status: 422, body: generationError(422, named) })
      },
    )
  })
}
