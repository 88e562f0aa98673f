import { afterAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { MAGIC_ID_BASE } from '../src/services/test-token/instruction.ts'
import { SIMULATED_RUN_MS } from '../src/services/test-token/simulated-job.ts'
import { call, startApp } from './real-app.ts'
import { operationsOf, pathOf, type WalkedOperation } from './walk.ts'
import { createWorld, everyRow } from './world.ts'

// Walks whatever is registered and documented: every operation, every documented failure.

const real = await startApp()
const world = await createWorld(real, 'studio')
const { organizationId } = world
const { token } = await real.store.tokens.create({ organizationId, role: 'viewer', test: true })
const operations = operationsOf(real.app)
afterAll(() => real.close())

const GENERATE = '/v2/image/generate/tailored'

interface Simulated {
  status: number
  headers: Headers
  body: unknown
}

async function simulate(
  method: string,
  path: string,
  instruction: string | undefined,
  body?: unknown,
): Promise<Simulated> {
  const headers = {
    api_token: token,
    ...(instruction === undefined ? {} : { 'x-atelier-simulate': instruction }),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  }
  const sent = body === undefined ? null : JSON.stringify(body)
  const answer = await fetch(`${real.url}${path}`, { method, headers, body: sent })
  const text = await answer.text()
  return { status: answer.status, headers: answer.headers, body: text && JSON.parse(text) }
}

const failures = operations.flatMap((operation) =>
  Object.keys(operation.responses)
    .filter((status) => status >= '400')
    .map((status) => [`${operation.method} ${operation.url}`, status, operation] as const),
)

describe('a test token', () => {
  it.each(failures)(
    'brings up the failures of %s as they are documented: %s',
    async (_name, documented, operation) => {
      const status = documented.toLowerCase() === '5xx' ? '503' : documented
      const path = pathOf(operation, world.ids)
      const { headers, body, ...answer } = await simulate(operation.method, path, status)
      expect(answer.status).toBe(Number(status))
      const schema = operation.responses[documented]
      if (schema === undefined) throw new Error('there is no schema to hold the body against')
      // Strict: what is not documented must not be there either.
      expect(z.fromJSONSchema(schema as never).safeParse(body)).toMatchObject({ success: true })
      expect(headers.get('content-type')).toBe('application/json; charset=utf-8')
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
      if (status === '429') expect(headers.get('retry-after')).toMatch(/^\d+$/)
    },
  )

  const writes = operations
    .filter(({ method }) => method !== 'GET')
    .map((operation) => [`${operation.method} ${operation.url}`, operation] as const)

  it.each(writes)('changes nothing: %s', async (_name, operation) => {
    const before = await everyRow(real)
    const path = pathOf(operation, world.ids)
    const body = operation.body === undefined ? undefined : {}
    expect((await simulate(operation.method, path, undefined, body)).status).toBe(403)
    const asked = await simulate(operation.method, path, '500', body)
    expect(asked.status).toBe(500)
    expect(await everyRow(real)).toEqual(before)
  })

  it('reads what its organization has', async () => {
    const path = `/v1/tailored-gen/projects/${world.ids.project_id}`
    expect((await simulate('GET', path, undefined)).status).toBe(200)
    const other = await createWorld(real, 'other')
    const foreign = `/v1/tailored-gen/projects/${other.ids.project_id}`
    expect((await simulate('GET', foreign, undefined)).status).toBe(404)
  })

  it('brings up faults of fields as well', async () => {
    const { status, body } = await simulate('POST', '/v1/tailored-gen/projects', '400-fields', {})
    expect([status, body]).toMatchObject([400, { errors: [{ field_name: expect.any(String) }] }])
  })

  it('is asked by a magic id where no header can be set, in the address and in the body', async () => {
    const conflict = MAGIC_ID_BASE + 409
    const path = `/v1/tailored-gen/projects/${conflict}`
    expect((await simulate('DELETE', path, undefined)).status).toBe(409)
    const body = { name: 'd', project_id: MAGIC_ID_BASE + 404 }
    expect((await simulate('POST', '/v1/tailored-gen/datasets', undefined, body)).status).toBe(404)
    const order = { tailored_model_id: String(MAGIC_ID_BASE + 422), prompt: 'p' }
    expect((await simulate('POST', GENERATE, undefined, order)).status).toBe(422)
  })

  it('is asked by a magic text where there is no id either', async () => {
    const body = { project_name: 'atelier-simulate: 429' }
    const { status } = await simulate('POST', '/v1/tailored-gen/projects', undefined, body)
    expect(status).toBe(429)
  })

  it('is told what it may ask for', async () => {
    const undocumented = await simulate('GET', '/v1/tailored-gen/projects', '412')
    expect(undocumented).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining('401, 403') },
    })
    for (const nonsense of ['200', 'teapot', '99', 'job-', '4090']) {
      const answer = await simulate('POST', '/v1/tailored-gen/projects', nonsense, {})
      expect(answer.status, nonsense).toBe(400)
      expect(answer.body).toMatchObject({ errors: [{ field_name: 'x-atelier-simulate' }] })
    }
  })

  it('cannot be asked by a token of another kind: nothing is simulated there', async () => {
    const headers = { api_token: world.token, 'x-atelier-simulate': '500' }
    const answer = await fetch(`${real.url}/v1/tailored-gen/projects`, { headers })
    expect(answer.status).toBe(200)
    const magic = `/v1/tailored-gen/projects/${MAGIC_ID_BASE + 409}`
    expect((await call(real.url, world.token, 'DELETE', magic)).status).toBe(404)
  })
})

describe('a simulated job', () => {
  const jobs = operations.filter(({ responses }) => {
    const fields = responses[202]?.properties ?? {}
    return 'status_url' in fields
  })
  const named = jobs.map((operation) => [operation.url, operation] as const)
  const after = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

  interface Accepted {
    request_id: string
    status_url: string
  }

  async function start(operation: WalkedOperation, end: string): Promise<string> {
    const answer = await simulate('POST', pathOf(operation, world.ids), end, {})
    const { request_id, status_url } = answer.body as Accepted
    expect(answer).toMatchObject({ status: 202 })
    expect(answer.headers.get('location')).toBe(status_url)
    expect(status_url).toBe(`${real.url}/v2/status/${request_id}`)
    return `/v2/status/${request_id}`
  }

  it.each(named)('is taken, and ends as it was asked to: %s', async (_url, operation) => {
    const paths = {
      moderated: await start(operation, 'job-422'),
      unknown: await start(operation, 'job-unknown'),
      running: await start(operation, 'job-running'),
      expired: await start(operation, 'job-expired'),
    }
    for (const path of Object.values(paths)) {
      const { status, body } = await simulate('GET', path, undefined)
      expect([status, body]).toMatchObject([200, { status: 'IN_PROGRESS' }])
    }
    await after(SIMULATED_RUN_MS + 50)
    const follow = async (path: string) => {
      const { status, body } = await simulate('GET', path, undefined)
      return { status, body }
    }
    const words = expect.any(String)
    const failure = (code: number) => ({ code, message: words, details: words })
    expect(await follow(paths.moderated)).toEqual({
      status: 200,
      body: { status: 'ERROR', error: failure(422), request_id: words },
    })
    expect(await follow(paths.unknown)).toEqual({
      status: 200,
      body: { status: 'UNKNOWN', error: failure(500), request_id: words },
    })
    expect(await follow(paths.running)).toMatchObject({ body: { status: 'IN_PROGRESS' } })
    expect(await follow(paths.expired)).toEqual({ status: 404, body: { status: 'NOT_FOUND' } })
  })

  it('is there for test tokens alone', async () => {
    const [operation] = jobs
    if (operation === undefined) throw new Error('no operation starts a job')
    const path = await start(operation, 'job-422')
    expect((await call(real.url, world.token, 'GET', path)).status).toBe(404)
  })

  it('that is waited for fails at once with its code', async () => {
    const { status } = await simulate('POST', GENERATE, 'job-422', { sync: true })
    expect(status).toBe(422)
  })

  it('is refused by operations that start none', async () => {
    const { status } = await simulate('POST', '/v1/tailored-gen/projects', 'job-422', {})
    expect(status).toBe(400)
  })
})
