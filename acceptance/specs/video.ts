import { downloadResult, generateVideo, type Model, waitForVideo } from '@atelier/client'
import { beforeAll, describe, expect, it } from 'vitest'
import { boxesOf, videoFacts } from '../src/mp4.ts'
import { discPng, paddedPng } from '../src/png.ts'
import { raw } from '../src/raw.ts'
import { generationError } from '../src/shapes.ts'
import type { Target } from '../src/target.ts'
import { disc, discText } from '../src/things.ts'
import { trainedModel } from '../src/trained.ts'

const path = '/v2/video/generate/tailored/image-to-video'
const LONG_MS = 400_000

export function video(target: () => Target): void {
  describe('POST /video/generate/tailored/image-to-video', () => {
    let model: Model
    beforeAll(async () => {
      model = await trainedModel(target())
    }, LONG_MS)
    const order = (change: object = {}) => ({
      tailored_model_id: String(model.id),
      image: discText,
      ...change,
    })

    it(
      '202: ends with five seconds of H.264 in MP4, 24 frames each, in the ratio of the picture',
      async () => {
        const { client } = target()
        const image = discPng(400, [217, 43, 43], [169, 216, 245], 300).toString('base64')
        const { request_id, seed } = await generateVideo(client, order({ image, seed: 5 }))
        expect(seed).toBe(5)
        const result = await waitForVideo(client, request_id, { intervalMs: 250 })
        expect(Object.keys(result).sort()).toEqual(['seed', 'video_url'])
        const bytes = Buffer.from(await downloadResult(client, result.video_url))
        expect(boxesOf(bytes).map(({ type }) => type)).toEqual(
          expect.arrayContaining(['ftyp', 'moov', 'mdat']),
        )
        const facts = videoFacts(bytes)
        expect(facts).toMatchObject({ codec: 'avc1', frames: 120, fastStart: true })
        expect(facts.seconds).toBeCloseTo(5, 2)
        expect(facts.width / facts.height).toBeCloseTo(4 / 3, 1)
      },
      LONG_MS,
    )

    it('409: a key that was used for another picture', async () => {
      const { client } = target()
      const options = { idempotencyKey: crypto.randomUUID() }
      const first = await generateVideo(client, order({ seed: 1 }), options)
      expect(await generateVideo(client, order({ seed: 1 }), options)).toEqual(first)
      const other = generateVideo(client, order({ seed: 2 }), options)
      await expect(other).rejects.toMatchObject({ status: 409, body: generationError(409) })
    })

    it.each([
      ['a picture that is no base64 and no address', 400, '%%%'],
      ['an empty picture', 400, ''],
      [
        'a picture of more than 12 MB',
        413,
        paddedPng(disc, 12 * 1024 * 1024 + 1_000).toString('base64'),
      ],
      ['a text', 415, Buffer.from('plain text').toString('base64')],
      ['a damaged picture', 422, disc.subarray(0, disc.length >> 1).toString('base64')],
      ['a picture of 100 pixels', 422, discPng(100, [0, 0, 0], [255, 255, 255]).toString('base64')],
      ['an address that is not public', 422, 'http://127.0.0.1:1/disc.png'],
    ])('%s: %i', async (_what, status, image) => {
      const answer = await raw(target(), 'POST', path, { body: order({ image }) })
      expect(answer).toMatchObject({ status, body: generationError(status) })
    })
  })
}
