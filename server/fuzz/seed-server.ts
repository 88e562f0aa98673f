import type { Dataset, Model, Project, VisualSchemaAnswer } from '@atelier/contract'
import sharp from 'sharp'
import type { ServerProcess } from '../test/server-process.ts'

async function disc(hue: number): Promise<string> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"><rect width="256" height="256" fill="white"/><circle cx="128" cy="128" r="90" fill="hsl(${hue},80%,50%)"/></svg>`
  return (await sharp(Buffer.from(svg)).png().toBuffer()).toString('base64')
}

/** Gives a server one of everything, by the ids that examples have: a project, a dataset with images, a model; then one of each that is frozen and trained. */
export async function seedServer(server: ServerProcess): Promise<void> {
  const pictures = await Promise.all([0, 60, 120, 180, 240].map(disc))
  const { body: project } = await server.call<Project>('POST', '/v1/tailored-gen/projects', {
    project_name: 'discs',
    ip_type: 'icons',
    ip_medium: 'illustration',
  })
  const { body: schema } = await server.call<VisualSchemaAnswer>(
    'POST',
    '/v1/tailored-gen/generate_visual_schema',
    { images: pictures },
  )
  for (const trained of [false, true]) {
    const { body: dataset } = await server.call<Dataset>('POST', '/v1/tailored-gen/datasets', {
      project_id: project.id,
      name: 'discs',
    })
    const path = `/v1/tailored-gen/datasets/${dataset.id}`
    await server.call('PUT', path, schema)
    for (const file of pictures) await server.call('POST', `${path}/images`, { file })
    const { body: model } = await server.call<Model>('POST', '/v1/tailored-gen/models', {
      name: 'discs',
      dataset_id: dataset.id,
      training_mode: 'expert',
    })
    if (!trained) continue
    await server.call('PUT', path, { status: 'completed' })
    await train(server, model.id)
  }
}

/** The least training there is: what fuzzing needs is a trained model, not a good one. */
async function train(server: ServerProcess, id: number): Promise<void> {
  const path = `/v1/tailored-gen/models/${id}`
  await server.call('POST', `${path}/start_training`, { rank: 4, total_training_steps: 1 })
  for (;;) {
    const { body } = await server.call<Model>('GET', path)
    if (body.status === 'Completed') return
    if (body.status === 'Failed') throw new Error(`the training failed: ${body.failure}`)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}
