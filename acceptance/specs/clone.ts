import { cloneDataset, getDataset, listImages, updateImage, uploadImage } from '@atelier/client'
import { describe, expect, it } from 'vitest'
import { raw } from '../src/raw.ts'
import { faultOf, message, timestamp } from '../src/shapes.ts'
import type { Target } from '../src/target.ts'
import {
  discText,
  draftDataset,
  filledDataset,
  sharedCompletedDataset,
  UNKNOWN_ID,
} from '../src/things.ts'
import { unsound } from './unsound.ts'

const path = (id: number) => `/v1/tailored-gen/datasets/${id}/clone`

export function clone(target: () => Target): void {
  describe('POST /tailored-gen/datasets/{dataset_id}/clone', () => {
    it('201: a completed dataset becomes a draft with the same schema, images and captions', async () => {
      const original = await getDataset(
        target().client,
        (await sharedCompletedDataset(target())).id,
      )
      const copy = await cloneDataset(target().client, original.id)
      expect(copy).toMatchObject({
        name: `Copy of ${original.name}`,
        project_id: original.project_id,
        visual_schema: original.visual_schema,
        upload_type: 'basic',
        status: 'draft',
        captions_update_status: 'empty',
        images_count: 5,
        created_at: timestamp,
      })
      expect(copy.id).not.toBe(original.id)
      const known = ({ image_name, caption }: { image_name: string; caption: string | null }) => [
        image_name,
        caption,
      ]
      expect(copy.images?.map(known)).toEqual(original.images?.map(known))
      expect(copy.images?.every(({ dataset_id }) => dataset_id === copy.id)).toBe(true)
      for (const { image_url } of copy.images ?? [])
        expect((await fetch(image_url)).status).toBe(200)
    })

    it('201: is called as asked, and its images can be changed without changing the original', async () => {
      const { id } = await filledDataset(target(), 1)
      const copy = await cloneDataset(target().client, id, { name: 'N', description: 'words' })
      expect(copy.name).toBe('N')
      const before = await listImages(target().client, id)
      const [image] = copy.images ?? []
      await updateImage(target().client, copy.id, image?.id ?? 0, { caption: '{"a":1}' })
      await uploadImage(target().client, copy.id, { file: discText })
      const captions = (await listImages(target().client, id)).map(({ caption }) => caption)
      expect(captions).toEqual(before.map(({ caption }) => caption))
    })

    it('201: images keep who wrote their captions', async () => {
      const { id } = await filledDataset(target(), 2)
      const [first] = await listImages(target().client, id)
      await updateImage(target().client, id, first?.id ?? 0, { caption: '{"a":1}' })
      const { images } = await cloneDataset(target().client, id)
      expect(images?.map(({ caption_source }) => caption_source)).toEqual(['manual', 'automatic'])
    })

    it('201: without any body at all', async () => {
      const { id } = await draftDataset(target())
      expect(await raw(target(), 'POST', path(id))).toMatchObject({
        status: 201,
        body: { status: 'draft', images: [], images_count: 0 },
      })
    })

    it.each([...unsound, ['nothing', ''] as const])('400: %s as its name', async (_what, name) => {
      const { id } = await draftDataset(target())
      const answer = await raw(target(), 'POST', path(id), { body: { name } })
      expect(answer).toMatchObject({ status: 400, body: faultOf('name') })
    })

    it('404: an unknown dataset', async () => {
      const answer = await raw(target(), 'POST', path(UNKNOWN_ID), { body: {} })
      expect(answer).toMatchObject({ status: 404, body: message })
    })
  })
}
