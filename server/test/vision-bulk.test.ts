import type { Image } from '@atelier/contract'
import { afterAll, describe, expect, it } from 'vitest'
import { archiveStudio } from './archive-studio.ts'
import { disc } from './real-app.ts'
import { LOCKED_OUT, startVlm } from './vlm.ts'
import { zipOf } from './zips.ts'

const data = await disc(90, 1024)
const archive = zipOf([1, 2, 3, 4, 5, 6].map((n) => ({ name: `${n}.png`, data })))

describe('an archive on a server with a vision service', async () => {
  const vlm = await startVlm()
  const s = archiveStudio({ env: vlm.env })
  afterAll(() => vlm[Symbol.asyncDispose]())
  const path = (id: number) => `/v1/tailored-gen/datasets/${id}`
  const captionsOf = async (id: number) =>
    ((await s.ask('GET', `${path(id)}/images`)).body as Image[]).map(({ caption }) => caption)

  async function filled(): Promise<number> {
    const { id } = await s.createAdvanced()
    const visual_schema = JSON.stringify({ style_medium: 'ink' })
    expect((await s.ask('PUT', path(id), { visual_schema })).status).toBe(200)
    await s.start(id, s.serve(archive))
    await s.work('ingest-archive', { datasetId: id })
    return id
  }

  it('is read without waiting for it, and a job captions every image of it once', async () => {
    const id = await filled()
    expect(vlm.asked).toEqual([])
    expect(await captionsOf(id)).toEqual(Array(6).fill(null))
    await s.real.patrol()
    expect(await s.jobsOf('caption-waiting')).toContainEqual({ datasetId: id })
    await s.work('caption-waiting', { datasetId: id })
    expect(await captionsOf(id)).toEqual(Array(6).fill(expect.stringContaining('shiny disc')))
    expect(vlm.asked).toHaveLength(6)
    await s.work('caption-waiting', { datasetId: id })
    expect(vlm.asked).toHaveLength(6)
  })

  it('that is away in between loses nothing: a clone waits for its captions as the original does', async () => {
    vlm.says = LOCKED_OUT
    const id = await filled()
    await s.work('caption-waiting', { datasetId: id })
    const clone = (await s.ask('POST', `${path(id)}/clone`, {})).body as { id: number }
    vlm.says = undefined
    for (const datasetId of [id, clone.id]) {
      await s.work('caption-waiting', { datasetId })
      expect(await captionsOf(datasetId)).toEqual(Array(6).fill(expect.stringContaining('shiny')))
    }
  })
})
