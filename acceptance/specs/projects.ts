import { ApiError, createDataset, createProject, getProject, listProjects } from '@atelier/client'
import { describe, expect, it } from 'vitest'
import { raw } from '../src/raw.ts'
import type { Target } from '../src/target.ts'
import { projectBody } from '../src/things.ts'
import { unsound } from './unsound.ts'

const path = '/v1/tailored-gen/projects'

export function projects(target: () => Target): void {
  describe('POST /tailored-gen/projects', () => {
    it('201: answers with the whole project', async () => {
      const project = await createProject(target().client, projectBody)
      expect(project).toMatchObject({ ...projectBody, project_description: '', status: 'active' })
      expect(Number.isInteger(project.id)).toBe(true)
      expect(project.created_at).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/)
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
        expect(answer.status).toBe(400)
        expect(answer.body).toMatchObject({ errors: [{ field_name: field }] })
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

    it('401: without a token', async () => {
      expect((await raw(target(), 'GET', path, { token: null })).status).toBe(401)
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

    it('401: without a token', async () => {
      expect((await raw(target(), 'GET', `${path}/1`, { token: null })).status).toBe(401)
    })
  })
}
