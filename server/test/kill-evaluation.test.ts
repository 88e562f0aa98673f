import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Dataset, Evaluation, Model, Project } from '@atelier/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { heldOutPicture, someAdapter } from './evaluation-studio.ts'
import { type ServerProcess, startServerProcess } from './server-process.ts'

const CONCEPTS = 4
const SCHEMA = JSON.stringify({ style_medium: 'digital illustration', context: 'icon' })

async function newDataset(server: ServerProcess, project: number, pictures: readonly number[]) {
  const { body } = await server.call<Dataset>('POST', '/v1/tailored-gen/datasets', {
    project_id: project,
    name: 'discs',
  })
  const path = `/v1/tailored-gen/datasets/${body.id}`
  await server.call('PUT', path, { visual_schema: SCHEMA })
  for (const i of pictures) {
    const file = (await heldOutPicture(i)).toString('base64')
    await server.call('POST', `${path}/images`, { file, image_name: `disc ${i}.png` })
  }
  return body.id
}

/** When each picture of an evaluation was written, by its name. */
async function writtenAt(dataDir: string): Promise<Map<string, number>> {
  const root = join(dataDir, 'objects/evaluations')
  const [folder] = await readdir(root).catch(() => [])
  if (folder === undefined) return new Map()
  const names = (await readdir(join(root, folder))).filter((name) => name.endsWith('.png'))
  const written = names.map(async (name) => {
    const { mtimeMs } = await stat(join(root, folder, name))
    return [name, mtimeMs] as const
  })
  return new Map(await Promise.all(written))
}

describe('a server that is killed in the middle of an evaluation', () => {
  let dataDir: string
  const servers: ServerProcess[] = []
  const start = async () => {
    const server = await startServerProcess(dataDir)
    servers.push(server)
    return server
  }
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'atelier-evaluation-'))
  })
  afterAll(async () => {
    for (const { child } of servers) child.kill('SIGKILL')
    await rm(dataDir, { recursive: true, force: true })
  })

  async function until(
    server: ServerProcess,
    path: string,
    done: (evaluation: Evaluation) => boolean,
  ): Promise<Evaluation> {
    for (;;) {
      const { body } = await server.call<Evaluation>('GET', path)
      if (done(body) || body.state === 'failed') return body
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }

  it('goes on at the picture that it was at, and comes to the figures of one never interrupted', async () => {
    const first = await start()
    const project = await first.call<Project>('POST', '/v1/tailored-gen/projects', {
      project_name: 'discs',
      ip_type: 'icons',
      ip_medium: 'illustration',
    })
    const training = await newDataset(first, project.body.id, [8, 9])
    const heldOut = await newDataset(first, project.body.id, [0, 1, 2, 3])
    const model = await first.call<Model>('POST', '/v1/tailored-gen/import_model', {
      name: 'discs',
      dataset_id: training,
      adapter: Buffer.from(someAdapter().bytes).toString('base64'),
    })
    const path = `/v1/tailored-gen/models/${model.body.id}/evaluations`
    const body = { held_out_dataset_id: heldOut, seed: 3, steps_num: 2 }
    const { body: started } = await first.call<Evaluation>('POST', path, body)
    const drawn = (least: number) => (now: Evaluation) => now.progress.pictures_drawn >= least
    await until(first, `${path}/${started.id}`, drawn(2))
    await first.kill('SIGKILL')
    const before = await writtenAt(dataDir)
    expect(before.size).toBeGreaterThanOrEqual(2)
    expect(before.size).toBeLessThan(2 * CONCEPTS)

    const second = await start()
    const completed = ({ state }: Evaluation) => state === 'completed'
    const ended = await until(second, `${path}/${started.id}`, completed)
    expect(ended).toMatchObject({ state: 'completed', concepts: CONCEPTS })
    const after = await writtenAt(dataDir)
    expect(after.size).toBe(2 * CONCEPTS)
    // One that was written but not noted yet is drawn again; those that were noted are not.
    const kept = [...before].filter(([name, time]) => after.get(name) === time)
    expect(kept.length).toBeGreaterThanOrEqual(before.size - 1)

    const { body: again } = await second.call<Evaluation>('POST', path, body)
    const whole = await until(second, `${path}/${again.id}`, completed)
    expect(whole.report).toEqual(ended.report)
    await second.kill('SIGTERM')
  }, 400_000)
})
