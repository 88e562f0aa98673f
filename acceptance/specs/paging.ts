import {
  createDataset,
  createProject,
  eachOf,
  listDatasets,
  listImages,
  listModels,
  listProjectDatasets,
  listProjectModels,
  listProjects,
  uploadImage,
} from '@atelier/client'
import { beforeAll, describe, expect, it } from 'vitest'
import { raw } from '../src/raw.ts'
import type { Target } from '../src/target.ts'
import { discText, newModel, projectBody } from '../src/things.ts'

type List = Parameters<typeof eachOf<{ id: number }>>[0]

export function paging(target: () => Target): void {
  describe('a list in parts', () => {
    let projectId: number
    let datasetId: number
    beforeAll(async () => {
      const { client } = target()
      projectId = (await createProject(client, projectBody)).id
      const body = { project_id: projectId, name: 'Discs' }
      datasetId = (await createDataset(client, body)).id
      await createDataset(client, body)
      await createDataset(client, body)
      for (let i = 0; i < 3; i++) {
        await newModel(target(), datasetId)
        await uploadImage(client, datasetId, { file: discText })
      }
    })

    const lists: readonly (readonly [string, List])[] = [
      ['projects', (page) => listProjects(target().client, page)],
      ['datasets', (page) => listDatasets(target().client, page)],
      ['models', (page) => listModels(target().client, page)],
      ['project datasets', (page) => listProjectDatasets(target().client, projectId, page)],
      ['project models', (page) => listProjectModels(target().client, projectId, page)],
      ['images', (page) => listImages(target().client, datasetId, page)],
    ]

    it.each(lists)('is the whole one, in its order: %s', async (_name, list) => {
      const whole = await list({ limit: 1_000, cursor: undefined })
      const ids: number[] = []
      for await (const { id } of eachOf(list, { pageSize: Math.ceil(whole.length / 3) + 1 }))
        ids.push(id)
      expect(ids).toEqual(whole.map(({ id }) => id))
      expect(whole.nextCursor).toBeUndefined()
    })

    it.each(lists)('has no more items than were asked for: %s', async (_name, list) => {
      const first = await list({ limit: 1, cursor: undefined })
      const second = await list({ limit: 1, cursor: first.nextCursor })
      expect([first.length, second.length]).toEqual([1, 1])
      expect(second[0]?.id).toBeGreaterThan(first[0]?.id ?? 0)
    })

    it('names the next one in a Link, as a bare array all the same', async () => {
      const path = `/v1/tailored-gen/datasets/${datasetId}/images`
      const answer = await raw(target(), 'GET', `${path}?limit=2`)
      expect(answer.body).toHaveLength(2)
      const [, next = ''] = /^<([^>]+)>; rel="next"$/.exec(answer.headers.get('link') ?? '') ?? []
      const rest = await raw(target(), 'GET', next)
      expect(rest.body).toHaveLength(1)
      expect([rest.headers.get('link'), rest.headers.get('x-next-cursor')]).toEqual([null, null])
    })
  })
}
