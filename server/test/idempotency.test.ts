import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { NewApiToken } from '@atelier/contract'
import { sql } from 'drizzle-orm'
import pino from 'pino'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { startServer } from '../src/compose.ts'
import { readConfig } from '../src/config.ts'
import { openDatabase, rowsOf } from '../src/store/database.ts'
import { createStore } from '../src/store/store.ts'
import { disc, type RealApp, startApp } from './real-app.ts'
import { operationsOf, pathOf, sampleBody, type WalkedOperation } from './walk.ts'
import {
  ARCHIVE_HOST,
  createWorld,
  everyRow,
  makeReady,
  SOUND_FIELDS,
  type World,
} from './world.ts'

const PROJECTS = '/v1/tailored-gen/projects'
const project = { project_name: 'p', ip_type: 'icons', ip_medium: 'illustration' }

/** Faults that seeing has, one after another; afterwards it works. */
const failures: (() => Promise<never>)[] = []
const real: RealApp = await startApp({
  outboundAllow: [ARCHIVE_HOST],
  vision: (builtin) => ({
    ...builtin,
    generateSchema: (request) => failures.shift()?.() ?? builtin.generateSchema(request),
  }),
})
afterAll(() => real.close())

interface Reply {
  status: number
  replayed: boolean
  location: string | null
  bytes: string
}

async function send(
  path: string,
  token: string,
  key: string | undefined,
  body: unknown,
  init: RequestInit = {},
): Promise<Reply> {
  const headers = {
    api_token: token,
    ...(body instanceof FormData ? {} : { 'content-type': 'application/json' }),
    ...(key === undefined ? {} : { 'idempotency-key': key }),
  }
  const sent = body instanceof FormData ? body : JSON.stringify(body)
  const answer = await fetch(`${real.url}${path}`, { method: 'POST', headers, body: sent, ...init })
  return {
    status: answer.status,
    replayed: answer.headers.get('idempotent-replayed') === 'true',
    location: answer.headers.get('location'),
    bytes: await answer.text(),
  }
}

let world: World
beforeEach(async () => {
  world = await createWorld(real, 'studio')
})
const post = (path: string, key: string | undefined, body: unknown) =>
  send(path, world.token, key, body)
const projects = async () => {
  const { organizationId } = world
  return (await real.store.projects.list(organizationId)).length
}

describe('every POST with an Idempotency-Key', () => {
  const posts = operationsOf(real.app)
    .filter(({ method, url }) => method === 'POST' && url.startsWith('/v1/'))
    .map((operation) => [operation.url, operation] as const)

  it.each(posts)('runs once, and is answered the same again: %s', async (_url, operation) => {
    await makeReady(real, world, operation)
    const path = pathOf(operation, world.ids)
    const body = sampleBody(operation.body, { ...SOUND_FIELDS, ...world.ids }) ?? {}
    const first = await post(path, 'k', body)
    expect(first).toMatchObject({
      status: expect.toSatisfy((status) => status < 300),
      replayed: false,
    })
    const after = await everyRow(real)
    const second = await post(path, 'k', body)
    expect(second).toEqual({ ...first, replayed: true })
    expect(await everyRow(real)).toEqual(after)
    const other = await post(path, 'k', { ...body, ...changed(operation) })
    expect(other.status).toBe(changed(operation) === undefined ? first.status : 409)
    expect(await everyRow(real)).toEqual(after)
  })

  /** A field with another value that is just as sound; undefined for an operation that takes none. */
  function changed({ body }: WalkedOperation): Record<string, unknown> | undefined {
    const others: Readonly<Record<string, unknown>> = {
      project_name: 'other',
      name: 'other',
      instruction: 'make the background green',
      image_name: 'other',
      seed: 2,
      images: Array.from({ length: 6 }, () => SOUND_FIELDS.image),
      total_training_steps: 900,
    }
    const name = Object.keys(others).find((field) => field in (body?.properties ?? {}))
    return name === undefined ? undefined : { [name]: others[name] }
  }
})

describe('an Idempotency-Key', () => {
  it('lets one of many requests run that come at once, and gives its reply to all', async () => {
    const replies = await Promise.all(
      Array.from({ length: 8 }, () => post(PROJECTS, 'race', project)),
    )
    expect(replies.filter(({ replayed }) => !replayed)).toHaveLength(1)
    expect(new Set(replies.map(({ bytes }) => bytes)).size).toBe(1)
    expect(new Set(replies.map(({ status, location }) => `${status} ${location}`)).size).toBe(1)
    expect(await projects()).toBe(2)
  })

  it('is refused with another body or for another operation, in the words of the family', async () => {
    await post(PROJECTS, 'taken', project)
    const v1 = await post(PROJECTS, 'taken', { ...project, project_name: 'other' })
    expect([v1.status, JSON.parse(v1.bytes)]).toEqual([409, { message: expect.any(String) }])
    const v2 = await post('/v2/image/generate/tailored', 'taken', {
      tailored_model_id: world.ids.tailored_model_id,
    })
    expect([v2.status, JSON.parse(v2.bytes)]).toMatchObject([409, { error: { code: 409 } }])
    expect(await projects()).toBe(2)
  })

  it('takes the same JSON for the same, whatever its spaces and the order of its fields', async () => {
    const first = await post(PROJECTS, 'spaces', project)
    const reversed = Object.fromEntries(Object.entries(project).reverse())
    const init = { body: JSON.stringify(reversed, null, 4) }
    const second = await send(PROJECTS, world.token, 'spaces', project, init)
    expect(second).toEqual({ ...first, replayed: true })
  })

  it('takes the same form for the same, although its boundary is another', async () => {
    const path = `/v1/tailored-gen/datasets/${world.ids.dataset_id}/images`
    const form = async (hue: number) => {
      const data = new FormData()
      data.set('file', new Blob([new Uint8Array(await disc(hue))]), 'disc.png')
      return data
    }
    const first = await post(path, 'form', await form(10))
    expect(first.status).toBe(201)
    expect(await post(path, 'form', await form(10))).toEqual({ ...first, replayed: true })
    expect((await post(path, 'form', await form(20))).status).toBe(409)
  })

  it('belongs to the token that used it', async () => {
    await post(PROJECTS, 'mine', project)
    const { organizationId } = world
    const { token } = await real.store.tokens.create({ organizationId, role: 'member' })
    expect(await send(PROJECTS, token, 'mine', project)).toMatchObject({ replayed: false })
    expect(await projects()).toBe(3)
  })

  it('does not keep a refusal: what was mended runs, under the same key', async () => {
    const path = `/v1/tailored-gen/models/${world.ids.model_id}/start_training`
    expect(await post(path, 'early', {})).toMatchObject({ status: 412, replayed: false })
    await real.open.database.execute(
      sql`update datasets set status = 'completed' where id = ${world.ids.dataset_id}`,
    )
    const started = await post(path, 'early', {})
    expect(started).toMatchObject({ status: 200, replayed: false })
    expect(await post(path, 'early', {})).toEqual({ ...started, replayed: true })
  })

  it('does not keep a fault of the server, nor a body that cannot be used', async () => {
    const path = '/v1/tailored-gen/generate_visual_schema'
    const { images } = SOUND_FIELDS
    failures.push(() => Promise.reject(new Error('out of order')))
    expect((await post(path, 'fault', { images })).status).toBe(500)
    expect((await post(path, 'fault', { images: [] })).status).toBe(400)
    expect(await post(path, 'fault', { images })).toMatchObject({ status: 200, replayed: false })
  })

  it('keeps no secret: the token in a reply is not in the database, and comes again all the same', async () => {
    const first = await post('/v1/tokens', 'secret', { name: 'ci' })
    const { token } = JSON.parse(first.bytes) as NewApiToken
    const rows = await rowsOf(real.open.database, sql`select * from idempotency_keys`)
    expect(rows.length).toBeGreaterThan(0)
    const stored = JSON.stringify(rows)
    expect(stored).not.toContain(token.slice(4))
    expect(Buffer.from(stored, 'base64').toString('latin1')).not.toContain(token.slice(4))
    expect(await post('/v1/tokens', 'secret', { name: 'ci' })).toEqual({ ...first, replayed: true })
  })

  it('of a request whose server died runs again once its lease is over', async () => {
    const reply = await post(PROJECTS, 'crash', project)
    await real.open.database.execute(
      sql`update idempotency_keys set status = null, headers = null, sealed_body = null,
          leased_until = now() - interval '1 second' where key = 'crash'`,
    )
    expect(await post(PROJECTS, 'crash', project)).toMatchObject({ status: 201, replayed: false })
    expect(reply.status).toBe(201)
  })

  it('gives the id of the first order to whoever orders again', async () => {
    await real.open.database.execute(
      sql`update models set state = 'completed', adapter_key = 'k' where id = ${world.ids.model_id}`,
    )
    const body = { tailored_model_id: world.ids.tailored_model_id, prompt: 'a disc' }
    const order = () => post('/v2/image/generate/tailored', 'order', body)
    const [first, second] = [await order(), await order()]
    expect(first.status).toBe(202)
    expect(JSON.parse(second.bytes)).toEqual(JSON.parse(first.bytes))
    expect(first.location).toBe(JSON.parse(first.bytes).status_url)
    expect(second.location).toBe(first.location)
  })

  it('lets a synchronous request go on when its client hangs up, so that the picture is there later', async () => {
    await real.open.database.execute(
      sql`update models set state = 'completed', adapter_key = 'k' where id = ${world.ids.model_id}`,
    )
    const { tailored_model_id } = world.ids
    const path = '/v2/image/generate/tailored'
    const body = { tailored_model_id, prompt: 'a disc', sync: true }
    const hungUp = send(path, world.token, 'sync', body, { signal: AbortSignal.timeout(500) })
    await expect(hungUp).rejects.toThrow()
    // Nobody draws in these tests: what a worker would have done.
    const drawn = sql`update generations set state = 'completed', object_key = 'k' where model_id = ${world.ids.model_id} and state = 'queued' returning request_id`
    const [order, ...more] = await rowsOf<{ request_id: string }>(real.open.database, drawn)
    expect(more).toEqual([])
    const again = await post(path, 'sync', body)
    expect(again).toMatchObject({ status: 200, replayed: true })
    expect(JSON.parse(again.bytes)).toMatchObject({ request_id: order?.request_id })
  })

  it.each([[''], ['two words'], ['x'.repeat(256)], ['tab\tbed'], ['umlaut-ä']])(
    'that is none is refused: %j',
    async (key) => {
      const v1 = await post(PROJECTS, key, project)
      expect(v1.status).toBe(400)
      expect(JSON.parse(v1.bytes)).toMatchObject({ errors: [{ field_name: 'Idempotency-Key' }] })
      const body = { tailored_model_id: world.ids.tailored_model_id, prompt: 'p' }
      const v2 = await post('/v2/image/generate/tailored', key, body)
      expect([v2.status, JSON.parse(v2.bytes)]).toMatchObject([400, { error: { code: 400 } }])
      expect(await projects()).toBe(1)
    },
  )

  it('of 255 characters is one', async () => {
    expect((await post(PROJECTS, '~'.repeat(255), project)).status).toBe(201)
  })

  it('means nothing to other methods', async () => {
    const headers = { api_token: world.token, 'idempotency-key': 'get' }
    const answer = await fetch(`${real.url}${PROJECTS}`, { headers })
    expect(answer.status).toBe(200)
    expect(await real.store.idempotency.find(1, 'get')).toBeUndefined()
  })
})

describe('a server that was killed while a request ran', () => {
  it('lets it run at once after the next start: nobody else can be at work in its folder', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'atelier-crash-'))
    const open = await openDatabase({ url: undefined, folder: join(folder, 'db') })
    const store = createStore(open.database)
    const { token, tokenId } = await store.accounts.createOrganization('studio')
    const claim = { tokenId, key: 'crash', fingerprint: 'any', owner: randomUUID() }
    expect(await store.idempotency.claim(claim, 3_600_000, 24 * 3_600_000)).toBe(true)
    await open.close()
    const config = readConfig({ ATELIER_DATA_DIR: folder, ATELIER_PORT: '0' })
    const server = await startServer(config, pino({ level: 'silent' }))
    const answer = await fetch(`${server.url}${PROJECTS}`, {
      method: 'POST',
      headers: {
        api_token: token,
        'idempotency-key': 'crash',
        'content-type': 'application/json',
      },
      body: JSON.stringify(project),
    })
    expect(answer.status).toBe(201)
    await server.close()
    await rm(folder, { recursive: true, force: true })
  })
})
