import {
  bulkUpload,
  downloadDataset,
  downloadResult,
  getBulkUploadStatus,
  JobFailedError,
  listImages,
  updateDataset,
  updateImage,
  uploadImage,
  waitForBulkUpload,
} from '@atelier/client'
import { describe, expect, it, type TestContext } from 'vitest'
import { discPng } from '../src/png.ts'
import { raw } from '../src/raw.ts'
import { needsWeb } from '../src/reachable.ts'
import { faultOf, message } from '../src/shapes.ts'
import type { Target } from '../src/target.ts'
import { disc, discText, draftDataset, schemaText, UNKNOWN_ID } from '../src/things.ts'
import { namesIn, zipOf } from '../src/zip.ts'

const path = (id: number) => `/v1/tailored-gen/datasets/${id}/images/bulk-upload`
const red = discPng(1024, [217, 43, 43], [169, 216, 245])
const blue = discPng(1100, [42, 102, 217], [253, 243, 172])
const GIB = 1024 ** 3
const fast = { intervalMs: 100 }

export function bulk(target: () => Target): void {
  upload(target)
  refused(target)
  status(target)
  download(target)
}

/** An archive at an address that the server under test may reach. */
async function serveZip(
  context: TestContext,
  target: Target,
  files: Readonly<Record<string, Buffer>>,
): Promise<string> {
  const web = needsWeb(context, target)
  return web.serve('discs.zip', { body: await zipOf(files) })
}

function upload(target: () => Target): void {
  describe('POST /tailored-gen/datasets/{dataset_id}/images/bulk-upload', () => {
    it('202: takes the images of the archive, and reports each that it refused', async (context) => {
      const { client } = target()
      const zip_url = await serveZip(context, target(), {
        'discs/red.png': red,
        'discs/blue.png': blue,
        'discs/small.png': disc,
        'discs/movie.mov': Buffer.from('no image at all'),
        'discs/damaged.png': red.subarray(0, red.length >> 1),
        'readme.txt': Buffer.from('ignored'),
      })
      const { id } = await draftDataset(target(), 'advanced')
      await updateDataset(client, id, { visual_schema: schemaText })
      expect(await bulkUpload(client, id, { zip_url })).toEqual({
        message: expect.any(String),
        dataset_id: id,
        status: 'pending',
      })
      const report = await waitForBulkUpload(client, id, fast)
      const failed = (filename: string, error_code: number) => ({
        filename,
        error_code,
        error_message: expect.any(String),
      })
      expect(report).toMatchObject({
        status: 'completed',
        progress_percentage: 100,
        total_processed: 5,
        done: 2,
        failed: 3,
        failed_images: [
          failed('discs/small.png', 412),
          failed('discs/movie.mov', 415),
          failed('discs/damaged.png', 422),
        ],
      })
      const images = await listImages(client, id)
      expect(images).toMatchObject([
        { image_name: 'red.png', caption_source: 'automatic' },
        { image_name: 'blue.png', caption_source: 'automatic' },
      ])
    })

    it('202: without a visual schema the captions wait', async (context) => {
      const zip_url = await serveZip(context, target(), { 'red.png': red })
      const { id } = await draftDataset(target(), 'advanced')
      await bulkUpload(target().client, id, { zip_url })
      await waitForBulkUpload(target().client, id, fast)
      expect(await listImages(target().client, id)).toMatchObject([
        { caption: null, caption_source: 'pending' },
      ])
    })

    it('202, 409: a key starts it once, and not for another body', async (context) => {
      const zip_url = await serveZip(context, target(), { 'red.png': red })
      const { id } = await draftDataset(target(), 'advanced')
      const options = { idempotencyKey: crypto.randomUUID() }
      const first = await bulkUpload(target().client, id, { zip_url }, options)
      expect(await bulkUpload(target().client, id, { zip_url }, options)).toEqual(first)
      const other = { zip_url, content_moderation: true }
      const again = bulkUpload(target().client, id, other, options)
      await expect(again).rejects.toMatchObject({ status: 409, body: message })
      expect(await waitForBulkUpload(target().client, id, fast)).toMatchObject({ done: 1 })
    })

    it('202: an archive that is none fails as a whole, and was the one attempt', async (context) => {
      const web = needsWeb(context, target())
      const zip_url = web.serve('discs.zip', { body: Buffer.from('no archive') })
      const { id } = await draftDataset(target(), 'advanced')
      await bulkUpload(target().client, id, { zip_url })
      const waiting = waitForBulkUpload(target().client, id, fast)
      await expect(waiting).rejects.toBeInstanceOf(JobFailedError)
      await expect(waiting).rejects.toMatchObject({
        state: 'failed',
        details: { done: 0, failure: expect.any(String) },
      })
      const again = await raw(target(), 'POST', path(id), { body: { zip_url } })
      expect(again).toMatchObject({ status: 400, body: message })
    })
  })
}

function refused(target: () => Target): void {
  describe('POST /tailored-gen/datasets/{dataset_id}/images/bulk-upload, refused', () => {
    const zip_url = 'http://127.0.0.1:1/discs.zip'
    const post = (id: number, body: object = { zip_url }) =>
      raw(target(), 'POST', path(id), { body })

    it('400: a basic dataset', async () => {
      const { id } = await draftDataset(target())
      await uploadImage(target().client, id, { file: discText })
      expect(await post(id)).toMatchObject({ status: 400, body: message })
      expect(await listImages(target().client, id)).toHaveLength(1)
    })

    it.each([
      ['no address', {}],
      ['an address that is not public', { zip_url }],
      ['an address of no web server', { zip_url: 'ftp://example.com/discs.zip' }],
      ['something that is no address', { zip_url: 'discs.zip' }],
      ['an address with credentials', { zip_url: 'https://a:b@example.com/discs.zip' }],
    ])('400: %s, naming the field, and it was no attempt', async (_what, body) => {
      const { id } = await draftDataset(target(), 'advanced')
      expect(await post(id, body)).toMatchObject({ status: 400, body: faultOf('zip_url') })
      await expect(getBulkUploadStatus(target().client, id)).rejects.toMatchObject({ status: 404 })
    })

    it('400: an address where nothing is', async (context) => {
      const gone = needsWeb(context, target()).serve('discs.zip', { status: 410 })
      const { id } = await draftDataset(target(), 'advanced')
      expect(await post(id, { zip_url: gone })).toMatchObject({
        status: 400,
        body: faultOf('zip_url'),
      })
    })

    it('404: an unknown dataset', async () => {
      expect(await post(UNKNOWN_ID)).toMatchObject({ status: 404, body: message })
    })

    it('413: an archive of more than 5 GB', async (context) => {
      const headers = { 'content-length': String(6 * GIB) }
      const large = needsWeb(context, target()).serve('discs.zip', { headers, body: red })
      const { id } = await draftDataset(target(), 'advanced')
      expect(await post(id, { zip_url: large })).toMatchObject({ status: 413, body: message })
      await expect(getBulkUploadStatus(target().client, id)).rejects.toMatchObject({ status: 404 })
    })
  })
}

function status(target: () => Target): void {
  describe('GET /tailored-gen/datasets/{dataset_id}/images/bulk-upload/status', () => {
    it('404: a dataset that was never given an archive, and an unknown one', async () => {
      const { id } = await draftDataset(target(), 'advanced')
      for (const known of [id, UNKNOWN_ID])
        expect(await raw(target(), 'GET', `${path(known)}/status`)).toMatchObject({
          status: 404,
          body: message,
        })
    })
  })
}

function download(target: () => Target): void {
  describe('GET /datasets/{dataset_id}/download', () => {
    async function advanced(context: TestContext): Promise<number> {
      const zip_url = await serveZip(context, target(), { 'red.png': red, 'blue.png': blue })
      const { id } = await draftDataset(target(), 'advanced')
      await updateDataset(target().client, id, { visual_schema: schemaText })
      await bulkUpload(target().client, id, { zip_url })
      await waitForBulkUpload(target().client, id, fast)
      return id
    }

    it('200: gives the pictures as a ZIP and the captions as JSON, while nobody has edited any', async (context) => {
      const { client } = target()
      const id = await advanced(context)
      const { download_url, captions_url = '' } = await downloadDataset(client, id)
      const zip = Buffer.from(await downloadResult(client, download_url))
      expect(namesIn(zip)).toEqual(['red.png', 'blue.png'])
      const captions = new TextDecoder().decode(await downloadResult(client, captions_url))
      expect(Object.keys(JSON.parse(captions))).toEqual(['red.png', 'blue.png'])
      const [image] = await listImages(client, id)
      await updateImage(client, id, image?.id ?? 0, { caption: '{}' })
      expect(Object.keys(await downloadDataset(client, id))).toEqual(['download_url'])
    })

    it('200: under /tailored-gen too', async () => {
      const { id } = await draftDataset(target(), 'advanced')
      const answer = await raw(target(), 'GET', `/v1/tailored-gen/datasets/${id}/download`)
      expect(answer).toMatchObject({ status: 200, body: { download_url: expect.any(String) } })
    })

    it.each(['/v1', '/v1/tailored-gen'])('409: a basic dataset (%s)', async (prefix) => {
      const { id } = await draftDataset(target())
      const answer = await raw(target(), 'GET', `${prefix}/datasets/${id}/download`)
      expect(answer).toMatchObject({ status: 409, body: message })
    })

    it.each(['/v1', '/v1/tailored-gen'])('404: an unknown dataset (%s)', async (prefix) => {
      const answer = await raw(target(), 'GET', `${prefix}/datasets/${UNKNOWN_ID}/download`)
      expect(answer).toMatchObject({ status: 404, body: message })
    })
  })
}
