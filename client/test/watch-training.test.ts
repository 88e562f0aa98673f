import { describe, expect, it } from 'vitest'
import {
  ApiError,
  ConnectionError,
  type TrainingEvent,
  UnexpectedAnswerError,
  watchTraining,
} from '../src/index.ts'
import { serverSentData } from '../src/server-sent-events.ts'
import { recordingServer } from './recording-server.ts'

const headers = { 'content-type': 'text/event-stream' }
const event = (data: object) => `event: progress\ndata: ${JSON.stringify(data)}\n\n`

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = []
  for await (const item of items) list.push(item)
  return list
}

describe('watching a training', () => {
  it('gives each event as it is told', async () => {
    const progress = { total_steps: 3, loss: 0.5, images_per_second: 2, seconds_left: 1 }
    const events: TrainingEvent[] = [
      { status: 'InProgress', step: 1, ...progress },
      { status: 'Completed', step: 3, ...progress },
    ]
    const body = events.map(event).join('')
    await using server = await recordingServer({ status: 200, headers, body })
    expect(await all(watchTraining(server.client, 6))).toEqual(events)
    expect(server.requests[0]).toMatchObject({
      method: 'GET',
      url: '/v1/tailored-gen/models/6/progress',
      headers: { api_token: 'secret-token', accept: 'text/event-stream' },
    })
  })

  it('of an unknown model hands the refusal on', async () => {
    await using server = await recordingServer({
      status: 404,
      body: { message: 'Model not found' },
    })
    const error = await all(watchTraining(server.client, 6)).catch((fault: unknown) => fault)
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({ status: 404 })
    expect(String(error)).toContain('Model not found')
  })

  it('refuses an event that is none', async () => {
    const body = 'data: {"status":"Dancing"}\n\n'
    await using server = await recordingServer({ status: 200, headers, body })
    const watching = all(watchTraining(server.client, 6))
    await expect(watching).rejects.toBeInstanceOf(UnexpectedAnswerError)
  })

  it('says that the connection broke', async () => {
    await using server = await recordingServer({ status: 200, headers, broken: true })
    await expect(all(watchTraining(server.client, 6))).rejects.toBeInstanceOf(ConnectionError)
  })

  it('ends with the reason of its signal', async () => {
    const stop = new AbortController()
    const reason = new Error('enough')
    const fetch: typeof globalThis.fetch = async (_url, init) => {
      const stream = new ReadableStream<Uint8Array>({
        start(controller) {
          controller.enqueue(Buffer.from(event({ status: 'InProgress' })))
          init?.signal?.addEventListener('abort', () => controller.error(new Error('aborted')))
        },
      })
      return new Response(stream, { headers })
    }
    const client = { baseUrl: 'http://localhost', apiToken: 't', fetch }
    const events = watchTraining(client, 6, { signal: stop.signal })
    expect(await events.next()).toEqual({ done: false, value: { status: 'InProgress' } })
    const waiting = events.next()
    stop.abort(reason)
    await expect(waiting).rejects.toBe(reason)
  })

  it('lets the connection go when nobody listens any longer', async () => {
    let cancelled = false
    const stream = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(Buffer.from(event({ status: 'InProgress' }))),
      cancel: () => {
        cancelled = true
      },
    })
    const fetch: typeof globalThis.fetch = async () => new Response(stream, { headers })
    const client = { baseUrl: 'http://localhost', apiToken: 't', fetch }
    for await (const _event of watchTraining(client, 6)) break
    expect(cancelled).toBe(true)
  })
})

describe('a stream of events', () => {
  const inPieces = (text: string, size: number) => {
    const bytes = new TextEncoder().encode(text)
    return new ReadableStream<Uint8Array<ArrayBuffer>>({
      start(controller) {
        for (let i = 0; i < bytes.length; i += size) controller.enqueue(bytes.slice(i, i + size))
        controller.close()
      },
    })
  }

  it.each([1, 2, 3, 1_000])('is read in pieces of %i bytes', async (size) => {
    const text =
      ': a comment\r\nid: 1\r\ndata: é\r\ndata:b\r\n\r\ndata\n\nevent: x\n\ndata: last\r\rdata: cut off'
    expect(await all(serverSentData(inPieces(text, size)))).toEqual(['é\nb', '', 'last'])
  })
})
