import { generateVisualSchema, listDatasets } from '@atelier/client'
import { describe, expect, it } from 'vitest'
import { paddedPng } from '../src/png.ts'
import { raw } from '../src/raw.ts'
import { needsWeb } from '../src/reachable.ts'
import type { Target } from '../src/target.ts'
import { disc, discPictures } from '../src/things.ts'

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

    it.each([
      ['is damaged', 422, disc.subarray(0, disc.length >> 1).toString('base64')],
      ['is at an address that is not public', 422, 'http://127.0.0.1:1/disc.png'],
      ['is no base64 and no address', 400, '%%%'],
      ['is of more than 12 MB', 413, paddedPng(disc, 12 * 1024 * 1024 + 1_000).toString('base64')],
    ])('one of them %s: %i', async (_what, status, bad) => {
      const images = [...five.slice(1), bad]
      expect((await raw(target(), 'POST', path, { body: { images } })).status).toBe(status)
    })

    it('200: takes addresses too', async (context) => {
      const web = needsWeb(context, target())
      const images = discPictures(256).map((body, i) => web.serve(`${i}.png`, { body }))
      await generateVisualSchema(target().client, { images })
    })

    it('415: one of them is no image', async () => {
      const images = [...five.slice(1), Buffer.from('plain text').toString('base64')]
      expect((await raw(target(), 'POST', path, { body: { images } })).status).toBe(415)
    })
  })
}
