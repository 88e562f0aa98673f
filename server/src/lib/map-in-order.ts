/** How much may go on at once. One item is always let through, however heavy it is. */
export interface Bounds<Item> {
  count: number
  weight: number
  weightOf: (item: Item) => number
}

/**
 * Works on several items at once and gives the results in the order of the items. The first failure ends it, once all that was begun has
 * come to its end.
 */
export async function* mapInOrder<Item, Result>(
  items: Iterable<Item>,
  { count, weight, weightOf }: Bounds<Item>,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const running: { result: Promise<Result>; weight: number }[] = []
  let total = 0
  const next = async (): Promise<Result> => {
    const first = running.shift()
    if (first === undefined) throw new Error('nothing is running')
    const result = await first.result
    total -= first.weight
    return result
  }
  const started = (item: Item) => {
    const result = work(item)
    // Whoever waits for it is told of its failure; until then it is nobody's.
    result.catch(() => {})
    running.push({ result, weight: weightOf(item) })
    total += weightOf(item)
  }
  try {
    for (const item of items) {
      const full = () => running.length >= count || total + weightOf(item) > weight
      while (running.length > 0 && full()) yield await next()
      started(item)
    }
    while (running.length > 0) yield await next()
  } finally {
    await Promise.allSettled(running.map(({ result }) => result))
  }
}
