import type { Dataset, Image, Model, Project, VisualSchemaAnswer } from '@atelier/contract'
import sharp from 'sharp'
import { expect } from 'vitest'
import type { ServerProcess } from './server-process.ts'

async function disc(hue: number): Promise<string> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"><rect width="256" height="256" fill="white"/><circle cx="128" cy="128" r="${60 + hue / 10}" fill="hsl(${hue},80%,50%)" stroke="black" stroke-width="6"/></svg>`
  return (await sharp(Buffer.from(svg)).png().toBuffer()).toString('base64')
}

/** The training process up to a running expert training; gives back the model's id. */
export async function startTraining(server: ServerProcess, steps: number): Promise<number> {
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
  const parameters = { rank: 4, total_training_steps: steps }
  const started = await server.call<Model>(
    'POST',
    `/v1/tailored-gen/models/${model.id}/start_training`,
    parameters,
  )
  expect(started.body.status).toBe('InProgress')
  return model.id
}

export const stepOf = (model: Model) => model.training_progress?.step ?? 0
export const reached = (step: number) => (model: Model) => stepOf(model) >= step

/** Asks until `done` accepts the model, or it has failed; `lowest` is the lowest step it told of on the way. */
export async function until(
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
