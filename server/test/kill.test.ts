import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Dataset, Image, Model, Project, VisualSchemaAnswer } from '@atelier/contract'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ServerProcess, startServerProcess } from './server-process.ts'

// States are saved every 25 steps: the kill comes after the first, with time left until the end.
const STEPS = 40
const KILLED_AT = 26
const STOPPED_AT = 30

async function disc(hue: number): Promise<string> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"><rect width="256" height="256" fill="white"/><circle cx="128" cy="128" r="${60 + hue / 10}" fill="hsl(${hue},80%,50%)" stroke="black" stroke-width="6"/></svg>`
  return (await sharp(Buffer.from(svg)).png().toBuffer()).toString('base64')
}

/** The training process up to a running expert training; gives back the model's id. */
async function startTraining(server: ServerProcess): Promise<number> {
  const pictures = await Promise.all([0, 60, 120, 180, 240].map(disc))
  const project = await server.call<Project>('POST', '/v1/tailored-gen/projects', {
    project_name: 'discs',
    ip_type: 'icons',
    ip_medium: 'illustration',
  })
  const { body: schema } = await server.call<VisualSchemaAnswer>(
    'POST',
    '/v1/tailored-gen/generate_visual_schema',
    { images: pictures },
  )
  const { body: dataset } = await server.call<Dataset>('POST', '/v1/tailored-gen/datasets', {
    project_id: project.body.id,
    name: 'discs',
  })
  const path = `/v1/tailored-gen/datasets/${dataset.id}`
  await server.call('PUT', path, schema)
  for (const file of pictures) {
    expect((await server.call<Image>('POST', `${path}/images`, { file })).status).toBe(201)
  }
  expect((await server.call('PUT', path, { status: 'completed' })).status).toBe(200)
  const { body: model } = await server.call<Model>('POST', '/v1/tailored-gen/models', {
    name: 'discs',
    dataset_id: dataset.id,
    training_mode: 'expert',
  })
  const parameters = { rank: 4, total_training_steps: STEPS }
  const started = await server.call<Model>(
    'POST',
    `/v1/tailored-gen/models/${model.id}/start_training`,
    parameters,
  )
  expect(started.body.status).toBe('InProgress')
  return model.id
}

const reached = (step: number) => (model: Model) => (model.training_progress?.step ?? 0) >= step

async function until(
  server: ServerProcess,
  id: number,
  done: (model: Model) => boolean,
): Promise<Model> {
  for (;;) {
    const { body } = await server.call<Model>('GET', `/v1/tailored-gen/models/${id}`)
    if (done(body) || body.status === 'Failed') return body
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

async function adapterHash(dataDir: string, id: number): Promise<string> {
  const file = join(
    dataDir,
    `objects/models/${id}/checkpoint-${STEPS}/pytorch_lora_weights.safetensors`,
  )
  return createHash('sha256')
    .update(await readFile(file))
    .digest('hex')
}

describe('a server that is killed in the middle of a training', () => {
  let root: string
  const servers: ServerProcess[] = []
  const start = async (name: string) => {
    const server = await startServerProcess(join(root, name))
    servers.push(server)
    return server
  }
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'atelier-kill-'))
  })
  afterAll(async () => {
    for (const { child } of servers) child.kill('SIGKILL')
    await rm(root, { recursive: true, force: true })
  })

  it('goes on with it when it is started again, also after an orderly stop, and ends in the bytes of one never interrupted', async () => {
    const first = await start('killed')
    const id = await startTraining(first)
    expect((await until(first, id, reached(KILLED_AT))).status).toBe('InProgress')
    await first.kill('SIGKILL')

    const second = await start('killed')
    expect((await until(second, id, reached(STOPPED_AT))).status).toBe('InProgress')
    await second.kill('SIGTERM')

    const third = await start('killed')
    const model = await until(third, id, ({ status }) => status === 'Completed')
    expect(model).toMatchObject({
      status: 'Completed',
      checkpoint_steps: [`${STEPS}`],
      active_model_version: `${STEPS}`,
    })
    await third.kill('SIGTERM')
    expect(await readdir(join(root, 'killed/trainings'))).toEqual([])

    const whole = await start('whole')
    const again = await startTraining(whole)
    expect((await until(whole, again, ({ status }) => status === 'Completed')).status).toBe(
      'Completed',
    )
    expect(await adapterHash(join(root, 'killed'), id)).toBe(
      await adapterHash(join(root, 'whole'), again),
    )
    await whole.kill('SIGTERM')
  }, 240_000)

  it('keeps a second server out of its folder, with words that say what to do', async () => {
    const server = await start('shared')
    await expect(startServerProcess(join(root, 'shared'))).rejects.toThrow('ATELIER_DATA_DIR')
    await server.kill('SIGTERM')
  })
})
