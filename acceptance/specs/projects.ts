import {
  ApiError,
  createDataset,
  createProject,
  deleteProject,
  getDataset,
  getModel,
  getProject,
  listProjects,
  updateProject,
} from '@atelier/client'
import { describe, expect, it } from 'vitest'
import { raw } from '../src/raw.ts'
import { faultOf, timestamp } from '../src/shapes.ts'
import type { Target } from '../src/target.ts'
import { draftDataset, newModel, projectBody, UNKNOWN_ID } from '../src/things.ts'
import { unsound } from './unsound.ts'

const path = '/v1/tailored-gen/projects'

export function projects(target: () => Target): void {
  createAndRead(target)
  update(target)
  remove(target)
}

function createAndRead(target: () => Target): void {
  describe('POST /tailored-gen/projects', () => {
    it('201: answers with the whole project', async () => {
      const project = await createProject(target().client, projectBody)
      expect(project).toMatchObject({ ...projectBody, project_description: '', status: 'active' })
      expect(Number.isInteger(project.id)).toBe(true)
      expect(project).toMatchObject({ created_at: timestamp, updated_at: timestamp })
    })

    it('201: ignores fields that it does not know', async () => {
      const body = { ...projectBody, automatic_captioning: true }
      expect((await raw(target(), 'POST', path, { body })).status).toBe(201)
    })

    it('201: a description of more words than are advised', async () => {
      const ip_description = 'a small friendly round disc with a long red tail'
      const body = { ...projectBody, ip_type: 'defined_character', ip_description } as const
      expect(await createProject(target().client, body)).toMatchObject({ ip_description })
    })

    it.each([
      ['without a name', { project_name: undefined }, 'project_name'],
      ['with a type that is none', { ip_type: 'robot' }, 'ip_type'],
      ['with a name that is no text', { project_name: 5 }, 'project_name'],
      ['as icons in photography', { ip_medium: 'photography' }, 'ip_type'],
      [
        'as a defined character without a name',
        { ip_type: 'defined_character', ip_name: undefined },
        'ip_name',
      ],
      [
        'as a defined character without a description',
        { ip_type: 'defined_character', ip_description: undefined },
        'ip_description',
      ],
    ])('400: %s, naming the field', async (_what, change, field) => {
      const before = await listProjects(target().client)
      const answer = await raw(target(), 'POST', path, { body: { ...projectBody, ...change } })
      expect(answer.status).toBe(400)
      expect(answer.body).toMatchObject({ errors: [{ field_name: field }] })
      expect(await listProjects(target().client)).toHaveLength(before.length)
    })

    it.each(unsound)('400: %s in any of its words, naming the field', async (_what, text) => {
      for (const field of ['project_name', 'project_description', 'ip_name', 'ip_description']) {
        const body = { ...projectBody, [field]: text }
        const answer = await raw(target(), 'POST', path, { body })
        expect(answer).toMatchObject({ status: 400, body: faultOf(field) })
      }
    })

    it('400: a body that is nested 100,000 deep', async () => {
      const payload = `{"project_name":${'['.repeat(100_000)}${']'.repeat(100_000)}}`
      expect((await raw(target(), 'POST', path, { payload })).status).toBe(400)
    })

    it('400: a body that is no JSON', async () => {
      expect((await raw(target(), 'POST', path, { payload: '{"project_name":' })).status).toBe(400)
    })

    it.each([
      ['none', null],
      ['a wrong one', 'wrong'],
    ])('401: a token that is %s', async (_what, token) => {
      const answer = await raw(target(), 'POST', path, { token, body: projectBody })
      expect(answer.status).toBe(401)
      expect(answer.body).toEqual({ message: expect.any(String) })
    })
  })

  describe('GET /tailored-gen/projects', () => {
    it('200: is a bare array with each project, also under /v2', async () => {
      const project = await createProject(target().client, projectBody)
      const v1 = await raw(target(), 'GET', path)
      const v2 = await raw(target(), 'GET', path.replace('/v1', '/v2'))
      expect(v1.status).toBe(200)
      expect(v1.body).toContainEqual(project)
      expect(v2.body).toEqual(v1.body)
    })
  })

  describe('GET /tailored-gen/projects/{project_id}', () => {
    it('200: answers with the project', async () => {
      const project = await createProject(target().client, projectBody)
      expect(await getProject(target().client, project.id)).toEqual(project)
    })

    it('200: says the model family once there is a dataset', async () => {
      const { client } = target()
      const { id, training_version } = await createProject(client, projectBody)
      expect(training_version).toBeNull()
      await createDataset(client, { project_id: id, name: 'D' })
      expect(await getProject(client, id)).toMatchObject({ training_version: 'fibo' })
    })

    it('404: an unknown id', async () => {
      await expect(getProject(target().client, 999_999)).rejects.toMatchObject({ status: 404 })
      await expect(getProject(target().client, 999_999)).rejects.toBeInstanceOf(ApiError)
    })

    it.each(['abc', '1.5', '-1', '99999999999999999999'])(
      '404: the id %s, which none can be',
      async (id) => {
        const answer = await raw(target(), 'GET', `${path}/${id}`)
        expect(answer.status).toBe(404)
        expect(answer.body).toEqual({ message: expect.any(String) })
      },
    )
  })
}

function update(target: () => Target): void {
  describe('PUT /tailored-gen/projects/{project_id}', () => {
    it('200: changes what is given, and keeps the rest', async () => {
      const project = await createProject(target().client, projectBody)
      const change = { project_name: 'Balls', project_description: 'round' }
      const changed = await updateProject(target().client, project.id, change)
      expect(changed).toEqual({ ...project, ...change, updated_at: timestamp })
      expect(await getProject(target().client, project.id)).toEqual(changed)
    })

    it('200: leaves type and medium as they are', async () => {
      const { id } = await createProject(target().client, projectBody)
      const body = { ip_type: 'other', ip_medium: 'photography' }
      const { ip_type, ip_medium } = projectBody
      const answer = await raw(target(), 'PUT', `${path}/${id}`, { body })
      expect(answer).toMatchObject({ status: 200, body: { ip_type, ip_medium } })
    })

    it('400: takes the name from a character, which needs one', async () => {
      const body = { ...projectBody, ip_type: 'defined_character' } as const
      const project = await createProject(target().client, body)
      for (const ip_name of ['', 'one two three four']) {
        const answer = await raw(target(), 'PUT', `${path}/${project.id}`, { body: { ip_name } })
        expect(answer).toMatchObject({ status: 400, body: faultOf('ip_name') })
      }
      expect(await getProject(target().client, project.id)).toEqual(project)
    })

    it.each(unsound)('400: %s in any of its words', async (_what, text) => {
      const { id } = await createProject(target().client, projectBody)
      for (const field of ['project_name', 'project_description', 'ip_name', 'ip_description']) {
        const answer = await raw(target(), 'PUT', `${path}/${id}`, { body: { [field]: text } })
        expect(answer).toMatchObject({ status: 400, body: faultOf(field) })
      }
    })
  })
}

function remove(target: () => Target): void {
  describe('DELETE /tailored-gen/projects/{project_id}', () => {
    it('204: takes datasets and models with it', async () => {
      const dataset = await draftDataset(target())
      const model = await newModel(target(), dataset.id)
      const answer = await raw(target(), 'DELETE', `${path}/${dataset.project_id}`)
      expect(answer).toMatchObject({ status: 204, body: '' })
      for (const read of [
        getProject(target().client, dataset.project_id),
        getDataset(target().client, dataset.id),
        getModel(target().client, model.id),
      ]) {
        await expect(read).rejects.toMatchObject({ status: 404 })
      }
    })

    it('404: a second time', async () => {
      const { id } = await createProject(target().client, projectBody)
      await deleteProject(target().client, id)
      await expect(deleteProject(target().client, id)).rejects.toMatchObject({ status: 404 })
      await expect(deleteProject(target().client, UNKNOWN_ID)).rejects.toMatchObject({
        status: 404,
      })
    })
  })
}
