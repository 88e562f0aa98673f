import { describe, expect, it } from 'vitest'
import { VisionUnavailableError } from '../src/providers/errors.ts'
import type { RemoteVisionOptions } from '../src/providers/options.ts'
import { retryDelayOf } from '../src/providers/retry-delay.ts'
import { fakeVlm, type Reply } from './fake-vlm-server.ts'
import { lucy, plain, remoteAt, WIRES } from './remote.ts'

const json = { short_description: 'Lucy waves.', objects: [{ description: 'Lucy, a fox' }] }
const GOOD: Reply = { json }
/** So short that nothing which takes its time is waited for. */
const HASTY = { timeoutMs: 60, deadlineMs: 30_000, maxRetryDelayMs: 1_000 }

describe.each(WIRES)('a failure over %s', (wire) => {
  async function ask(replies: Reply[], options: Partial<RemoteVisionOptions> = {}) {
    await using server = await fakeVlm(replies)
    const remote = remoteAt(server, wire, options)
    const outcome = await remote.caption({ image: plain(), schema: {}, ip: lucy }).then(
      ({ document }) => ({ document, error: undefined }),
      (error: unknown) => ({ error, document: undefined }),
    )
    return { ...outcome, asked: server.asked.length, calls: remote.calls }
  }

  it.each([429, 500, 502, 503, 529, 408])('of status %d is tried again', async (status) => {
    const { document, calls } = await ask([{ status }, GOOD])
    expect(document).toMatchObject({ short_description: 'Lucy waves.' })
    expect(calls.map(({ outcome, status: was }) => [outcome, was])).toEqual([
      ['failed', status],
      ['answered', undefined],
    ])
    expect(calls[0]?.cost).toBeUndefined()
  })

  it('that stays is tried again as often as it is configured, and then reported', async () => {
    const { error, asked } = await ask([{ status: 503 }], { maxRetries: 3 })
    expect(error).toBeInstanceOf(VisionUnavailableError)
    expect(error).toMatchObject({ message: 'The vision service answered 503' })
    expect(asked).toBe(4)
  })

  it('is not tried again where that is not wanted, by the SDK neither', async () => {
    expect(await ask([{ status: 503 }], { maxRetries: 0 })).toMatchObject({ asked: 1 })
  })

  it('whose own waits are longer than the longest is tried again after the longest', async () => {
    const options = { retryDelayMs: 1e9, maxRetryDelayMs: 5 }
    expect(await ask([{ status: 503 }, GOOD], options)).toMatchObject({ asked: 2 })
  })

  it.each([
    [401, 'does not accept the key'],
    [403, 'does not let this key'],
    [404, 'does not know the model'],
    [418, 'answered 418'],
  ])('of status %d is not tried again, and told in words', async (status, words) => {
    const { error, asked, calls } = await ask([{ status }])
    expect(error).toBeInstanceOf(VisionUnavailableError)
    expect(error).toMatchObject({ message: expect.stringContaining(words) })
    expect(asked).toBe(1)
    expect(calls).toMatchObject([{ outcome: 'failed', status }])
  })

  it('by limits that waiting does not lift is not tried again', async () => {
    const error = { error: { message: 'no credit', code: 'insufficient_quota', status: 'X' } }
    expect(await ask([{ status: 429, error }])).toMatchObject({
      asked: 1,
      error: { message: expect.stringContaining('at its limits') },
    })
  })

  it.each<[string, Record<string, string>]>([
    ['in seconds', { 'retry-after': '0' }],
    ['in milliseconds', { 'retry-after-ms': '1.5', 'retry-after': '3600' }],
    ['as a date', { 'retry-after': new Date(0).toUTCString() }],
  ])('with a wait %s is tried again after it', async (_, headers) => {
    // Were it not for the header, the wait would be longer than the test.
    const options = { retryDelayMs: 1e9, maxRetryDelayMs: 1e8, deadlineMs: 2e9 }
    expect(await ask([{ status: 429, headers }, GOOD], options)).toMatchObject({ asked: 2 })
  })

  it.each<[string, Record<string, string>]>([
    ['in seconds', { 'retry-after': '3600' }],
    ['as a date', { 'retry-after': new Date(Date.now() + 3_600_000).toUTCString() }],
  ])('with a wait %s that is too long is reported at once, with the wait', async (_, headers) => {
    const { error, asked } = await ask([{ status: 429, headers }])
    expect(asked).toBe(1)
    expect(error).toBeInstanceOf(VisionUnavailableError)
    const { retryAfterMs = 0 } = error as VisionUnavailableError
    expect(retryAfterMs).toBeGreaterThan(3_000_000)
    expect(retryAfterMs).toBeLessThanOrEqual(3_600_000)
  })

  it('with a wait beyond the deadline is reported at once, as what it is', async () => {
    const headers = { 'retry-after': '900' }
    const options = { maxRetryDelayMs: 1e7, deadlineMs: 100_000 }
    const { error, asked } = await ask([{ status: 429, headers }], options)
    expect(asked).toBe(1)
    expect(error).toMatchObject({ message: 'The vision service is at its limits' })
  })

  it.each<[string, Reply]>([
    ['before the headers', { hang: 'headers' }],
    ['in the middle of the body', { hang: 'body' }],
    ['a byte at a time', { text: JSON.stringify(json), byteMs: 20 }],
  ])('of a service that hangs %s ends in time, and is tried again', async (_, reply) => {
    const { document, calls } = await ask([reply, GOOD], { ...HASTY, timeoutMs: 1_000 })
    expect(document).toMatchObject({ short_description: 'Lucy waves.' })
    expect(calls[0]).toMatchObject({
      outcome: 'failed',
      fault: expect.stringContaining('too long'),
    })
    expect(calls.at(-1)).toMatchObject({ outcome: 'answered' })
  })

  it('of a service that always hangs is reported as slowness', async () => {
    const { error, calls } = await ask([{ hang: 'headers' }], HASTY)
    expect(error).toBeInstanceOf(VisionUnavailableError)
    expect(error).toMatchObject({ message: 'The vision service took too long to answer' })
    expect(calls).toHaveLength(3)
  })

  it('that lasts longer than the question may take ends it, however many tries are left', async () => {
    const options = { timeoutMs: 40, deadlineMs: 300, maxRetries: 1_000, retryDelayMs: 1 }
    const { error, asked } = await ask([{ hang: 'headers' }], options)
    expect(error).toMatchObject({ message: 'The vision service took too long to answer' })
    expect(asked).toBeLessThan(50)
  })

  it.each(['headers', 'body'] as const)(
    'of a connection that breaks at the %s is tried again',
    async (drop) => {
      const { document, calls } = await ask([{ drop }, GOOD])
      expect(document).toMatchObject({ short_description: 'Lucy waves.' })
      expect(calls.map(({ outcome }) => outcome)).toEqual(['failed', 'answered'])
      const { error } = await ask([{ drop }])
      expect(error).toBeInstanceOf(VisionUnavailableError)
    },
  )

  it('of a service that is not there is reported as such', async () => {
    const server = await fakeVlm([GOOD])
    await server[Symbol.asyncDispose]()
    const remote = remoteAt(server, wire)
    const asked = remote.caption({ image: plain(), schema: {}, ip: lucy })
    await expect(asked).rejects.toMatchObject({
      name: 'VisionUnavailableError',
      message: 'The vision service cannot be reached',
    })
  })

  it('by a redirect goes nowhere: neither the key nor the picture reaches another host', async () => {
    await using other = await fakeVlm([GOOD])
    const { error, asked } = await ask([{ redirect: `${other.url}/v1/chat/completions` }])
    expect(error).toMatchObject({
      name: 'VisionUnavailableError',
      message: expect.stringContaining('another address'),
    })
    expect(asked).toBe(1)
    expect(other.asked).toEqual([])
  })
})

describe("Google's answer to a wrong key", () => {
  it('is understood, although its status is 400', async () => {
    const error = {
      error: {
        code: 400,
        message: 'API key not valid. Please pass a valid API key.',
        status: 'INVALID_ARGUMENT',
        details: [{ reason: 'API_KEY_INVALID' }],
      },
    }
    await using server = await fakeVlm([{ status: 400, error }])
    const asked = remoteAt(server, 'gemini').caption({ image: plain(), schema: {}, ip: lucy })
    await expect(asked).rejects.toThrow('does not accept the key')
  })
})

describe('a key that no header can carry', () => {
  it.each(['sk-1\nx', 'sk-ключ', 'two words'])('is refused before it is used: %j', (apiKey) => {
    const make = () => remoteAt({ url: 'http://127.0.0.1:9' }, 'openai-compatible', { apiKey })
    expect(make).toThrow(TypeError)
    expect(make).not.toThrow(apiKey)
  })
})

describe('how long a service asks to wait', () => {
  const now = Date.UTC(2026, 0, 1)
  it.each<[Record<string, string>, string, number | undefined]>([
    [{}, '', undefined],
    [{ 'retry-after': '7' }, '', 7_000],
    [{ 'retry-after': ' 1.5 ' }, '', 1_500],
    [{ 'retry-after-ms': '250', 'retry-after': '7' }, '', 250],
    [{ 'retry-after': 'Thu, 01 Jan 2026 00:00:09 GMT' }, '', 9_000],
    [{ 'retry-after': 'Thursday, 01-Jan-26 00:00:09 GMT' }, '', 9_000],
    [{ 'retry-after': 'Wed, 31 Dec 2025 00:00:00 GMT' }, '', 0],
    [{ 'retry-after': 'soon 5' }, '', undefined],
    [{ 'retry-after': '-5' }, '', undefined],
    [{ 'retry-after': '1e9' }, '', undefined],
    [{}, '{"details":[{"retryDelay": "34.5s"}]}', 34_500],
  ])('%j %s', (headers, body, ms) => {
    expect(retryDelayOf(headers, body, now)).toBe(ms)
  })
})
