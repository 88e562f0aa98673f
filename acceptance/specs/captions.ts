import {
  getDataset,
  listImages,
  regenerateCaptions,
  updateDataset,
  updateImage,
  uploadImage,
  waitForCaptions,
} from '@atelier/client'
import { beforeAll, describe, expect, it } from 'vitest'
import { raw } from '../src/raw.ts'
import { message } from '../src/shapes.ts'
import type { Target } from '../src/target.ts'
import {
  discText,
  draftDataset,
  filledDataset,
  schemaText,
  sharedCompletedDataset,
  UNKNOWN_ID,
} from '../src/things.ts'
import { nested, unsound } from './unsound.ts'

const imagesPath = (datasetId: number) => `/v1/tailored-gen/datasets/${datasetId}/images`
const manual = '{"short_description":"a disc of mine"}'

export function captions(target: () => Target): void {
  change(target)
  regenerate(target)
}

function change(target: () => Target): void {
  describe('PUT /tailored-gen/datasets/{dataset_id}/images/{image_id}', () => {
    let datasetId: number
    let imageId: number
    beforeAll(async () => {
      datasetId = (await filledDataset(target(), 1)).id
      imageId = (await listImages(target().client, datasetId))[0]?.id ?? 0
    })
    const put = (body: unknown, id = imageId) =>
      raw(target(), 'PUT', `${imagesPath(datasetId)}/${id}`, { body })

    it('200: a caption that somebody writes is manual, and any JSON object', async () => {
      const image = await updateImage(target().client, datasetId, imageId, { caption: manual })
      expect(image).toMatchObject({ id: imageId, caption_source: 'manual' })
      expect(JSON.parse(image.caption ?? '')).toEqual(JSON.parse(manual))
    })

    it('200: one that is made anew is automatic', async () => {
      const body = { regenerate_caption: true }
      const image = await updateImage(target().client, datasetId, imageId, body)
      expect(image.caption_source).toBe('automatic')
      expect(image.caption).not.toBe(manual)
    })

    it.each<readonly [string, object]>([
      ['both fields', { caption: manual, regenerate_caption: true }],
      ['neither field', {}],
      ['a wish that is none', { regenerate_caption: false }],
      ['no JSON', { caption: 'a red disc' }],
      ['a list', { caption: '[]' }],
      ['40,000 levels', { caption: nested(40_000) }],
      ...unsound.map(([what, text]) => [what, { caption: JSON.stringify({ a: text }) }] as const),
    ])('400: %s, and the caption stays', async (_what, body) => {
      const before = await listImages(target().client, datasetId)
      expect((await put(body)).status).toBe(400)
      expect(await listImages(target().client, datasetId)).toMatchObject(
        before.map(({ caption, caption_source }) => ({ caption, caption_source })),
      )
    })

    it('400: a new one without a visual schema', async () => {
      const { id } = await draftDataset(target())
      const image = await uploadImage(target().client, id, { file: discText })
      expect(image).toMatchObject({ caption: null, caption_source: 'pending' })
      const body = { regenerate_caption: true }
      const answer = await raw(target(), 'PUT', `${imagesPath(id)}/${image.id}`, { body })
      expect(answer).toMatchObject({ status: 400, body: message })
    })

    it('404: an unknown image', async () => {
      expect(await put({ caption: manual }, UNKNOWN_ID)).toMatchObject({
        status: 404,
        body: message,
      })
    })

    it('409: a completed dataset', async () => {
      const { id } = await sharedCompletedDataset(target())
      const [image] = await listImages(target().client, id)
      const address = `${imagesPath(id)}/${image?.id}`
      for (const body of [{ caption: manual }, { regenerate_caption: true }])
        expect(await raw(target(), 'PUT', address, { body })).toMatchObject({
          status: 409,
          body: message,
        })
    })
  })
}

function regenerate(target: () => Target): void {
  describe('PUT /tailored-gen/datasets/{dataset_id}/images', () => {
    const put = (id: number) => raw(target(), 'PUT', imagesPath(id))

    it('202: makes every caption anew but what a person wrote, and says when it is done', async () => {
      const { client } = target()
      const { id, captions_update_status } = await filledDataset(target(), 3)
      // Captions of uploads are not what this state is about.
      expect(captions_update_status).toBe('empty')
      const [first] = await listImages(client, id)
      await updateImage(client, id, first?.id ?? 0, { caption: manual })
      expect(await regenerateCaptions(client, id)).toMatchObject({
        id,
        captions_update_status: 'in_progress',
        images_count: 3,
      })
      const done = await waitForCaptions(client, id, { intervalMs: 100 })
      expect(done.captions_update_status).toBe('completed')
      const sources = done.images?.map(({ caption_source }) => caption_source)
      expect(sources).toEqual(['manual', 'automatic', 'automatic'])
      expect(JSON.parse(done.images?.[0]?.caption ?? '')).toMatchObject(JSON.parse(manual))
    })

    it('409: while they are being made, as are completing the dataset and another schema', async () => {
      const { id } = await filledDataset(target())
      await regenerateCaptions(target().client, id)
      const dataset = `/v1/tailored-gen/datasets/${id}`
      const [again, completed, schema] = await Promise.all([
        put(id),
        raw(target(), 'PUT', dataset, { body: { status: 'completed' } }),
        raw(target(), 'PUT', dataset, { body: { visual_schema: '{}' } }),
      ])
      for (const answer of [again, completed, schema])
        expect(answer).toMatchObject({ status: 409, body: message })
      await waitForCaptions(target().client, id, { intervalMs: 100 })
      expect(await getDataset(target().client, id)).toMatchObject({ status: 'draft' })
    })

    it('202: an empty dataset has nothing to wait for', async () => {
      const { id } = await draftDataset(target())
      await updateDataset(target().client, id, { visual_schema: schemaText })
      await regenerateCaptions(target().client, id)
      const done = await waitForCaptions(target().client, id, { intervalMs: 100 })
      expect(done.images).toEqual([])
    })

    it('400: a dataset without a visual schema', async () => {
      expect(await put((await draftDataset(target())).id)).toMatchObject({
        status: 400,
        body: message,
      })
    })

    it('404: an unknown dataset', async () => {
      expect(await put(UNKNOWN_ID)).toMatchObject({ status: 404, body: message })
    })

    it('409: a completed dataset', async () => {
      expect(await put((await sharedCompletedDataset(target())).id)).toMatchObject({
        status: 409,
        body: message,
      })
    })
  })
}
