import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Dataset, Image, Model, Project, VisualSchemaAnswer } from '@atelier/contract'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ServerProcess, startServerProcess } from './server-process.ts'

// States are saved every 25 steps and progress is told every 5: the kill comes after the first state, with time left until the end.
const STEPS = 60
const KILLED_AT = 26
const REPORT_EVERY = 5

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

const stepOf = (model: Model) => model.training_progress?.step ?? 0
const reached = (step: number) => (model: Model) => stepOf(model) >= step
const completed = ({ status }: Model) => status === 'Completed'

async function until(
  server: ServerProcess,
  id: number,
  done: (model: Model) => boolean,
): Promise<Model & { lowest: number }> {
  let lowest = Number.POSITIVE_INFINITY
  for (;;) {
    const { body } = await server.call<Model>('GET', `/v1/tailored-gen/models/${id}`)
    lowest = Math.min(lowest, stepOf(body))
    if (done(body) || body.status === 'Failed') return { ...body, lowest }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** The step of the newest state that lies on the disk; 0 when there is none. */
async function savedStep(dataDir: string, id: number): Promise<number> {
  const names = await readdir(join(dataDir, `trainings/${id}/run`))
  const steps = names.map((name) => Number(name.match(/^state-(\d+)$/)?.[1] ?? 0))
  return Math.max(0, ...steps)
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
    const dataDir = join(root, 'killed')
    const first = await start('killed')
    const id = await startTraining(first)
    expect((await until(first, id, reached(KILLED_AT))).status).toBe('InProgress')
    await first.kill('SIGKILL')
    const saved = await savedStep(dataDir, id)
    expect(saved).toBeGreaterThanOrEqual(25)

    // What the second server tells at first is what the first one stored: only more than that is its own work.
    const second = await start('killed')
    const told = stepOf(await until(second, id, () => true))
    const worked = await until(second, id, reached(told + REPORT_EVERY))
    expect(worked.status).toBe('InProgress')
    // Training is deterministic, so the same bytes prove no resuming; a run that started over would tell step 5.
    expect(worked.lowest).toBeGreaterThan(saved)
    await second.kill('SIGTERM')
    expect(await savedStep(dataDir, id)).toBeGreaterThanOrEqual(stepOf(worked))

    const third = await start('killed')
    const model = await until(third, id, completed)
    expect(model.lowest).toBeGreaterThanOrEqual(stepOf(worked))
    expect(model).toMatchObject({
      status: 'Completed',
      checkpoint_steps: [`${STEPS}`],
      active_model_version: `${STEPS}`,
    })
    await third.kill('SIGTERM')
    expect(await readdir(join(dataDir, 'trainings'))).toEqual([])

    const whole = await start('whole')
    const again = await startTraining(whole)
    expect((await until(whole, again, completed)).status).toBe('Completed')
    expect(await adapterHash(dataDir, id)).toBe(await adapterHash(join(root, 'whole'), again))
    await whole.kill('SIGTERM')
  }, 400_000)

  it('keeps a second server out of its folder, with words that say what to do', async () => {
    const server = await start('shared')
    await expect(startServerProcess(join(root, 'shared'))).rejects.toThrow('ATELIER_DATA_DIR')
    await server.kill('SIGTERM')
  })
})
