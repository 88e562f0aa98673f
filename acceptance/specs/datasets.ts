import {
  createDataset,
  createProject,
  getDataset,
  listDatasets,
  updateDataset,
} from '@atelier/client'
import { beforeAll, describe, expect, it } from 'vitest'
import { raw } from '../src/raw.ts'
import type { Target } from '../src/target.ts'
import {
  completedDataset,
  draftDataset,
  filledDataset,
  projectBody,
  schemaText,
} from '../src/things.ts'

const path = '/v1/tailored-gen/datasets'

export function datasets(target: () => Target): void {
  create(target)
  read(target)
  update(target)
}

function create(target: () => Target): void {
  describe('POST /tailored-gen/datasets', () => {
    it('201: is an empty draft', async () => {
      const project = await createProject(target().client, projectBody)
      const dataset = await createDataset(target().client, { project_id: project.id, name: 'D' })
      expect(dataset).toMatchObject({
        project_id: project.id,
        name: 'D',
        status: 'draft',
        captions_update_status: 'empty',
        upload_type: 'basic',
        visual_schema: null,
      })
    })

    it.each([
      ['without a name', { name: undefined }, 'name'],
      ['with a project id that is text', { project_id: 'one' }, 'project_id'],
      ['with an unknown upload type', { upload_type: 'huge' }, 'upload_type'],
    ])('400: %s, naming the field', async (_what, change, field) => {
      const answer = await raw(target(), 'POST', path, {
        body: { project_id: 1, name: 'D', ...change },
      })
      expect(answer.status).toBe(400)
      expect(answer.body).toMatchObject({ errors: [{ field_name: field }] })
    })

    it('404: an unknown project', async () => {
      const body = { project_id: 999_999, name: 'D' }
      expect((await raw(target(), 'POST', path, { body })).status).toBe(404)
    })

    it('401: without a token', async () => {
      expect((await raw(target(), 'POST', path, { body: {}, token: null })).status).toBe(401)
    })
  })
}

function read(target: () => Target): void {
  describe('GET /tailored-gen/datasets', () => {
    it('200: lists each dataset without its images', async () => {
      const { id } = await draftDataset(target())
      const list = await listDatasets(target().client)
      expect(list.find((dataset) => dataset.id === id)).toBeDefined()
      expect(list.every((dataset) => dataset.images === undefined)).toBe(true)
    })

    it('401: without a token', async () => {
      expect((await raw(target(), 'GET', path, { token: null })).status).toBe(401)
    })
  })

  describe('GET /tailored-gen/datasets/{dataset_id}', () => {
    it('200: answers with the images, as many as max_images asks', async () => {
      const { id } = await filledDataset(target())
      const all = await getDataset(target().client, id)
      expect(all).toMatchObject({ images_count: 5 })
      expect(all.images).toHaveLength(5)
      expect((await getDataset(target().client, id, { maxImages: 2 })).images).toHaveLength(2)
    })

    it.each(['0', '201', 'many'])('400: max_images %s', async (count) => {
      const { id } = await draftDataset(target())
      expect((await raw(target(), 'GET', `${path}/${id}?max_images=${count}`)).status).toBe(400)
    })

    it('404: an unknown id', async () => {
      expect((await raw(target(), 'GET', `${path}/999999`)).status).toBe(404)
    })

    it('401: without a token', async () => {
      expect((await raw(target(), 'GET', `${path}/1`, { token: null })).status).toBe(401)
    })
  })
}

function update(target: () => Target): void {
  describe('PUT /tailored-gen/datasets/{dataset_id}', () => {
    let completed: number
    beforeAll(async () => {
      completed = (await completedDataset(target())).id
    })

    it('200: keeps the visual schema as the JSON text that was sent', async () => {
      const { id } = await draftDataset(target())
      const updated = await updateDataset(target().client, id, {
        name: 'E',
        visual_schema: schemaText,
      })
      expect(updated).toMatchObject({ name: 'E', status: 'draft' })
      expect(JSON.parse(updated.visual_schema ?? '')).toEqual(JSON.parse(schemaText))
    })

    it('200: completes a dataset of five captioned images; its name stays free', async () => {
      expect(await getDataset(target().client, completed)).toMatchObject({ status: 'completed' })
      expect(await updateDataset(target().client, completed, { name: 'F' })).toMatchObject({
        name: 'F',
      })
    })

    it.each(['{not json', '[1]', '"text"'])('400: the visual schema %s', async (visual_schema) => {
      const { id } = await draftDataset(target())
      expect(
        (await raw(target(), 'PUT', `${path}/${id}`, { body: { visual_schema } })).status,
      ).toBe(400)
    })

    it('404: an unknown id', async () => {
      expect((await raw(target(), 'PUT', `${path}/999999`, { body: { name: 'x' } })).status).toBe(
        404,
      )
    })

    it('409: completing with fewer than five images', async () => {
      const { id } = await draftDataset(target())
      await updateDataset(target().client, id, { visual_schema: schemaText })
      const answer = await raw(target(), 'PUT', `${path}/${id}`, { body: { status: 'completed' } })
      expect(answer.status).toBe(409)
      expect(await getDataset(target().client, id)).toMatchObject({ status: 'draft' })
    })

    it.each([
      ['changing the visual schema of a completed dataset', { visual_schema: '{}' }],
      ['making a completed dataset a draft again', { status: 'draft' }],
    ])('409: %s', async (_what, body) => {
      expect((await raw(target(), 'PUT', `${path}/${completed}`, { body })).status).toBe(409)
    })

    it('401: without a token', async () => {
      const answer = await raw(target(), 'PUT', `${path}/1`, { body: {}, token: null })
      expect(answer.status).toBe(401)
    })
  })
}
