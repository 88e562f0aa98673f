import { describe, expect, it } from 'vitest'
import { Shutdown } from './shutdown.ts'

describe('a shutdown', () => {
  it('closes the newest part first and every part once', async () => {
    const closed: string[] = []
    const shutdown = new Shutdown(() => {})
    for (const name of ['lock', 'database', 'queue']) {
      shutdown.add(name, 1000, () => {
        closed.push(name)
      })
    }
    await Promise.all([shutdown.run(), shutdown.run()])
    expect(closed).toEqual(['queue', 'database', 'lock'])
  })

  it('goes on when a part fails or hangs, and says which', async () => {
    const faults: string[] = []
    let closed = false
    const shutdown = new Shutdown((phase) => faults.push(phase))
    shutdown.add('lock', 1000, () => {
      closed = true
    })
    shutdown.add('database', 1000, () => {
      throw new Error('broken')
    })
    shutdown.add('queue', 20, () => new Promise(() => {}))
    await shutdown.run()
    expect(faults).toEqual(['queue', 'database'])
    expect(closed).toBe(true)
  })
})
