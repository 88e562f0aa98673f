import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Limiter } from '../src/providers/limiter.ts'
import { fakeVlm } from './fake-vlm-server.ts'
import { encodeJpeg, KEY, lucy, plain, remoteAt, WIRES } from './remote.ts'

const json = { short_description: 'Lucy waves.', objects: [{ description: 'Lucy, a fox' }] }
const request = { image: plain(), schema: {}, ip: lucy }

/** A promise, and what fulfils it. */
function gate(): { opened: Promise<void>; open: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>()
  return { opened: promise, open: resolve }
}

describe.each(WIRES)('calls over %s', (wire) => {
  it('never are more at a time than configured, and all are answered', async () => {
    await using server = await fakeVlm(async () => {
      await new Promise((resolve) => setTimeout(resolve, 5))
      return { json }
    })
    const remote = remoteAt(server, wire, { concurrency: 3, timeoutMs: 59_999 })
    const answers = await Promise.all(Array.from({ length: 20 }, () => remote.caption(request)))
    expect(answers).toHaveLength(20)
    expect(server.open.most).toBe(3)
  })

  it('that wait for their turn have their whole time when it comes', async () => {
    await using server = await fakeVlm(async () => {
      await new Promise((resolve) => setTimeout(resolve, 400))
      return { json }
    })
    // Together they take longer than any of them may.
    const times = { timeoutMs: 1_500, deadlineMs: 1_500, maxQueueMs: 60_000 }
    const remote = remoteAt(server, wire, { concurrency: 1, ...times })
    const all = Array.from({ length: 5 }, () => remote.caption(request))
    expect(await Promise.all(all)).toHaveLength(5)
  })

  it('that wait too long for their turn are told that there are too many', async () => {
    await using server = await fakeVlm([{ hang: 'headers' }])
    const remote = remoteAt(server, wire, { concurrency: 1, maxQueueMs: 20 })
    const first = remote.caption(request)
    await expect.poll(() => server.asked.length).toBe(1)
    await expect(remote.caption(request)).rejects.toMatchObject({
      name: 'VisionUnavailableError',
      message: 'The vision service has too many questions waiting',
    })
    remote.close()
    await expect(first).rejects.toMatchObject({ name: 'AbortError' })
    expect(server.asked).toHaveLength(1)
  })

  it('that are called off end at once with the caller’s reason, and hang up', async () => {
    const reached = gate()
    await using server = await fakeVlm(() => {
      reached.open()
      return { hang: 'body' }
    })
    const remote = remoteAt(server, wire)
    const caller = new AbortController()
    const asked = remote.caption(request, { signal: caller.signal })
    await reached.opened
    caller.abort(new Error('no longer wanted'))
    await expect(asked).rejects.toThrow('no longer wanted')
    await expect.poll(() => server.open.now).toBe(0)
    expect(remote.calls).toMatchObject([{ outcome: 'failed', fault: 'called off' }])
    expect(server.asked).toHaveLength(1)
  })

  it('that are called off before they begin reach nobody', async () => {
    await using server = await fakeVlm([{ json }])
    const remote = remoteAt(server, wire)
    const signal = AbortSignal.abort(new Error('no longer wanted'))
    await expect(remote.caption(request, { signal })).rejects.toThrow('no longer wanted')
    expect(server.asked).toEqual([])
  })

  it('that are called off between two tries are not tried again', async () => {
    const caller = new AbortController()
    await using server = await fakeVlm([{ status: 503 }])
    const options = { retryDelayMs: 1e6, maxRetryDelayMs: 1e6, deadlineMs: 1e8 }
    const remote = remoteAt(server, wire, {
      ...options,
      // The first try has failed by then, and the wait for the second is to begin.
      onCall: () => setTimeout(() => caller.abort(new Error('no longer wanted')), 5),
    })
    const asked = remote.caption(request, { signal: caller.signal })
    await expect(asked).rejects.toThrow('no longer wanted')
    expect(server.asked).toHaveLength(1)
  })

  it('all end when the provider is closed: those under way, those waiting, and those that come later', async () => {
    const reached = gate()
    await using server = await fakeVlm(() => {
      reached.open()
      return { hang: 'headers' }
    })
    const remote = remoteAt(server, wire, { concurrency: 1 })
    const asked = [remote.caption(request), remote.caption(request)]
    await reached.opened
    remote.close()
    for (const one of [...asked, remote.caption(request)])
      await expect(one).rejects.toMatchObject({ name: 'AbortError' })
    expect(server.asked).toHaveLength(1)
    await expect.poll(() => server.open.now).toBe(0)
  })

  it('free their place when their picture cannot be encoded', async () => {
    await using server = await fakeVlm([{ json }])
    let broken = true
    const remote = remoteAt(server, wire, {
      concurrency: 1,
      encodeJpeg: async (image) => {
        if (broken) throw new Error('no picture')
        return encodeJpeg(image)
      },
    })
    await expect(remote.caption(request)).rejects.toThrow('no picture')
    broken = false
    expect((await remote.caption(request)).document).toMatchObject({
      short_description: 'Lucy waves.',
    })
  })

  it('are each recorded with tokens and cost, those that failed without, none with the key', async () => {
    await using server = await fakeVlm([{ status: 500 }, { text: 'what?' }, { json }])
    const remote = remoteAt(server, wire, { prices: { input: 1, output: 10 } })
    await remote.caption(request)
    const [failed, faulty, answered, ...more] = remote.calls
    expect(more).toEqual([])
    expect(failed).toMatchObject({ attempt: 1, outcome: 'failed', status: 500 })
    expect(failed).not.toHaveProperty('cost')
    const paid = { inputTokens: 1200, outputTokens: 345, cost: 0.00465 }
    expect(faulty).toMatchObject({ attempt: 2, outcome: 'faulty', ...paid })
    expect(answered).toMatchObject({ attempt: 3, outcome: 'answered', ...paid })
    for (const { durationMs } of remote.calls) expect(durationMs).toBeGreaterThanOrEqual(0)
    expect(JSON.stringify(remote.calls)).not.toContain(KEY)
  })

  it('leave no warning in the output of the process', async () => {
    const warnings: Error[] = []
    const listen = (warning: Error) => warnings.push(warning)
    process.on('warning', listen)
    await using server = await fakeVlm([{ json }])
    const remote = remoteAt(server, wire, { concurrency: 30 })
    await Promise.all(Array.from({ length: 30 }, () => remote.caption(request)))
    process.off('warning', listen)
    expect(warnings.map(({ message }) => message)).toEqual([])
  })
})

describe('the limiter', () => {
  it('lets everybody in by turns, never more than it may, whoever gives up or fails', async () => {
    const job = fc.record({
      ticks: fc.nat({ max: 4 }),
      fails: fc.boolean(),
      givesUpAfter: fc.option(fc.nat({ max: 6 })),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }),
        fc.array(job, { maxLength: 20 }),
        async (places, jobs) => {
          const limiter = new Limiter(places)
          const begun: number[] = []
          let now = 0
          let most = 0
          const ticks = async (count: number) => {
            for (let i = 0; i < count; i++) await Promise.resolve()
          }
          const outcomes = await Promise.allSettled(
            jobs.map(({ ticks: lasts, fails, givesUpAfter }, i) => {
              const caller = new AbortController()
              if (givesUpAfter !== null) void ticks(givesUpAfter).then(() => caller.abort())
              return limiter.run(caller.signal, async () => {
                begun.push(i)
                most = Math.max(most, ++now)
                await ticks(lasts)
                now--
                if (fails) throw new Error('failed')
              })
            }),
          )
          expect(most).toBeLessThanOrEqual(places)
          expect(begun).toEqual([...begun].sort((a, b) => a - b))
          const never = outcomes.filter((one, i) => one.status === 'rejected' && !begun.includes(i))
          expect(begun.length + never.length).toBe(jobs.length)
          // Every place is free again.
          const all = Array.from({ length: places }, () =>
            limiter.run(new AbortController().signal, async () => now++),
          )
          expect(await Promise.all(all)).toHaveLength(places)
        },
      ),
    )
  })
})
