import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { Semaphore } from './semaphore.ts'

describe('a semaphore', () => {
  it('never lets more work go on than it has places, and in the end all of it', async () => {
    const semaphore = new Semaphore(2)
    let now = 0
    let most = 0
    const order: number[] = []
    const work = (i: number) => async () => {
      most = Math.max(most, ++now)
      await sleep(i % 3)
      now--
      order.push(i)
      return i
    }
    const results = await Promise.all(Array.from({ length: 9 }, (_, i) => semaphore.run(work(i))))
    expect(most).toBe(2)
    expect(results).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8])
    expect(order.toSorted()).toEqual(results)
  })

  it('gives a place back when its work fails', async () => {
    const semaphore = new Semaphore(1)
    const failing = semaphore.run(() => Promise.reject(new Error('broken')))
    const next = semaphore.run(async () => 'done')
    await expect(failing).rejects.toThrow('broken')
    expect(await next).toBe('done')
  })
})
