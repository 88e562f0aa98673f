import {
  fixDataset,
  getImage,
  type Image,
  lintDataset,
  listCaptionVersions,
  listImages,
  undoCaption,
  updateDataset,
  updateImage,
} from '@atelier/client'
import { beforeAll, describe, expect, it } from 'vitest'
import { raw } from '../src/raw.ts'
import { message } from '../src/shapes.ts'
import type { Target } from '../src/target.ts'
import { filledDataset, sharedCompletedDataset, UNKNOWN_ID } from '../src/things.ts'

const pathOf = (dataset: number) => `/v1/tailored-gen/datasets/${dataset}/lint`
const ALL = { body: { all: true } }

export function lint(target: () => Target): void {
  describe('lint', () => {
    let dataset: number
    let image: Image
    beforeAll(async () => {
      dataset = (await filledDataset(target())).id
      const [first] = await listImages(target().client, dataset)
      if (first === undefined) throw new Error('images were uploaded')
      image = first
    })

    /** Writes a caption that quotes its file and contradicts the schema. */
    async function spoil(): Promise<string> {
      const caption = JSON.stringify({
        ...JSON.parse(image.caption ?? '{}'),
        short_description: 'IMG_0042.JPG shows a disc',
        style_medium: 'photograph',
      })
      await updateImage(target().client, dataset, image.id, { caption })
      return caption
    }

    it('GET lint 200: finds nothing that is an error in captions as they were made', async () => {
      const { findings, checked_images } = await lintDataset(target().client, dataset)
      expect(checked_images).toBe(5)
      expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
    })

    it('GET lint 200, POST lint/fix 200: names what is wrong with a caption, puts it right in one call, and undo brings it back', async () => {
      const { client } = target()
      const spoilt = await spoil()
      const { findings } = await lintDataset(client, dataset)
      const rules = findings.map(({ rule }) => rule)
      expect(rules).toEqual(expect.arrayContaining(['leaked_file_name', 'contradicts_schema']))
      const ids = findings.filter(({ fix }) => fix).map(({ id }) => id)
      const done = await fixDataset(client, dataset, { findings: ids })
      expect(done.applied.map(({ id }) => id)).toEqual(expect.arrayContaining(ids))
      const fixed = JSON.parse((await getImage(client, dataset, image.id)).caption ?? '{}')
      expect(fixed).toMatchObject({ style_medium: 'digital illustration' })
      expect(JSON.stringify(fixed)).not.toContain('IMG_0042')
      expect((await fixDataset(client, dataset, { findings: ids })).no_longer_apply).toEqual(
        expect.arrayContaining(ids),
      )
      const [latest] = await listCaptionVersions(client, dataset, image.id)
      expect(latest?.origin).toBe('fix')
      const undone = await undoCaption(client, dataset, image.id)
      expect(undone.caption).toBe(spoilt)
    })

    it('PUT dataset 200: completing says what there is to put right, and completes all the same', async () => {
      const { client } = target()
      const { id } = await filledDataset(target())
      const [first] = await listImages(client, id)
      const caption = JSON.stringify({ short_description: 'DSC_0001.png' })
      await updateImage(client, id, first?.id ?? 0, { caption })
      const completed = await updateDataset(client, id, { status: 'completed' })
      expect(completed.status).toBe('completed')
      const codes = completed.warnings?.map(({ code }) => code)
      expect(codes).toContain('lint_leaked_file_name')
    })

    it('POST lint/fix 400: neither findings nor all, or both', async () => {
      const path = `${pathOf(dataset)}/fix`
      for (const body of [{}, { all: true, findings: ['0123456789abcdef'] }, { findings: ['x'] }])
        expect(await raw(target(), 'POST', path, { body })).toMatchObject({ status: 400 })
    })

    it('POST lint/fix 409: a completed dataset stays as it is', async () => {
      const { id } = await sharedCompletedDataset(target())
      expect((await lintDataset(target().client, id)).checked_images).toBe(5)
      const answer = await raw(target(), 'POST', `${pathOf(id)}/fix`, ALL)
      expect(answer).toMatchObject({ status: 409, body: message })
    })

    it('GET lint 404, POST lint/fix 404: an unknown dataset', async () => {
      const path = pathOf(UNKNOWN_ID)
      expect((await raw(target(), 'GET', path)).status).toBe(404)
      expect((await raw(target(), 'POST', `${path}/fix`, ALL)).status).toBe(404)
    })
  })
}
