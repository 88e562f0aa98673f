import { listImages, refineStructuredPrompt } from '@atelier/client'
import { beforeAll, describe, expect, it } from 'vitest'
import { paddedPng } from '../src/png.ts'
import { raw } from '../src/raw.ts'
import { faultOf, message } from '../src/shapes.ts'
import type { Target } from '../src/target.ts'
import { disc, discText, filledDataset, sharedCompletedDataset, UNKNOWN_ID } from '../src/things.ts'
import { nested, unsound } from './unsound.ts'

const path = '/v1/tailored-gen/refine_structured_prompt'
const structured_prompt = JSON.stringify({
  short_description: 'a red disc',
  objects: [{ description: 'disc', shape_and_color: 'round, red', location: 'center' }],
  background_setting: 'plain white',
})
const instruction = 'make the background blue'

export function refine(target: () => Target): void {
  describe('POST /tailored-gen/refine_structured_prompt', () => {
    let dataset_id: number
    beforeAll(async () => {
      dataset_id = (await filledDataset(target(), 1)).id
    })
    const post = (change: object) =>
      raw(target(), 'POST', path, {
        body: { dataset_id, structured_prompt, instruction, ...change },
      })

    it('200: gives the object back as JSON text with what the instruction names changed, and stores nothing', async () => {
      const captions = async () =>
        (await listImages(target().client, dataset_id)).map(({ caption }) => caption)
      const before = await captions()
      const body = { dataset_id, structured_prompt, instruction }
      const answer = await refineStructuredPrompt(target().client, body)
      const refined = JSON.parse(answer.structured_prompt)
      expect(refined.background_setting).toContain('blue')
      expect(refined.short_description).toContain('red disc')
      expect(await captions()).toEqual(before)
    })

    it('200: looks at pictures that are sent along', async () => {
      expect((await post({ context_images: [discText] })).status).toBe(200)
    })

    it.each<readonly [string, object, string]>([
      ['no instruction', { instruction: undefined }, 'instruction'],
      ['white space as the instruction', { instruction: '  ' }, 'instruction'],
      ['no object to change', { structured_prompt: undefined }, 'structured_prompt'],
      ['an object that is no JSON', { structured_prompt: 'red disc' }, 'structured_prompt'],
      ['a list', { structured_prompt: '[]' }, 'structured_prompt'],
      ['40,000 levels', { structured_prompt: nested(40_000) }, 'structured_prompt'],
      ['a dataset that is a word', { dataset_id: 'one' }, 'dataset_id'],
      ['a picture that is no base64', { context_images: ['%%%'] }, 'context_images.0'],
      ...unsound.map(([what, text]) => [what, { instruction: text }, 'instruction'] as const),
    ])('400: %s, naming the field', async (_what, change, field) => {
      expect(await post(change)).toMatchObject({ status: 400, body: faultOf(field) })
    })

    it('400: a completed dataset', async () => {
      const { id } = await sharedCompletedDataset(target())
      expect(await post({ dataset_id: id })).toMatchObject({ status: 400, body: message })
    })

    it('404: an unknown dataset', async () => {
      expect(await post({ dataset_id: UNKNOWN_ID })).toMatchObject({ status: 404, body: message })
    })

    it.each([
      ['no image', 415, Buffer.from('plain text').toString('base64')],
      ['a damaged image', 422, disc.subarray(0, disc.length >> 1).toString('base64')],
      ['an address that is not public', 422, 'http://127.0.0.1:1/disc.png'],
      ['more than 12 MB', 413, paddedPng(disc, 12 * 1024 * 1024 + 1_000).toString('base64')],
    ])('%s to look at: %i', async (_what, status, bad) => {
      expect(await post({ context_images: [discText, bad] })).toMatchObject({
        status,
        body: message,
      })
    })
  })
}
