import {
  createDataset,
  createProject,
  deleteDataset,
  getDataset,
  getImage,
  getModel,
  listDatasets,
  listImages,
  listProjectDatasets,
  updateDataset,
  uploadImage,
} from '@atelier/client'
import { beforeAll, describe, expect, it } from 'vitest'
import { raw } from '../src/raw.ts'
import { message } from '../src/shapes.ts'
import type { Target } from '../src/target.ts'
import {
  discPictures,
  discText,
  draftDataset,
  filledDataset,
  newModel,
  projectBody,
  schemaText,
  sharedCompletedDataset,
  UNKNOWN_ID,
} from '../src/things.ts'
import { nested, unsound } from './unsound.ts'

const path = '/v1/tailored-gen/datasets'

export function datasets(target: () => Target): void {
  create(target)
  read(target)
  readOfProject(target)
  update(target)
  updateAtOnce(target)
  remove(target)
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

    it.each(unsound)('400: %s in its name', async (_what, name) => {
      const body = { project_id: 1, name }
      expect((await raw(target(), 'POST', path, { body })).status).toBe(400)
    })

    it('404: an unknown project', async () => {
      const body = { project_id: UNKNOWN_ID, name: 'D' }
      expect((await raw(target(), 'POST', path, { body })).status).toBe(404)
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
      expect((await raw(target(), 'GET', `${path}/${UNKNOWN_ID}`)).status).toBe(404)
    })
  })
}

function readOfProject(target: () => Target): void {
  describe('GET /tailored-gen/projects/{project_id}/datasets', () => {
    const of = (projectId: number, query = '') =>
      raw(target(), 'GET', `/v1/tailored-gen/projects/${projectId}/datasets${query}`)

    it('200: lists the datasets of the project and of no other', async () => {
      const dataset = await draftDataset(target())
      await draftDataset(target())
      const list = await listProjectDatasets(target().client, dataset.project_id)
      expect(list).toMatchObject([{ id: dataset.id, project_id: dataset.project_id }])
      expect(Object.keys(list[0] ?? {})).not.toContain('models')
    })

    it.each(['true', 'True', '1'])(
      '200: adds models and their ids when asked with %s',
      async (yes) => {
        const dataset = await draftDataset(target())
        const { id } = await newModel(target(), dataset.id)
        const query = `?include_models=${yes}&include_models_ids=${yes}`
        expect((await of(dataset.project_id, query)).body).toMatchObject([
          { models: [{ id }], model_ids: [String(id)] },
        ])
      },
    )

    it('400: a flag that is none', async () => {
      const { project_id } = await draftDataset(target())
      expect((await of(project_id, '?include_models=maybe')).status).toBe(400)
    })

    it('404: an unknown project', async () => {
      expect((await of(UNKNOWN_ID)).status).toBe(404)
    })
  })
}

function updateAtOnce(target: () => Target): void {
  describe('PUT /tailored-gen/datasets/{dataset_id} with schema and status together', () => {
    async function uncaptioned(count: number): Promise<number> {
      const { id } = await draftDataset(target())
      for (const picture of discPictures(256).slice(0, count)) {
        await uploadImage(target().client, id, { file: picture.toString('base64') })
      }
      return id
    }
    const change = { visual_schema: schemaText, status: 'completed' } as const

    it('200: captions the images that wait and completes', async () => {
      const id = await uncaptioned(5)
      expect(await updateDataset(target().client, id, change)).toMatchObject({
        status: 'completed',
      })
      for (const { caption, caption_source } of await listImages(target().client, id)) {
        expect(JSON.parse(caption ?? '')).toMatchObject({ short_description: expect.any(String) })
        expect(caption_source).toBe('automatic')
      }
    })

    it('409: with too few images, and nothing of it is kept', async () => {
      const id = await uncaptioned(3)
      const body = { name: 'new', ...change }
      expect((await raw(target(), 'PUT', `${path}/${id}`, { body })).status).toBe(409)
      const after = await getDataset(target().client, id)
      expect(after).toMatchObject({ name: 'Discs', visual_schema: null, status: 'draft' })
      expect(after.images?.map(({ caption }) => caption)).toEqual([null, null, null])
    })
  })
}

function update(target: () => Target): void {
  describe('PUT /tailored-gen/datasets/{dataset_id}', () => {
    let completed: number
    beforeAll(async () => {
      completed = (await sharedCompletedDataset(target())).id
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

    it.each([
      ...unsound.map(([what, text]) => [what, JSON.stringify({ context: text })] as const),
      ...unsound.map(
        ([what, text]) => [`${what} as a key`, JSON.stringify({ [text]: 1 })] as const,
      ),
      ['40,000 levels', nested(40_000)] as const,
    ])('400: a visual schema that hides %s', async (_what, visual_schema) => {
      const { id } = await draftDataset(target())
      const answer = await raw(target(), 'PUT', `${path}/${id}`, { body: { visual_schema } })
      expect(answer.status).toBe(400)
      expect(answer.body).toMatchObject({ errors: [{ field_name: 'visual_schema' }] })
    })

    it('404: an unknown id', async () => {
      expect(
        (await raw(target(), 'PUT', `${path}/${UNKNOWN_ID}`, { body: { name: 'x' } })).status,
      ).toBe(404)
    })

    it('409: completing without a visual schema', async () => {
      const { id } = await draftDataset(target())
      for (const picture of discPictures(256))
        await uploadImage(target().client, id, { file: picture.toString('base64') })
      const answer = await raw(target(), 'PUT', `${path}/${id}`, { body: { status: 'completed' } })
      expect(answer).toMatchObject({ status: 409, body: message })
      expect(await getDataset(target().client, id)).toMatchObject({ status: 'draft' })
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
  })
}

function remove(target: () => Target): void {
  describe('DELETE /tailored-gen/datasets/{dataset_id}', () => {
    it('204: takes its images with it; a model on it stays, and knows where it came from', async () => {
      const { id } = await draftDataset(target())
      const image = await uploadImage(target().client, id, { file: discText })
      const model = await newModel(target(), id)
      expect(await raw(target(), 'DELETE', `${path}/${id}`)).toMatchObject({
        status: 204,
        body: '',
      })
      for (const read of [
        getDataset(target().client, id),
        getImage(target().client, id, image.id),
        listImages(target().client, id),
      ]) {
        await expect(read).rejects.toMatchObject({ status: 404 })
      }
      expect(await getModel(target().client, model.id)).toMatchObject({ dataset_id: id })
    })

    it('404: an unknown id', async () => {
      const deletion = deleteDataset(target().client, UNKNOWN_ID)
      await expect(deletion).rejects.toMatchObject({ status: 404, body: message })
    })
  })
}
