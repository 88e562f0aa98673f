import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { studio } from './studio.ts'

const progress = (step: number) => ({
  step,
  total_steps: 9,
  loss: 0.5,
  images_per_second: 8,
  seconds_left: 4,
})
/** What the events of a stream's text tell. */
const eventsOf = (text: string): unknown[] =>
  [...text.matchAll(/event: progress\ndata: (.+)\n\n/g)].map(([, data = '']) => JSON.parse(data))

/** Reads a stream as far as `text`. */
async function readUpTo(
  reader: ReadableStreamDefaultReader<string>,
  text: string,
): Promise<string> {
  let read = ''
  while (!read.includes(text)) {
    const { value, done } = await reader.read()
    if (done) throw new Error(`the stream ended after ${JSON.stringify(read)}`)
    read += value
  }
  return read
}

describe('the progress stream of a training', () => {
  const at = studio()

  async function watch(): Promise<Response> {
    const path = `/v1/tailored-gen/models/${at.own.model.id}/progress`
    return fetch(`${at.real.url}${path}`, { headers: { api_token: at.own.token } })
  }
  async function watchRunning() {
    await at.real.store.models.changeState(at.own.model.id, ['created'], {
      state: 'running',
      progress: progress(1),
    })
    const { body } = await watch()
    if (body === null) throw new Error('no stream')
    return body.pipeThrough(new TextDecoderStream()).getReader()
  }

  it('tells one event of a model that does not train, and ends', async () => {
    const answer = await watch()
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('text/event-stream')
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    expect(await answer.text()).toBe('event: progress\ndata: {"status":"Created"}\n\n')
  })

  it('tells each change once while it trains, and ends with it', async () => {
    const reader = await watchRunning()
    const first = await readUpTo(reader, '\n\n')
    expect(eventsOf(first)).toEqual([{ status: 'InProgress', ...progress(1) }])
    await at.real.store.models.changeState(at.own.model.id, ['running'], {
      state: 'completed',
      progress: progress(9),
    })
    const last = await readUpTo(reader, '\n\n')
    expect(eventsOf(last)).toEqual([{ status: 'Completed', ...progress(9) }])
    expect(await reader.read()).toMatchObject({ done: true })
  })

  it('ends when its model can no longer be read', async () => {
    const reader = await watchRunning()
    await readUpTo(reader, '\n\n')
    await at.real.open.database.execute(sql`delete from models where id = ${at.own.model.id}`)
    expect(await reader.read()).toMatchObject({ done: true })
  })

  it('has no HEAD, which could only tell of a stream without one', async () => {
    const path = `/v1/tailored-gen/models/${at.own.model.id}/progress`
    const headers = { api_token: at.own.token }
    const answer = await fetch(`${at.real.url}${path}`, { method: 'HEAD', headers })
    expect(answer.status).toBe(405)
    expect(answer.headers.get('allow')).toBe('GET, OPTIONS')
  })
})
