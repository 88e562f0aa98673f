import { getDataset, getImage, listImages, updateDataset, uploadImage } from '@atelier/client'
import { beforeAll, describe, expect, it } from 'vitest'
import { truncatedJpeg } from '../src/jpeg.ts'
import { bombPng, discPng, paddedPng } from '../src/png.ts'
import { raw } from '../src/raw.ts'
import type { Target } from '../src/target.ts'
import { completedDataset, draftDataset, schemaText } from '../src/things.ts'
import { unsound } from './unsound.ts'

const disc = discPng(256, [217, 43, 43], [169, 216, 245])
const base64 = disc.toString('base64')
const imagesPath = (datasetId: number) => `/v1/tailored-gen/datasets/${datasetId}/images`

export function images(target: () => Target): void {
  upload(target)
  badUploads(target)
  badForms(target)
  read(target)
}

function upload(target: () => Target): void {
  describe('POST /tailored-gen/datasets/{dataset_id}/images', () => {
    it('201: before a visual schema the caption waits', async () => {
      const { id } = await draftDataset(target())
      const image = await uploadImage(target().client, id, {
        file: base64,
        image_name: 'red-disc.png',
      })
      expect(image).toMatchObject({ dataset_id: id, image_name: 'red-disc.png', caption: null })
    })

    it('201: with a visual schema the caption is JSON that was made by itself', async () => {
      const { id } = await draftDataset(target())
      await updateDataset(target().client, id, { visual_schema: schemaText })
      const image = await uploadImage(target().client, id, { file: base64 })
      expect(image.caption_source).toBe('automatic')
      expect(JSON.parse(image.caption ?? '')).toMatchObject({
        short_description: expect.any(String),
      })
    })

    it('201: takes a data URI', async () => {
      const { id } = await draftDataset(target())
      await uploadImage(target().client, id, { file: `data:image/png;base64,${base64}` })
      expect(await listImages(target().client, id)).toHaveLength(1)
    })

    it('201: takes multipart/form-data and the name of its part', async () => {
      const { id } = await draftDataset(target())
      const payload = new FormData()
      payload.set('file', new Blob([new Uint8Array(disc)], { type: 'image/png' }), 'blue disc.png')
      const answer = await raw(target(), 'POST', imagesPath(id), { payload })
      expect(answer.status).toBe(201)
      expect(answer.body).toMatchObject({ image_name: 'blue disc.png' })
    })

    it('201: the stored picture is at least 1024 pixels wide, and can be fetched without the token', async () => {
      const { id } = await draftDataset(target())
      const image = await uploadImage(target().client, id, { file: base64 })
      for (const url of [image.image_url, image.thumbnail_url]) {
        const answer = await fetch(url)
        expect(answer.status).toBe(200)
        expect(answer.headers.get('content-type')).toMatch(/^image\//)
      }
    })

    it('404: an unknown dataset', async () => {
      expect(
        (await raw(target(), 'POST', imagesPath(999_999), { body: { file: base64 } })).status,
      ).toBe(404)
    })

    it('409: a completed dataset', async () => {
      const { id } = await completedDataset(target())
      expect((await raw(target(), 'POST', imagesPath(id), { body: { file: base64 } })).status).toBe(
        409,
      )
    })

    it('401: without a token', async () => {
      const answer = await raw(target(), 'POST', imagesPath(1), {
        body: { file: base64 },
        token: null,
      })
      expect(answer.status).toBe(401)
    })
  })
}

function badUploads(target: () => Target): void {
  describe('POST /tailored-gen/datasets/{dataset_id}/images with a file that will not do', () => {
    let id: number
    beforeAll(async () => {
      id = (await draftDataset(target())).id
    })
    const text = Buffer.from('I am no image at all')
    const cases: readonly [string, number, () => Record<string, unknown>][] = [
      ['neither file nor image_url', 400, () => ({ image_name: 'x.png' })],
      ['a file that is a number', 400, () => ({ file: 7 })],
      ['a text file', 415, () => ({ file: text.toString('base64'), image_name: 'x.png' })],
      [
        'an SVG',
        415,
        () => ({
          file: Buffer.from(
            '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900"/>',
          ).toString('base64'),
        }),
      ],
      [
        'a 100 × 100 image',
        412,
        () => ({ file: discPng(100, [0, 0, 0], [255, 255, 255]).toString('base64') }),
      ],
      [
        'a 256 × 256 image that must not be enlarged',
        412,
        () => ({ file: base64, increase_resolution: false }),
      ],
      [
        'an image that would be enlarged to 49 megapixels',
        422,
        () => ({ file: bombPng(256, 12_000).toString('base64') }),
      ],
      [
        'an image that would be enlarged to 780 megapixels',
        422,
        () => ({ file: bombPng(256, 191_000).toString('base64') }),
      ],
      ['a private address', 422, () => ({ image_url: 'http://127.0.0.1:1/x.png' })],
      ['an address whose escapes are none', 422, () => ({ image_url: 'http://127.0.0.1:1/100%' })],
      ...unsound.map(([what, bad]): (typeof cases)[number] => [
        `${what} in its name`,
        400,
        () => ({ file: base64, image_name: bad }),
      ]),
      ...unsound.map(([what, bad]): (typeof cases)[number] => [
        `${what} in its address`,
        400,
        () => ({ image_url: `https://a.example/${bad}` }),
      ]),
      [
        'more than 12 MB',
        413,
        () => ({ file: paddedPng(disc, 12 * 1024 * 1024 + 1_000).toString('base64') }),
      ],
    ]

    it.each(cases)('%s: %i, and nothing is stored', async (_what, status, body) => {
      const answer = await raw(target(), 'POST', imagesPath(id), { body: body() })
      expect(answer.status).toBe(status)
      expect(await getDataset(target().client, id)).toMatchObject({ images: [] })
    })

    it.each([
      ['a truncated JPEG', () => truncatedJpeg()],
      ['an 8,000 × 8,000 bomb', () => bombPng(8_000, 8_000)],
      ['a truncated PNG', () => disc.subarray(0, disc.length >> 1)],
    ])('%s: refused as the client’s fault, and nothing is stored', async (_what, bytes) => {
      const answer = await raw(target(), 'POST', imagesPath(id), {
        body: { file: bytes().toString('base64') },
      })
      expect([400, 413, 415, 422]).toContain(answer.status)
      expect(await getDataset(target().client, id)).toMatchObject({ images: [] })
    })
  })
}

function badForms(target: () => Target): void {
  describe('POST /tailored-gen/datasets/{dataset_id}/images with a broken form', () => {
    const head = 'content-disposition: form-data; name="file"; filename="a.png"'
    it.each([
      ['without a boundary', '', 'x'],
      ['that is cut off', '; boundary=b', `--b\r\n${head}\r\n\r\nabc`],
      ['with a boundary that is too long', `; boundary=${'b'.repeat(300)}`, 'x'],
    ])('400: a form %s', async (_what, boundary, payload) => {
      const { id } = await draftDataset(target())
      const contentType = `multipart/form-data${boundary}`
      const answer = await raw(target(), 'POST', imagesPath(id), { payload, contentType })
      expect(answer.status).toBe(400)
      expect(answer.body).toEqual({ message: expect.any(String) })
      expect(await listImages(target().client, id)).toEqual([])
    })
  })
}

function read(target: () => Target): void {
  describe('GET /tailored-gen/datasets/{dataset_id}/images', () => {
    it('200: is a bare array in the order of upload', async () => {
      const { id } = await draftDataset(target())
      const first = await uploadImage(target().client, id, { file: base64 })
      const second = await uploadImage(target().client, id, { file: base64 })
      const list = await listImages(target().client, id)
      expect(list.map((image) => image.id)).toEqual([first.id, second.id])
    })

    it('404: an unknown dataset', async () => {
      expect((await raw(target(), 'GET', imagesPath(999_999))).status).toBe(404)
    })

    it('401: without a token', async () => {
      expect((await raw(target(), 'GET', imagesPath(1), { token: null })).status).toBe(401)
    })
  })

  describe('GET /tailored-gen/datasets/{dataset_id}/images/{image_id}', () => {
    it('200: answers with the image', async () => {
      const { id } = await draftDataset(target())
      const image = await uploadImage(target().client, id, { file: base64 })
      const read = await getImage(target().client, id, image.id)
      expect(read).toMatchObject({ id: image.id, dataset_id: id, image_name: image.image_name })
    })

    it('404: an unknown image, and one of another dataset', async () => {
      const mine = await draftDataset(target())
      const other = await draftDataset(target())
      const image = await uploadImage(target().client, other.id, { file: base64 })
      expect((await raw(target(), 'GET', `${imagesPath(mine.id)}/999999`)).status).toBe(404)
      expect((await raw(target(), 'GET', `${imagesPath(mine.id)}/${image.id}`)).status).toBe(404)
    })

    it('401: without a token', async () => {
      expect((await raw(target(), 'GET', `${imagesPath(1)}/1`, { token: null })).status).toBe(401)
    })
  })
}
