import { createHash } from 'node:crypto'
import { readdir, rm } from 'node:fs/promises'
import type { BulkUploadStatus, Image } from '@atelier/contract'
import { sql } from 'drizzle-orm'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { missingPackages } from '../src/moderation/pictures/plugin.ts'
import { startWebServer } from '../src/outbound/fixtures/web-server.ts'
import { archiveStudio } from './archive-studio.ts'
import { difference, encode, metadataOf, pattern, shown } from './pictures.ts'
import { disc, insertImages } from './real-app.ts'
import { zipOf } from './zips.ts'

const MESSAGE = { message: expect.any(String) }
const plain = pattern(1024, 1100)
const jpeg = await encode(plain)
  .jpeg({ quality: 90 })
  .withExif({ IFD0: { Copyright: 'someone' } })
  .toBuffer()
const png = await encode(plain).png().toBuffer()
const webp = await encode(plain).webp().toBuffer()
const discs = await Promise.all([0, 90, 180].map((hue) => disc(hue, 1024)))

const many = (count: number) =>
  zipOf(Array.from({ length: count }, (_, i) => ({ name: `${i}.jpg`, data: jpeg })))

describe('an archive of images', () => {
  const s = archiveStudio()
  const datasets = '/v1/tailored-gen/datasets'

  it('becomes the images of its dataset, in its order, without what else was in the files', async () => {
    const archive = zipOf([
      { name: 'a/one.jpg', data: jpeg },
      { name: 'two.png', data: png, deflate: true },
      { name: 'three.txt', data: Buffer.from('text') },
      { name: 'four.webp', data: webp },
      { name: 'five.png', data: await disc(1, 512) },
    ])
    const { status, images } = await s.ingest(archive)
    expect(status).toEqual({
      status: 'completed',
      progress_percentage: 100,
      total_processed: 4,
      done: 3,
      failed: 1,
      failed_images: [
        {
          filename: 'five.png',
          error_code: 412,
          error_message: expect.stringContaining('512 × 512'),
        },
      ],
      failure: null,
    })
    expect(images.map(({ image_name }) => image_name)).toEqual(['one.jpg', 'two.png', 'four.webp'])
    const originals = [jpeg, png, webp]
    for (const [i, image] of images.entries()) {
      expect(image).toMatchObject({ caption: null, caption_source: 'pending' })
      const bytes = Buffer.from(await (await fetch(image.image_url)).arrayBuffer())
      expect(await metadataOf(bytes)).toEqual({})
      const original = await shown(originals[i] ?? jpeg)
      expect(difference(await shown(bytes), original)).toEqual({ greatest: 0, mean: 0 })
      const small = Buffer.from(await (await fetch(image.thumbnail_url)).arrayBuffer())
      expect(await sharp(small).metadata()).toMatchObject({ format: 'webp', height: 256 })
    }
  })

  it('is answered at once, and can be followed', async () => {
    const { id } = await s.createAdvanced()
    const answer = await s.start(id, s.serve(zipOf([{ name: 'a.jpg', data: jpeg }])))
    expect(answer).toMatchObject({
      status: 202,
      body: { message: expect.any(String), dataset_id: id, status: 'pending' },
    })
    const where = answer.headers.get('location') ?? ''
    const headers = { api_token: s.own.token }
    const followed = (await (await fetch(where, { headers })).json()) as BulkUploadStatus
    expect(followed).toMatchObject({ status: 'pending', progress_percentage: 0, done: 0 })
    await s.work('ingest-archive', { datasetId: id })
    expect(await s.status(id)).toMatchObject({ status: 'completed', done: 1 })
  })

  it('is captioned by the schema of its dataset', async () => {
    const { id } = await s.createAdvanced()
    const visual_schema = JSON.stringify({ style_medium: 'icon' })
    await s.ask('PUT', `${datasets}/${id}`, { visual_schema })
    const archive = zipOf(discs.map((data, i) => ({ name: `disc ${i}.png`, data })))
    await s.start(id, s.serve(archive))
    await s.work('ingest-archive', { datasetId: id })
    const images = await s.images(id)
    expect(images).toHaveLength(3)
    for (const { caption, caption_source } of images) {
      expect(caption_source).toBe('automatic')
      expect(JSON.parse(caption ?? '')).toMatchObject({ short_description: expect.any(String) })
    }
  })

  describe('is refused, and counts as no attempt, for', () => {
    const address = () => s.serve(zipOf([{ name: 'a.jpg', data: jpeg }]))
    const untouched = async (id: number) =>
      expect(await s.ask('GET', `${datasets}/${id}/images/bulk-upload/status`)).toMatchObject({
        status: 404,
        body: MESSAGE,
      })

    it('a basic dataset', async () => {
      const { id } = s.own.dataset
      expect(await s.start(id, address())).toMatchObject({ status: 400, body: MESSAGE })
      await untouched(id)
    })

    it('a dataset that has images', async () => {
      const { id } = await s.createAdvanced()
      await insertImages(s.real.store, id, 1)
      expect(await s.start(id, address())).toMatchObject({ status: 400, body: MESSAGE })
      await untouched(id)
    })

    it('a completed dataset', async () => {
      const { id } = await s.createAdvanced()
      await s.real.store.datasets.update(id, { status: 'completed' })
      expect(await s.start(id, address())).toMatchObject({ status: 400, body: MESSAGE })
      await untouched(id)
    })

    it('a dataset that there is not', async () => {
      expect(await s.start(999_999, address())).toMatchObject({ status: 404, body: MESSAGE })
    })

    it.each([
      ['is none', 'pictures.zip'],
      ['has another scheme', 'file:///etc/passwd'],
      ['is private', 'http://10.0.0.1/pictures.zip'],
      ['belongs to the machines of a cloud', 'http://169.254.169.254/latest/meta-data/'],
      ['is of nobody', 'http://127.0.0.1:9/pictures.zip'],
    ])('an address that %s', async (_what, zip_url) => {
      const { id } = await s.createAdvanced()
      expect(await s.start(id, zip_url)).toMatchObject({
        status: 400,
        body: { errors: [{ field_name: 'zip_url' }] },
      })
      await untouched(id)
    })

    it('an address where there is nothing, which can be mended', async () => {
      const { id } = await s.createAdvanced()
      const missing = address().replace(/\/\d+\//, '/999999/')
      expect(await s.start(id, missing)).toMatchObject({ status: 400 })
      expect(await s.start(id, address())).toMatchObject({ status: 202 })
    })

    it('more than 5 GB, by what the server says', async () => {
      const server = await startWebServer((_request, response) => {
        response.writeHead(200, { 'content-length': 6 * 1024 ** 3 })
        response.write('PK')
      })
      const { id } = await s.createAdvanced()
      const answer = await s.start(id, `http://${server.host}/huge.zip`)
      expect(answer).toMatchObject({ status: 413, body: MESSAGE })
      await untouched(id)
      await server.close()
    })

    it('no address at all', async () => {
      const { id } = await s.createAdvanced()
      const path = `${datasets}/${id}/images/bulk-upload`
      expect(await s.ask('POST', path, {})).toMatchObject({
        status: 400,
        body: { errors: [{ field_name: 'zip_url' }] },
      })
    })
  })

  describe('has one attempt:', () => {
    const first = () => s.serve(zipOf([{ name: 'a.jpg', data: jpeg }]))

    it('a second is refused while the first waits, and after it', async () => {
      const { id } = await s.createAdvanced()
      expect((await s.start(id, first())).status).toBe(202)
      expect(await s.start(id, first())).toMatchObject({ status: 400, body: MESSAGE })
      await s.work('ingest-archive', { datasetId: id })
      const [image] = await s.images(id)
      await s.ask('DELETE', `${datasets}/${id}/images/${image?.id}`)
      expect(await s.images(id)).toEqual([])
      expect(await s.start(id, first())).toMatchObject({ status: 400, body: MESSAGE })
    })

    it('also when it failed', async () => {
      const { datasetId, status } = await s.ingest(Buffer.from('no archive'))
      expect(status.status).toBe('failed')
      expect(await s.start(datasetId, first())).toMatchObject({ status: 400, body: MESSAGE })
    })

    it('of several at once one wins', async () => {
      const { id } = await s.createAdvanced()
      const answers = await Promise.all([1, 2, 3, 4].map(() => s.start(id, first())))
      expect(answers.map((answer) => answer.status).sort()).toEqual([202, 400, 400, 400])
      await s.work('ingest-archive', { datasetId: id })
      expect(await s.status(id)).toMatchObject({ done: 1 })
    })
  })

  describe('that was interrupted', () => {
    /** Reads an archive until so many files are noted, and then as if the server had died. */
    async function interrupted(count: number) {
      const { id } = await s.createAdvanced()
      await s.start(id, s.serve(many(count)))
      const stop = new AbortController()
      const binding = s.real.jobs.find(({ name }) => name === 'ingest-archive')
      const context = { signal: stop.signal, lastAttempt: false }
      const run = binding?.handle({ datasetId: id } as never, context)
      while ((await s.status(id)).done === 0);
      stop.abort()
      await run
      return id
    }

    it('goes on where it was, and has every image once', async () => {
      const id = await interrupted(120)
      const before = await s.status(id)
      expect(before.status).toBe('processing')
      expect(before.done).toBeGreaterThan(0)
      expect(before.done).toBeLessThan(120)
      const had = (await s.images(id)).map((image) => image.id)
      await s.work('ingest-archive', { datasetId: id })
      const images = await s.images(id)
      expect(await s.status(id)).toMatchObject({ status: 'completed', done: 120, failed: 0 })
      expect(images.map(({ image_name }) => image_name)).toEqual(
        Array.from({ length: 120 }, (_, i) => `${i}.jpg`),
      )
      expect(images.slice(0, had.length).map((image) => image.id)).toEqual(had)
    })

    it('does not bring back what was deleted meanwhile', async () => {
      const id = await interrupted(120)
      const [image] = await s.images(id)
      await s.ask('DELETE', `${datasets}/${id}/images/${image?.id}`)
      await s.work('ingest-archive', { datasetId: id })
      const names = (await s.images(id)).map(({ image_name }) => image_name)
      expect(names).toHaveLength(119)
      expect(names).not.toContain(image?.image_name)
    })

    it('and then changed at its address is not mixed with the new one', async () => {
      const id = await interrupted(120)
      const upload = await s.real.store.bulkUploads.find(id)
      await rm(`${s.real.folder}/archives/${upload?.key}.zip`)
      const elsewhere = s.serve(many(3))
      await s.real.store.database.execute(
        sql`update bulk_uploads set zip_url = ${elsewhere} where dataset_id = ${id}`,
      )
      await s.work('ingest-archive', { datasetId: id })
      expect(await s.status(id)).toMatchObject({
        status: 'failed',
        failure: expect.stringContaining('changed'),
      })
    })
  })

  it('is not read by two at once', async () => {
    const { id } = await s.createAdvanced()
    await s.start(id, s.serve(many(60)))
    await Promise.all([1, 2, 3].map(() => s.work('ingest-archive', { datasetId: id })))
    expect(await s.status(id)).toMatchObject({ status: 'completed', done: 60 })
    expect(await s.images(id)).toHaveLength(60)
  })

  it('ends quietly when its dataset is deleted, and nothing of it is left', async () => {
    const { id } = await s.createAdvanced()
    await s.start(id, s.serve(many(120)))
    const run = s.work('ingest-archive', { datasetId: id })
    while ((await s.status(id)).done === 0);
    const upload = await s.real.store.bulkUploads.find(id)
    expect((await s.ask('DELETE', `${datasets}/${id}`)).status).toBe(204)
    await run
    await s.work('purge-objects', {})
    expect(await readdir(`${s.real.folder}/objects/images/${upload?.key}`)).toEqual([])
    expect(await readdir(`${s.real.folder}/archives`)).toEqual([])
    const status = `${datasets}/${id}/images/bulk-upload/status`
    expect(await s.ask('GET', status)).toMatchObject({ status: 404, body: MESSAGE })
  })

  it('keeps its dataset from being completed until it is read', async () => {
    const { id } = await s.createAdvanced()
    await s.ask('PUT', `${datasets}/${id}`, { visual_schema: '{"style_medium":"icon"}' })
    await s.start(id, s.serve(zipOf(discs.map((data, i) => ({ name: `${i}.png`, data })))))
    await insertImages(s.real.store, id, 5)
    const complete = () => s.ask('PUT', `${datasets}/${id}`, { status: 'completed' })
    expect(await complete()).toMatchObject({ status: 409, body: MESSAGE })
    await s.work('ingest-archive', { datasetId: id })
    expect(await complete()).toMatchObject({ status: 200 })
  })

  it('forgets its address, which may hold a signature, when it is read', async () => {
    const { datasetId } = await s.ingest(zipOf([{ name: 'a.jpg', data: jpeg }]))
    expect(await s.real.store.bulkUploads.find(datasetId)).toMatchObject({ zipUrl: null })
  })

  it('whose images are the same twice has both, each as what it is', async () => {
    const { images, datasetId } = await s.ingest(many(2))
    expect(images).toHaveLength(2)
    const rows = await s.real.store.images.list(datasetId)
    for (const row of rows) {
      const object = await s.real.services.objects.find(row.objectKey)
      const sum = createHash('sha256').update(object?.bytes ?? '')
      expect(row).toMatchObject({ sha256: sum.digest('hex'), width: 1024, height: 1100 })
    }
  })
})

describe.skipIf(missingPackages().length > 0)('an archive of images that are moderated', () => {
  // Limits of 0 refuse every picture.
  const moderationLimits = { explicit: 0, suggestive: 0 }
  const s = archiveStudio({ moderation: { moderationPictures: 'auto', moderationLimits } })
  const archive = zipOf([{ name: 'a/b.jpg', data: jpeg }])

  it('leaves out those that are refused, and reports them', async () => {
    const { status, images } = await s.ingest(archive, { content_moderation: true })
    expect(images).toEqual([])
    expect(status).toMatchObject({
      status: 'completed',
      done: 0,
      failed: 1,
      failed_images: [
        {
          filename: 'a/b.jpg',
          error_code: 422,
          error_message: expect.stringContaining('content_moderation'),
        },
      ],
    })
  })

  it('is judged only where that was asked for', async () => {
    expect((await s.ingest(archive)).status).toMatchObject({ status: 'completed', done: 1 })
  })
})

describe('a dataset that is basic', () => {
  const s = archiveStudio()
  it('has at most 200 images, and an advanced one takes none one by one', async () => {
    const { id } = await s.createAdvanced()
    const file = jpeg.toString('base64')
    const upload = (to: number) =>
      s.ask('POST', `/v1/tailored-gen/datasets/${to}/images`, { file, image_name: 'a' })
    expect(await upload(id)).toMatchObject({ status: 400, body: MESSAGE })
    await insertImages(s.real.store, s.own.dataset.id, 199)
    const last = await upload(s.own.dataset.id)
    expect(last).toMatchObject({ status: 201 })
    expect((last.body as Image).dataset_id).toBe(s.own.dataset.id)
    expect(await upload(s.own.dataset.id)).toMatchObject({ status: 409, body: MESSAGE })
  })
})
