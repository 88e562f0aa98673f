import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AtelierServer, startServer } from '../src/compose.ts'
import { readConfig } from '../src/config.ts'
import { openDatabase } from '../src/store/database.ts'
import { createStore } from '../src/store/store.ts'
import { call, disc, type Furnished, furnish, insertImages } from './real-app.ts'

const message = { message: expect.any(String) }

/** Two organizations in a data folder, before a server opens it: the first owns one of everything. */
async function twoOrganizations(dataDir: string) {
  const open = await openDatabase({ url: undefined, folder: join(dataDir, 'db') })
  const store = createStore(open.database)
  const owner = await furnish(store, 'owner')
  const { token: stranger } = await store.accounts.createOrganization('stranger')
  await insertImages(store, owner.dataset.id, 1)
  const requestId = uuid()
  const request = {
    influence: 1,
    guidanceScale: 5,
    aspectRatio: '1:1',
    steps: 20,
    seed: 1,
    moderateOutput: false,
  } as const
  const { organizationId } = owner.caller
  const modelId = owner.model.id
  await store.generations.insert({
    requestId,
    organizationId,
    modelId,
    kind: 'image',
    state: 'completed',
    request,
    objectKey: `generations/${requestId}/image.png`,
  })
  const [image] = await store.images.list(owner.dataset.id)
  await open.close()
  return { owner, stranger, requestId, imageId: image?.id ?? 0 }
}

describe('what one organization owns', () => {
  let root: string
  let server: AtelierServer
  let owner: Furnished
  let world: Awaited<ReturnType<typeof twoOrganizations>>
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'atelier-tenancy-'))
    world = await twoOrganizations(root)
    owner = world.owner
    const config = readConfig({ ATELIER_DATA_DIR: root, ATELIER_PORT: '0' })
    server = await startServer(config, pino({ level: 'silent' }))
  })
  afterAll(async () => {
    await server.close()
    await rm(root, { recursive: true, force: true })
  })
  const ask = (token: string, method: string, path: string, body?: unknown) =>
    call(server.url, token, method, path, body)

  const reads: readonly [string, () => string][] = [
    ['its project', () => `/v1/tailored-gen/projects/${owner.project.id}`],
    ["its project's datasets", () => `/v1/tailored-gen/projects/${owner.project.id}/datasets`],
    ["its project's models", () => `/v1/tailored-gen/projects/${owner.project.id}/models`],
    ['its dataset', () => `/v1/tailored-gen/datasets/${owner.dataset.id}`],
    ["its dataset's images", () => `/v1/tailored-gen/datasets/${owner.dataset.id}/images`],
    ['its image', () => `/v1/tailored-gen/datasets/${owner.dataset.id}/images/${world.imageId}`],
    ['its model', () => `/v1/tailored-gen/models/${owner.model.id}`],
    ["its training's progress", () => `/v1/tailored-gen/models/${owner.model.id}/progress`],
  ]

  it.each(reads)('is read by itself and not found by another: %s', async (_what, path) => {
    expect((await ask(owner.token, 'GET', path())).status).toBe(200)
    expect(await ask(world.stranger, 'GET', path())).toMatchObject({ status: 404, body: message })
  })

  it.each(['projects', 'datasets', 'models'])(
    'stays out of the list of another: %s',
    async (kind) => {
      const path = `/v1/tailored-gen/${kind}`
      expect((await ask(owner.token, 'GET', path)).body).toHaveLength(1)
      expect((await ask(world.stranger, 'GET', path)).body).toEqual([])
    },
  )

  const writes: readonly [string, string, () => string, () => Promise<unknown>][] = [
    [
      'a dataset in its project',
      'POST',
      () => '/v1/tailored-gen/datasets',
      async () => ({ project_id: owner.project.id, name: 'mine' }),
    ],
    [
      'a change of its dataset',
      'PUT',
      () => `/v1/tailored-gen/datasets/${owner.dataset.id}`,
      async () => ({ name: 'mine' }),
    ],
    [
      'an image in its dataset',
      'POST',
      () => `/v1/tailored-gen/datasets/${owner.dataset.id}/images`,
      async () => ({ file: (await disc(0)).toString('base64') }),
    ],
    [
      'a model on its dataset',
      'POST',
      () => '/v1/tailored-gen/models',
      async () => ({ dataset_id: owner.dataset.id, name: 'mine' }),
    ],
    [
      'a training of its model',
      'POST',
      () => `/v1/tailored-gen/models/${owner.model.id}/start_training`,
      async () => ({}),
    ],
  ]

  it.each(writes)(
    'is not found by another that wants %s, and stays as it is',
    async (_what, method, path, body) => {
      const answer = await ask(world.stranger, method, path(), await body())
      expect(answer).toMatchObject({ status: 404, body: message })
      const dataset = await ask(owner.token, 'GET', `/v1/tailored-gen/datasets/${owner.dataset.id}`)
      expect(dataset.body).toMatchObject({ name: 'owner', images_count: 1 })
      const models = await ask(owner.token, 'GET', '/v1/tailored-gen/models')
      expect(models.body).toMatchObject([{ status: 'Created' }])
      expect((await ask(owner.token, 'GET', '/v1/tailored-gen/datasets')).body).toHaveLength(1)
    },
  )

  it('is refused with 403 to another that generates with its model, as the contract says', async () => {
    const body = { tailored_model_id: String(owner.model.id), prompt: 'a disc' }
    const answer = await ask(world.stranger, 'POST', '/v2/image/generate/tailored', body)
    expect(answer).toMatchObject({ status: 403, body: { error: { code: 403 } } })
  })

  it('is no known request to another that asks for its status', async () => {
    const path = `/v2/status/${world.requestId}`
    expect(await ask(owner.token, 'GET', path)).toMatchObject({ body: { status: 'COMPLETED' } })
    const answer = await ask(world.stranger, 'GET', path)
    expect(answer).toMatchObject({ status: 404, body: { status: 'NOT_FOUND' } })
  })
})
