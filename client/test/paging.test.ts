import { describe, expect, it } from 'vitest'
import { eachOf, listImages, listProjects } from '../src/index.ts'
import { image, project } from './answers.ts'
import { recordingServer } from './recording-server.ts'

const page = (ids: number[], next?: string) => ({
  status: 200,
  body: ids.map((id) => ({ ...image, id })),
  ...(next === undefined ? {} : { headers: { 'x-next-cursor': next } }),
})

describe('a list', () => {
  it('is an array that knows where it goes on', async () => {
    const next = { 'x-next-cursor': 'abc' }
    await using server = await recordingServer({ status: 200, body: [project], headers: next })
    const projects = await listProjects(server.client, { limit: 1 })
    expect(projects).toEqual([project])
    expect(projects.nextCursor).toBe('abc')
    expect(JSON.stringify(projects)).toBe(JSON.stringify([project]))
  })

  it('is gone through page after page, to the end', async () => {
    await using server = await recordingServer(page([1, 2], 'a+b/c='), page([3]))
    const ids: number[] = []
    const images = eachOf((part) => listImages(server.client, 4, part), { pageSize: 2 })
    for await (const { id } of images) ids.push(id)
    expect(ids).toEqual([1, 2, 3])
    const path = '/v1/tailored-gen/datasets/4/images'
    expect(server.requests.map(({ url }) => url)).toEqual([
      `${path}?limit=2`,
      `${path}?limit=2&cursor=a%2Bb%2Fc%3D`,
    ])
  })

  it('that is left early asks for no more', async () => {
    await using server = await recordingServer(page([1, 2], 'next'))
    for await (const { id } of eachOf((part) => listImages(server.client, 4, part))) {
      expect(id).toBe(1)
      break
    }
    expect(server.requests).toHaveLength(1)
  })
})
