import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { mapInOrder } from './map-in-order.ts'

const LIGHT = { count: 3, weight: 10, weightOf: () => 1 }

describe('work on several items at once', () => {
  it('gives its results in the order of the items, however long each takes', async () => {
    const results: number[] = []
    const items = [5, 1, 4, 0, 3, 2]
    const work = async (ms: number) => {
      await sleep(ms)
      return ms
    }
    for await (const result of mapInOrder(items, LIGHT, work)) results.push(result)
    expect(results).toEqual(items)
  })

  it('is never more than may go on at once, by number and by weight', async () => {
    const heavy = { count: 3, weight: 10, weightOf: (n: number) => n }
    let [now, weight, most, heaviest] = [0, 0, 0, 0]
    const work = async (n: number) => {
      most = Math.max(most, ++now)
      weight += n
      heaviest = Math.max(heaviest, weight)
      await sleep(1)
      now--
      weight -= n
    }
    let results = 0
    for await (const _ of mapInOrder([1, 1, 1, 1, 6, 6, 4, 4, 2, 2], heavy, work)) results++
    expect({ results, most, heaviest }).toEqual({ results: 10, most: 3, heaviest: 10 })
  })

  it('lets an item through that is heavier than all may be', async () => {
    const bounds = { count: 3, weight: 10, weightOf: () => 99 }
    const results: number[] = []
    for await (const n of mapInOrder([1, 2], bounds, async (n) => n)) results.push(n)
    expect(results).toEqual([1, 2])
  })

  it('ends with the first failure, and not before all that was begun is over', async () => {
    let over = 0
    const work = async (n: number) => {
      await sleep(n === 0 ? 0 : 10)
      over++
      if (n === 0) throw new Error('broken')
    }
    const all = async () => {
      for await (const _ of mapInOrder([0, 1, 2, 3, 4], LIGHT, work));
    }
    await expect(all()).rejects.toThrow('broken')
    expect(over).toBe(3)
  })
})
