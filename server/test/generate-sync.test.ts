import type { Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { call, type Furnished, furnish, type RealApp, startApp } from './real-app.ts'

describe('synchronous generation', () => {
  let real: RealApp
  let own: Furnished
  beforeAll(async () => {
    real = await startApp()
    own = await furnish(real.store, 'studio')
    await real.store.models.changeState(own.model.id, ['created'], { state: 'completed' })
  })
  afterAll(() => real.close())

  /** Does what a worker would: ends each order as soon as it is there. */
  async function endNext(): Promise<void> {
    for (;;) {
      const [order] = await real.store.generations.listAbandoned(0)
      if (order !== undefined) {
        const objectKey = `generations/${order.requestId}/a.png`
        await real.store.generations.update(order.requestId, { state: 'completed', objectKey })
        return
      }
      await sleep(20)
    }
  }

  it('leaves nothing on a connection that is kept for the next request', async () => {
    const sockets = new Set<Socket>()
    real.app.server.on('connection', (socket: Socket) => sockets.add(socket))
    const listeners: number[] = []
    for (let i = 0; i < 8; i++) {
      const body = { tailored_model_id: String(own.model.id), prompt: 'a disc', sync: true }
      const asked = call(real.url, own.token, 'POST', '/v2/image/generate/tailored', body)
      await endNext()
      expect(await asked).toMatchObject({ status: 200, body: { seed: expect.any(Number) } })
      listeners.push(Math.max(...[...sockets].map((socket) => socket.listenerCount('close'))))
    }
    // Fewer connections than requests, or nothing was kept.
    expect(sockets.size).toBeLessThan(4)
    expect(listeners.at(-1)).toBe(listeners[0])
  })
})
