import { generateVisualSchema, listDatasets } from '@atelier/client'
import { describe, expect, it } from 'vitest'
import { raw } from '../src/raw.ts'
import type { Target } from '../src/target.ts'
import { discPictures } from '../src/things.ts'

const path = '/v1/tailored-gen/generate_visual_schema'

export function visualSchema(target: () => Target): void {
  describe('POST /tailored-gen/generate_visual_schema', () => {
    const five = discPictures(256).map((picture) => picture.toString('base64'))

    it('200: says what the images share, as JSON text, and stores nothing', async () => {
      const before = await listDatasets(target().client)
      const { visual_schema } = await generateVisualSchema(target().client, { images: five })
      const schema: unknown = JSON.parse(visual_schema)
      expect(schema).toMatchObject({ style_medium: expect.any(String) })
      expect(await listDatasets(target().client)).toHaveLength(before.length)
    })

    it.each([0, 4, 11])('400: %i images', async (count) => {
      const images = Array.from({ length: count }, () => five[0])
      expect((await raw(target(), 'POST', path, { body: { images } })).status).toBe(400)
    })

    it('400: no images at all', async () => {
      expect((await raw(target(), 'POST', path, { body: {} })).status).toBe(400)
    })

    it('415: one of them is no image', async () => {
      const images = [...five.slice(1), Buffer.from('plain text').toString('base64')]
      expect((await raw(target(), 'POST', path, { body: { images } })).status).toBe(415)
    })

    it('401: without a token', async () => {
      expect(
        (await raw(target(), 'POST', path, { body: { images: five }, token: null })).status,
      ).toBe(401)
    })
  })
}
