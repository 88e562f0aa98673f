import {
  deleteImage,
  downloadResult,
  getDataset,
  getImage,
  listImages,
  updateDataset,
  uploadImage,
  uploadImageFile,
} from '@atelier/client'
import { beforeAll, describe, expect, it } from 'vitest'
import { truncatedJpeg } from '../src/jpeg.ts'
import { bombPng, discPng, paddedPng } from '../src/png.ts'
import { raw } from '../src/raw.ts'
import { needsWeb } from '../src/reachable.ts'
import { message } from '../src/shapes.ts'
import type { Target } from '../src/target.ts'
import {
  discText as base64,
  disc,
  draftDataset,
  schemaText,
  sharedCompletedDataset,
  UNKNOWN_ID,
} from '../src/things.ts'
import { unsound } from './unsound.ts'

const imagesPath = (datasetId: number) => `/v1/tailored-gen/datasets/${datasetId}/images`

export function images(target: () => Target): void {
  upload(target)
  badUploads(target)
  byAddress(target)
  badForms(target)
  read(target)
  remove(target)
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
      const file = new File([new Uint8Array(disc)], 'blue disc.png')
      const image = await uploadImageFile(target().client, id, file)
      expect(image).toMatchObject({ image_name: 'blue disc.png', upload_source_url: null })
      const named = await uploadImageFile(target().client, id, file, { image_name: 'mine' })
      expect(named).toMatchObject({ image_name: 'mine' })
    })

    it('201: an image without a name gets one with the ending of its kind', async () => {
      const { id } = await draftDataset(target())
      const { image_name } = await uploadImage(target().client, id, { file: base64 })
      expect(image_name).toMatch(/^image_.+\.png$/)
    })

    it('201: one of 1,024 pixels that must not be enlarged', async () => {
      const { id } = await draftDataset(target())
      const file = discPng(1024, [217, 43, 43], [169, 216, 245]).toString('base64')
      await uploadImage(target().client, id, { file, increase_resolution: false })
    })

    it('400: an advanced dataset, whose images come from an archive', async () => {
      const { id } = await draftDataset(target(), 'advanced')
      const answer = await raw(target(), 'POST', imagesPath(id), { body: { file: base64 } })
      expect(answer).toMatchObject({ status: 400, body: message })
    })

    it('201: the stored picture is at least 1024 pixels wide, and can be fetched without the token', async () => {
      const { id } = await draftDataset(target())
      const image = await uploadImage(target().client, id, { file: base64 })
      for (const url of [image.image_url, image.thumbnail_url]) {
        const answer = await fetch(url)
        expect(answer.status).toBe(200)
        expect(answer.headers.get('content-type')).toMatch(/^image\//)
      }
      const bytes = Buffer.from(await downloadResult(target().client, image.image_url))
      expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1024, 1024])
    })

    it('403: a signed address is refused when its signature was changed', async () => {
      const { id } = await draftDataset(target())
      const { image_url } = await uploadImage(target().client, id, { file: base64 })
      const url = new URL(image_url)
      for (const name of [...url.searchParams.keys()]) {
        const changed = new URL(url)
        changed.searchParams.set(name, `${url.searchParams.get(name)}0`)
        expect((await fetch(changed)).status).toBe(403)
      }
    })

    it('404: an unknown dataset', async () => {
      expect(
        (await raw(target(), 'POST', imagesPath(UNKNOWN_ID), { body: { file: base64 } })).status,
      ).toBe(404)
    })

    it('409: a completed dataset', async () => {
      const { id } = await sharedCompletedDataset(target())
      expect((await raw(target(), 'POST', imagesPath(id), { body: { file: base64 } })).status).toBe(
        409,
      )
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

function byAddress(target: () => Target): void {
  describe('POST /tailored-gen/datasets/{dataset_id}/images by image_url', () => {
    it('201: fetches it, remembers where from, and names it after the address', async (context) => {
      const web = needsWeb(context, target())
      const image_url = web.serve('red%20disc.png', { body: disc })
      const { id } = await draftDataset(target())
      const image = await uploadImage(target().client, id, { image_url })
      expect(image).toMatchObject({ image_name: 'red disc.png', upload_source_url: image_url })
      expect(await getImage(target().client, id, image.id)).toMatchObject({
        upload_source_url: image_url,
      })
    })

    it('201: the address wins over a file', async (context) => {
      const image_url = needsWeb(context, target()).serve('disc.png', { body: disc })
      const { id } = await draftDataset(target())
      const body = { image_url, file: Buffer.from('no image').toString('base64') }
      expect(await uploadImage(target().client, id, body)).toMatchObject({
        upload_source_url: image_url,
      })
    })

    it.each([
      ['415: no image there', 415, { body: Buffer.from('<html></html>') }],
      ['422: nothing there', 422, { status: 404 }],
      [
        '422: an address that leads to one that is not public',
        422,
        { status: 302, headers: { location: 'http://127.0.0.1:1/' } },
      ],
    ])('%s', async (_what, status, served) => {
      const { web } = target()
      const { id } = await draftDataset(target())
      // A server that may not reach the suite finds nothing there either.
      const image_url = web?.serve('disc.png', served) ?? 'http://127.0.0.1:1/disc.png'
      const answer = await raw(target(), 'POST', imagesPath(id), { body: { image_url } })
      expect(answer).toMatchObject({ status: web ? status : 422, body: message })
      expect(await listImages(target().client, id)).toEqual([])
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
      expect((await raw(target(), 'GET', imagesPath(UNKNOWN_ID))).status).toBe(404)
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
      expect((await raw(target(), 'GET', `${imagesPath(mine.id)}/${UNKNOWN_ID}`)).status).toBe(404)
      expect((await raw(target(), 'GET', `${imagesPath(mine.id)}/${image.id}`)).status).toBe(404)
    })
  })
}

function remove(target: () => Target): void {
  describe('DELETE /tailored-gen/datasets/{dataset_id}/images/{image_id}', () => {
    it('204: takes the image out of the dataset', async () => {
      const { id } = await draftDataset(target())
      const first = await uploadImage(target().client, id, { file: base64 })
      const second = await uploadImage(target().client, id, { file: base64 })
      const answer = await raw(target(), 'DELETE', `${imagesPath(id)}/${first.id}`)
      expect(answer).toMatchObject({ status: 204, body: '' })
      expect(await getDataset(target().client, id)).toMatchObject({
        images_count: 1,
        images: [{ id: second.id }],
      })
    })

    it('404: an image that is gone, and one of another dataset', async () => {
      const mine = await draftDataset(target())
      const other = await draftDataset(target())
      const image = await uploadImage(target().client, other.id, { file: base64 })
      for (const id of [image.id, UNKNOWN_ID]) {
        const deletion = deleteImage(target().client, mine.id, id)
        await expect(deletion).rejects.toMatchObject({ status: 404, body: message })
      }
      expect(await listImages(target().client, other.id)).toHaveLength(1)
    })

    it('409: a completed dataset', async () => {
      const { id } = await sharedCompletedDataset(target())
      const [image] = await listImages(target().client, id)
      const deletion = deleteImage(target().client, id, image?.id ?? 0)
      await expect(deletion).rejects.toMatchObject({ status: 409, body: message })
      expect(await listImages(target().client, id)).toHaveLength(5)
    })
  })
}
