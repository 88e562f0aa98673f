import { describe, expect, it } from 'vitest'
import { ApiError, ConnectionError } from './errors.ts'
import { poll } from './poll.ts'

const fast = { intervalMs: 1 }

function answers(...list: (Error | string)[]) {
  let asked = 0
  const ask = async () => {
    const answer = list[Math.min(asked++, list.length - 1)]
    if (answer instanceof Error) throw answer
    return answer
  }
  return { ask, asked: () => asked }
}

const lost = new ConnectionError('GET /x', 'http://localhost', new Error('refused'))
const apiError = (status: number) => new ApiError('GET /x', new Response(null, { status }), 'no')

describe('polling', () => {
  it('ends with the first answer that is done', async () => {
    const source = answers('a', 'b', 'c')
    expect(await poll(source.ask, (answer) => answer === 'b', fast)).toBe('b')
    expect(source.asked()).toBe(2)
  })

  it('bears a restarting server', async () => {
    const source = answers(lost, apiError(503), apiError(429), 'up')
    expect(await poll(source.ask, () => true, fast)).toBe('up')
  })

  it('gives up after so many failures in a row', async () => {
    await expect(poll(answers(lost).ask, () => true, { ...fast, maxFailures: 3 })).rejects.toBe(
      lost,
    )
  })

  it('does not bear an answer that will not change', async () => {
    const source = answers(apiError(404))
    await expect(poll(source.ask, () => true, fast)).rejects.toThrow('404')
    expect(source.asked()).toBe(1)
  })

  it('ends at once with the reason of the signal', async () => {
    const stop = new AbortController()
    const reason = new Error('enough')
    setTimeout(() => stop.abort(reason), 20)
    const start = Date.now()
    const waiting = poll(answers('no').ask, () => false, {
      intervalMs: 60_000,
      signal: stop.signal,
    })
    await expect(waiting).rejects.toBe(reason)
    expect(Date.now() - start).toBeLessThan(5_000)
  })
})
