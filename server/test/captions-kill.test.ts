import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { CaptionVersion, Dataset, Image, Project } from '@atelier/contract'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { disc } from './real-app.ts'
import { type ServerProcess, startServerProcess } from './server-process.ts'

const IMAGES = 40
const schema = (artistic_style: string) =>
  JSON.stringify({ artistic_style, style_medium: 'digital illustration' })
const file = (await disc(200)).toString('base64')

let root: string
const servers: ServerProcess[] = []
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'atelier-captions-'))
})
afterAll(async () => {
  for (const { child } of servers) child.kill('SIGKILL')
  await rm(root, { recursive: true, force: true })
})

async function start(): Promise<ServerProcess> {
  const server = await startServerProcess(root)
  servers.push(server)
  return server
}

const captionOf = ({ caption }: Image) => JSON.parse(caption ?? '{}')

/** A draft whose every caption a person has edited, and whose schema says something new since; the path of the dataset. */
async function editedDataset({ call }: ServerProcess): Promise<string> {
  const project = { project_name: 'p', ip_type: 'icons', ip_medium: 'illustration' }
  const { body } = await call<Project>('POST', '/v1/tailored-gen/projects', project)
  const values = { project_id: body.id, name: 'd' }
  const made = await call<Dataset>('POST', '/v1/tailored-gen/datasets', values)
  const dataset = `/v1/tailored-gen/datasets/${made.body.id}`
  await call('PUT', dataset, { visual_schema: schema('flat') })
  for (let i = 0; i < IMAGES; i++) {
    const { body: image } = await call<Image>('POST', `${dataset}/images`, { file })
    const caption = JSON.stringify({ ...captionOf(image), context: `mine ${i}` })
    await call('PUT', `${dataset}/images/${image.id}`, { caption })
  }
  await call('PUT', dataset, { visual_schema: schema('engraved') })
  return dataset
}

function isRenewed(image: Image): boolean {
  return captionOf(image).artistic_style === 'engraved'
}

async function renewedOf({ call }: ServerProcess, dataset: string): Promise<number> {
  return (await call<Image[]>('GET', `${dataset}/images`)).body.filter(isRenewed).length
}

it('A server that is killed while it makes captions anew goes on with those that are left: no edit is lost, and none is merged twice', async () => {
  const first = await start()
  const dataset = await editedDataset(first)
  expect((await first.call('PUT', `${dataset}/images`)).status).toBe(202)
  let done = 0
  while (done === 0) done = await renewedOf(first, dataset)
  await first.kill('SIGKILL')

  const second = await start()
  expect(await renewedOf(second, dataset)).toBeGreaterThanOrEqual(done)
  expect(done).toBeLessThan(IMAGES)
  for (;;) {
    const { body } = await second.call<Dataset>('GET', dataset)
    if (body.captions_update_status === 'completed') break
    await sleep(50)
  }
  const { body: images } = await second.call<Image[]>('GET', `${dataset}/images`)
  expect(images.map((image) => captionOf(image).context)).toEqual(
    Array.from({ length: IMAGES }, (_, i) => `mine ${i}`),
  )
  expect(images.filter(isRenewed)).toHaveLength(IMAGES)
  for (const image of images) {
    expect(image).toMatchObject({ caption_source: 'manual' })
    const path = `${dataset}/images/${image.id}/captions`
    const { body: versions } = await second.call<CaptionVersion[]>('GET', path)
    expect(versions.map(({ origin }) => origin)).toEqual(['rebase', 'edit', 'upload'])
  }
  await second.kill('SIGTERM')
}, 120_000)
