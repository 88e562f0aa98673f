import {
  createDataset,
  createProject,
  generateVisualSchema,
  listImages,
  listProjectDatasets,
  listProjects,
  uploadImageFile,
} from '@atelier/client'
import { describe, expect, it } from 'vitest'
import { addressOf, isGeneration, readOperations } from '../src/document.ts'
import { raw } from '../src/raw.ts'
import { faultOf, generationError, message } from '../src/shapes.ts'
import { soundBody } from '../src/sound.ts'
import type { Target } from '../src/target.ts'
import {
  disc,
  discPictures,
  draftDataset,
  filledDataset,
  projectBody,
  UNKNOWN_ID,
} from '../src/things.ts'

const projects = '/v1/tailored-gen/projects'

export function idempotency(target: () => Target): void {
  const post = (path: string, key: string, body: unknown) =>
    raw(target(), 'POST', path, { body, headers: { 'idempotency-key': key } })

  describe('a POST with an Idempotency-Key', () => {
    it('is carried out once; the second time it gives the same answer, and says so', async () => {
      const key = crypto.randomUUID()
      const before = await listProjects(target().client)
      const first = await post(projects, key, projectBody)
      const second = await post(projects, key, projectBody)
      expect([first.status, second.status]).toEqual([201, 201])
      expect(second.body).toEqual(first.body)
      expect(second.headers.get('location')).toBe(first.headers.get('location'))
      expect(first.headers.get('idempotent-replayed')).toBeNull()
      expect(second.headers.get('idempotent-replayed')).toBe('true')
      expect(await listProjects(target().client)).toHaveLength(before.length + 1)
    })

    it('is carried out once when it is sent several times at once', async () => {
      const { id } = await createProject(target().client, projectBody)
      const options = { idempotencyKey: crypto.randomUUID() }
      const body = { project_id: id, name: 'Discs' }
      const made = await Promise.all(
        Array.from({ length: 5 }, () => createDataset(target().client, body, options)),
      )
      expect(await listProjectDatasets(target().client, id)).toHaveLength(1)
      expect(new Set(made.map((dataset) => dataset.id)).size).toBe(1)
    })

    it('takes a file in a form once, too', async () => {
      const { id } = await draftDataset(target())
      const file = new File([new Uint8Array(disc)], 'disc.png')
      const options = { idempotencyKey: crypto.randomUUID() }
      const [first, second] = [
        await uploadImageFile(target().client, id, file, {}, options),
        await uploadImageFile(target().client, id, file, {}, options),
      ]
      expect(second).toEqual(first)
      expect(await listImages(target().client, id)).toHaveLength(1)
    })

    it('keeps no refusal: what was refused may be tried again', async () => {
      const key = crypto.randomUUID()
      const wrong = { ...projectBody, ip_medium: 'photography' }
      expect((await post(projects, key, wrong)).status).toBe(400)
      expect((await post(projects, key, projectBody)).status).toBe(201)
    })

    it.each(['two words', 'é', 'k'.repeat(256)])('400: the key %j, at every POST', async (key) => {
      const posts = (await readOperations(target())).filter(({ method }) => method === 'POST')
      for (const operation of posts) {
        const { name, path } = operation
        const body = soundBody(operation, () => UNKNOWN_ID)
        const answer = await post(
          addressOf(operation, () => UNKNOWN_ID),
          key,
          body,
        )
        const details = expect.stringContaining('Idempotency-Key')
        const fault = isGeneration(path)
          ? generationError(400, details)
          : faultOf('Idempotency-Key')
        expect(answer, name).toMatchObject({ status: 400, body: fault })
      }
    })
  })

  describe('a POST whose key was used for another body', () => {
    async function used(path: string, first: object, second: object): Promise<void> {
      const key = crypto.randomUUID()
      expect((await post(path, key, first)).status).toBeLessThan(300)
      expect(await post(path, key, second)).toMatchObject({ status: 409, body: message })
    }
    const v1 = '/v1/tailored-gen'

    it('409: projects', () => used(projects, projectBody, { ...projectBody, ip_name: 'Ball' }))

    it('409: datasets, models and clones', async () => {
      const { id, project_id } = await draftDataset(target())
      const named = (name: string) => ({ project_id, dataset_id: id, name })
      for (const path of ['datasets', 'models', `datasets/${id}/clone`])
        await used(`${v1}/${path}`, named('one'), named('two'))
    })

    it('409: images', async () => {
      const { id } = await draftDataset(target())
      const file = disc.toString('base64')
      const path = `${v1}/datasets/${id}/images`
      await used(path, { file }, { file, image_name: 'other' })
      expect(await listImages(target().client, id)).toHaveLength(1)
    })

    it('409: visual schemas', async () => {
      const idempotencyKey = crypto.randomUUID()
      const images = discPictures(256).map((picture) => picture.toString('base64'))
      await generateVisualSchema(target().client, { images }, { idempotencyKey })
      const other = { images: images.toReversed() }
      const again = generateVisualSchema(target().client, other, { idempotencyKey })
      await expect(again).rejects.toMatchObject({ status: 409, body: message })
    })

    it('409: refinements', async () => {
      const { id } = await filledDataset(target(), 1)
      const body = {
        dataset_id: id,
        structured_prompt: '{"short_description":"a disc","background_setting":"plain white"}',
        instruction: 'make the background blue',
      }
      const other = { ...body, instruction: 'make the background red' }
      await used(`${v1}/refine_structured_prompt`, body, other)
    })
  })
}
