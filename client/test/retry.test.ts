import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { createProject, listProjects, type RetryOptions } from '../src/index.ts'
import { project } from './answers.ts'
import { type Answer, recordingServer } from './recording-server.ts'

const body = { project_name: 'D', ip_type: 'icons', ip_medium: 'illustration' } as const
const now = { 'retry-after': '0' }
const busy: Answer = { status: 429, body: { message: 'slow down' }, headers: now }
const down: Answer = { status: 503, body: '<html>503</html>', headers: now }
const listed: Answer = { status: 200, body: [project] }
const made: Answer = { status: 201, body: project }

async function serving(retry: RetryOptions, ...answers: Answer[]) {
  const server = await recordingServer(...answers)
  return { ...server, client: { ...server.client, retry } }
}

describe('a call that the server is too busy for', () => {
  it('is not repeated unless asked for', async () => {
    await using server = await recordingServer(busy, listed)
    await expect(listProjects(server.client)).rejects.toMatchObject({ status: 429 })
    expect(server.requests).toHaveLength(1)
  })

  it('is repeated as the client or the call says', async () => {
    await using server = await serving({ maxRetries: 2 }, busy, down, listed)
    expect(await listProjects(server.client)).toEqual([project])
    await using other = await recordingServer(busy, listed)
    expect(await listProjects(other.client, { retry: { maxRetries: 1 } })).toEqual([project])
  })

  it('is repeated so many times and no more, and tells of the last refusal', async () => {
    await using server = await serving({ maxRetries: 2 }, busy)
    await expect(listProjects(server.client)).rejects.toMatchObject({ status: 429 })
    expect(server.requests).toHaveLength(3)
  })

  it('waits as long as the server asks', async () => {
    vi.useFakeTimers()
    onTestFinished(() => {
      vi.useRealTimers()
    })
    const headers = { 'retry-after': '7' }
    const answers = [new Response(null, { status: 429, headers }), Response.json([project])]
    const fetch: typeof globalThis.fetch = async () => answers.shift() ?? Response.error()
    const retry = { maxRetries: 1 }
    const listing = listProjects({ baseUrl: 'http://localhost', apiToken: 't', fetch, retry })
    await vi.advanceTimersByTimeAsync(6_999)
    expect(answers).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(await listing).toEqual([project])
  })

  it('is handed on at once when that is longer than is wanted', async () => {
    const hour = { ...busy, headers: { 'retry-after': '3600' } }
    await using server = await serving({ maxRetries: 5, maxWaitMs: 10_000 }, hour)
    await expect(listProjects(server.client)).rejects.toMatchObject({ retryAfterSeconds: 3_600 })
    expect(server.requests).toHaveLength(1)
  })

  it('is repeated without being told how long to wait', async () => {
    const { headers: _none, ...silent } = busy
    await using server = await serving({ maxRetries: 3, maxWaitMs: 1 }, silent, silent, listed)
    expect(await listProjects(server.client)).toEqual([project])
  })

  it('and may have been carried out is a POST that is repeated with a key alone', async () => {
    await using server = await serving({ maxRetries: 1 }, down, made)
    await expect(createProject(server.client, body)).rejects.toMatchObject({ status: 503 })
    await using other = await serving({ maxRetries: 1 }, down, made)
    const idempotencyKey = 'order-7'
    expect(await createProject(other.client, body, { idempotencyKey })).toEqual(project)
    const keys = other.requests.map(({ headers }) => headers['idempotency-key'])
    expect(keys).toEqual(['order-7', 'order-7'])
    expect(other.requests[1]?.body).toEqual(body)
  })

  it('and was not carried out is repeated whatever it is', async () => {
    await using server = await serving({ maxRetries: 1 }, busy, made)
    expect(await createProject(server.client, body)).toEqual(project)
  })

  it.each([400, 401, 404, 409, 500, 502])('is another thing than a %i', async (status) => {
    await using server = await serving({ maxRetries: 3 }, { status, body: { message: 'no' } })
    await expect(listProjects(server.client)).rejects.toMatchObject({ status })
    expect(server.requests).toHaveLength(1)
  })

  it('is not waited for any longer when its signal says so', async () => {
    const late = { ...busy, headers: { 'retry-after': '30' } }
    await using server = await serving({ maxRetries: 1 }, late)
    const stop = new AbortController()
    const reason = new Error('enough')
    const listing = listProjects(server.client, { signal: stop.signal })
    setTimeout(() => stop.abort(reason), 20)
    await expect(listing).rejects.toBe(reason)
  })
})
