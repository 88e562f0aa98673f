import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ApiError, ConnectionError, UnexpectedAnswerError } from '../src/errors.ts'
import { poll } from '../src/poll.ts'
import { request } from '../src/request.ts'
import { recordingServer } from './recording-server.ts'

const answer = z.object({ id: z.int() })
const call = { method: 'POST', path: '/v1/things?x=1', body: { name: 'é' }, answer } as const

describe('a call', () => {
  it('sends the token, the path with its query and the body as JSON', async () => {
    await using server = await recordingServer({ status: 201, body: { id: 7, extra: true } })
    expect(await request(server.client, call)).toEqual({ id: 7 })
    expect(server.requests[0]).toMatchObject({
      method: 'POST',
      url: '/v1/things?x=1',
      body: { name: 'é' },
      headers: { api_token: 'secret-token', 'content-type': 'application/json' },
    })
  })

  it('goes through the injected fetch', async () => {
    const seen: string[] = []
    const fetch: typeof globalThis.fetch = async (url) => {
      seen.push(String(url))
      return Response.json({ id: 1 })
    }
    await request({ baseUrl: 'https://example.test', apiToken: 't', fetch }, call)
    expect(seen).toEqual(['https://example.test/v1/things?x=1'])
  })

  it.each([
    [{ message: 'Dataset not found' }, 'Dataset not found'],
    [{ errors: [{ msg: 'Too big', field_name: 'rank', field_input: '999' }] }, 'rank: Too big'],
    ['"Model not found"', 'Model not found'],
    [
      { error: { code: 422, message: 'Blocked', details: 'prompt' }, request_id: 'r1' },
      'Blocked: prompt',
    ],
    [{ status: 'NOT_FOUND' }, 'NOT_FOUND'],
    ['<html>bad gateway</html>', '<html>bad gateway</html>'],
  ])('that fails with %j carries the status and the words of the server', async (body, words) => {
    await using server = await recordingServer({ status: 400, body })
    const error = await request(server.client, call).catch((fault: unknown) => fault)
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({ status: 400 })
    expect(String(error)).toContain(words)
    expect(String(error)).toContain('POST /v1/things')
  })

  it('that fails carries the request id of the header, else of the body, and how long to wait', async () => {
    await using server = await recordingServer(
      {
        status: 429,
        body: { message: 'slow' },
        headers: { 'x-request-id': 'h1', 'retry-after': '3' },
      },
      { status: 500, body: { error: { message: 'm' }, request_id: 'b1' } },
    )
    const first = await request(server.client, call).catch((fault: unknown) => fault)
    expect(first).toMatchObject({ requestId: 'h1', retryAfterSeconds: 3 })
    const second = await request(server.client, call).catch((fault: unknown) => fault)
    expect(second).toMatchObject({ requestId: 'b1', retryAfterSeconds: undefined })
  })

  it.each([
    ['7', 7],
    [' 0 ', 0],
    [new Date(Date.now() + 3_600_000).toUTCString(), expect.closeTo(3_600, -1)],
    [new Date(Date.now() - 3_600_000).toUTCString(), 0],
    ['soon', undefined],
  ])('that is to wait as %j says knows the seconds', async (header, seconds) => {
    const headers = { 'retry-after': header }
    await using server = await recordingServer({ status: 429, headers })
    const error = await request(server.client, call).catch((fault: unknown) => fault)
    expect(error).toMatchObject({ retryAfterSeconds: seconds })
  })

  it('that fails names the faults of its fields, and only what are some', async () => {
    const fault = { msg: 'Too big', field_name: 'rank', field_input: '999' }
    await using server = await recordingServer(
      { status: 400, body: { errors: [fault, 'x', { msg: 7 }] } },
      { status: 400, body: { errors: 'many' } },
      { status: 400, body: '"no"' },
    )
    const faults = []
    for (let i = 0; i < 3; i++) {
      const error = await request(server.client, call).catch((error: unknown) => error)
      faults.push((error as ApiError).faults)
    }
    expect(faults).toEqual([[fault], [], []])
  })

  it('that fails with a whole page says its beginning, and keeps the rest', async () => {
    const page = `<html>${'x'.repeat(10_000)}</html>`
    await using server = await recordingServer({ status: 502, body: page })
    const error = await request(server.client, call).catch((fault: unknown) => fault)
    expect(String(error).length).toBeLessThan(600)
    expect(error).toMatchObject({ status: 502, body: page })
  })

  it('that gives nothing back resolves with nothing, and refuses something', async () => {
    await using server = await recordingServer({ status: 204 }, { status: 200, body: { id: 7 } })
    const removal = { method: 'DELETE', path: '/v1/things/7', answer: z.void() } as const
    expect(await request(server.client, removal)).toBeUndefined()
    await expect(request(server.client, removal)).rejects.toBeInstanceOf(UnexpectedAnswerError)
  })

  it('keeps a path that the base address has, and takes its slash as none', async () => {
    await using server = await recordingServer({ status: 200, body: { id: 7 } })
    for (const path of ['', '/', '/studio', '/studio/']) {
      await request({ ...server.client, baseUrl: `${server.client.baseUrl}${path}` }, call)
    }
    const [none, slash, ...studio] = server.requests.map(({ url }) => url)
    expect([none, slash]).toEqual(Array(2).fill('/v1/things?x=1'))
    expect(studio).toEqual(Array(2).fill('/studio/v1/things?x=1'))
  })

  it('to nobody says which address did not answer, and never tells the token', async () => {
    const client = { baseUrl: 'http://127.0.0.1:1', apiToken: 'secret-token' }
    const error = await request(client, call).catch((fault: unknown) => fault)
    expect(error).toBeInstanceOf(ConnectionError)
    expect(String(error)).toContain('http://127.0.0.1:1')
    expect(JSON.stringify(error) + String(error)).not.toContain('secret-token')
  })

  it('whose answer breaks off is one without an answer, so that polling bears it', async () => {
    await using server = await recordingServer(
      { status: 200, broken: true },
      { status: 200, body: { id: 7 } },
    )
    const seen: unknown[] = []
    const ask = () =>
      request(server.client, call).catch((error: unknown) => {
        seen.push(error)
        throw error
      })
    expect(await poll(ask, () => true, { intervalMs: 1 })).toEqual({ id: 7 })
    expect(seen).toEqual([expect.any(ConnectionError)])
  })

  it('refuses a success that is not what the contract promises', async () => {
    const headers = { 'x-request-id': 'h1' }
    await using server = await recordingServer(
      { status: 200, body: { id: 'seven' }, headers },
      { status: 200, body: '<html>login</html>', headers },
      { status: 200, headers },
    )
    for (const body of [{ id: 'seven' }, '<html>login</html>', undefined]) {
      const error = await request(server.client, call).catch((fault: unknown) => fault)
      expect(error).toBeInstanceOf(UnexpectedAnswerError)
      expect(error).toMatchObject({ status: 200, requestId: 'h1', body })
    }
  })

  it('is aborted by its signal, with the reason of the signal', async () => {
    const stop = new AbortController()
    const reason = new Error('enough')
    const fetch: typeof globalThis.fetch = (_url, init) =>
      new Promise((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () => reject(new Error('aborted')))
      })
    const client = { baseUrl: 'http://localhost', apiToken: 't', fetch }
    const pending = request(client, { ...call, signal: stop.signal })
    stop.abort(reason)
    await expect(pending).rejects.toBe(reason)
  })
})
