import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type {
  Dataset,
  Model,
  NewOrganization,
  Project,
  VisualSchemaAnswer,
} from '@atelier/contract'
import sharp from 'sharp'
import { type ServerProcess, TEST_TOKEN } from '../test/server-process.ts'

async function disc(hue: number): Promise<string> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"><rect width="256" height="256" fill="white"/><circle cx="128" cy="128" r="90" fill="hsl(${hue},80%,50%)"/></svg>`
  return (await sharp(Buffer.from(svg)).png().toBuffer()).toString('base64')
}

const GEN = '/v1/tailored-gen'

/** The least training there is: what fuzzing needs is a trained model, not a good one. */
async function train(server: ServerProcess, id: number): Promise<void> {
  const path = `${GEN}/models/${id}`
  await server.call('POST', `${path}/start_training`, { rank: 4, total_training_steps: 1 })
  for (;;) {
    const { body } = await server.call<Model>('GET', path)
    if (body.status === 'Completed') return
    if (body.status === 'Failed') throw new Error(`the training failed: ${body.failure}`)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

/**
 * Gives a server one of everything in every state that takes steps to reach, by the ids that examples have and `hooks.py` knows: project 1,
 * dataset 1 (a draft with a schema and images) with model 1, dataset 2 (completed) with model 2 (trained), dataset 3 (advanced, empty).
 */
export async function seedServer(server: ServerProcess): Promise<void> {
  const pictures = await Promise.all([0, 60, 120, 180, 240].map(disc))
  const { body: project } = await server.call<Project>('POST', `${GEN}/projects`, {
    project_name: 'discs',
    ip_type: 'icons',
    ip_medium: 'illustration',
  })
  const visualSchema = await server.call<VisualSchemaAnswer>(
    'POST',
    `${GEN}/generate_visual_schema`,
    { images: pictures },
  )
  const createDataset = (upload_type: string) =>
    server.call<Dataset>('POST', `${GEN}/datasets`, {
      project_id: project.id,
      name: 'discs',
      upload_type,
    })
  for (const trained of [false, true]) {
    const { body: dataset } = await createDataset('basic')
    const path = `${GEN}/datasets/${dataset.id}`
    await server.call('PUT', path, visualSchema.body)
    for (const file of pictures) await server.call('POST', `${path}/images`, { file })
    const { body: model } = await server.call<Model>('POST', `${GEN}/models`, {
      name: 'discs',
      dataset_id: dataset.id,
      training_mode: 'expert',
    })
    if (!trained) continue
    await server.call('PUT', path, { status: 'completed' })
    await train(server, model.id)
  }
  await createDataset('advanced')
}

/** Writes down who asks, and a stranger, who must get nothing of it: an admin of another organization. */
export async function writeUsers(server: ServerProcess, folder: string): Promise<void> {
  const { body } = await server.call<NewOrganization>('POST', '/v1/organizations', {
    name: 'strangers',
  })
  const tokens = { owner: TEST_TOKEN, stranger: body.first_token.token }
  const auth = Object.entries(tokens).map(([name, value]) => ({
    name,
    fixedHeaders: [{ name: 'api_token', value }],
  }))
  await writeFile(join(folder, 'auth.json'), JSON.stringify({ auth }))
}
