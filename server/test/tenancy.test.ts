import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { call, startApp } from './real-app.ts'
import {
  idsOf,
  inGenerationFamily,
  operationsOf,
  pathOf,
  sampleBody,
  type Values,
  type WalkedOperation,
} from './walk.ts'
import { createWorld, everyRow, SOUND_FIELDS } from './world.ts'

// Walks whatever is registered: an operation that is added is tested by that, or fails here for what these tests do not know of it.

const MARK = 'only-the-owner-may-read-this'

const real = await startApp()
const owner = await createWorld(real, MARK)
const stranger = await createWorld(real, 'stranger')
const operations = operationsOf(real.app)
const named = operations.map(
  (operation) => [`${operation.method} ${operation.url}`, operation] as const,
)

afterAll(() => real.close())

/** Which of an operation's ids are the owner's: every choice of them but none. A step of a checkpoint is a number that anybody has. */
function mixtures(names: readonly string[]): string[][] {
  const sets: string[][] = [[]]
  for (const name of names) sets.push(...sets.map((set) => [...set, name]))
  return sets.filter((set) => set.length > 0)
}

function idsWith(foreign: readonly string[]): Values {
  const taken = foreign.map((name) => [name, owner.ids[name]])
  return { ...stranger.ids, ...Object.fromEntries(taken) }
}

function expectedStatus(operation: WalkedOperation, foreign: readonly string[]): number {
  // Who may not use an operation at all learns nothing of its ids.
  if (/^\/v[12]\/organizations\b/.test(operation.url)) return 403
  return foreign.includes('tailored_model_id') ? 403 : 404
}

function expectFamily(operation: WalkedOperation, status: number, body: unknown): void {
  if (operation.url.endsWith('/status/:request_id')) {
    expect(body).toEqual({ status: 'NOT_FOUND' })
  } else if (inGenerationFamily(operation)) {
    expect(body).toMatchObject({ error: { code: status }, request_id: expect.any(String) })
  } else if (status === 403 || operation.url.includes('/checkpoints')) {
    expect(body).toEqual(expect.any(String))
  } else {
    expect(body).toEqual({ message: expect.any(String) })
  }
}

describe('what one organization owns', () => {
  let before: string[]
  beforeEach(async () => {
    before = await everyRow(real)
  })

  const withIds = named.filter(([, operation]) => idsOf(operation).length > 0)

  it.each(withIds)('is not found by another, and stays as it is: %s', async (_name, operation) => {
    for (const foreign of mixtures(idsOf(operation))) {
      const values = idsWith(foreign)
      const body = sampleBody(operation.body, { ...SOUND_FIELDS, ...values })
      const path = pathOf(operation, values)
      const answer = await call(real.url, stranger.token, operation.method, path, body)
      const status = expectedStatus(operation, foreign)
      expect(answer, `${path} with the owner's ${foreign}`).toMatchObject({ status })
      expectFamily(operation, status, answer.body)
      expect(JSON.stringify(answer.body)).not.toContain(MARK)
    }
    expect(await everyRow(real)).toEqual(before)
  })

  const reads = named.filter(([, { method }]) => method === 'GET')

  it.each(reads)('is read by itself, and in no answer to another: %s', async (_name, operation) => {
    const own = await call(real.url, owner.token, 'GET', pathOf(operation, owner.ids))
    if (!/^\/v[12]\/organizations\b/.test(operation.url))
      expect([403, 404]).not.toContain(own.status)
    const other = await call(real.url, stranger.token, 'GET', pathOf(operation, stranger.ids))
    expect(JSON.stringify(other.body)).not.toContain(MARK)
    expect(await everyRow(real)).toEqual(before)
  })

  const withoutIds = named.filter(
    ([, operation]) => operation.method !== 'GET' && idsOf(operation).length === 0,
  )

  it.each(withoutIds)('is touched by nothing that another makes: %s', async (_name, operation) => {
    const body = sampleBody(operation.body, SOUND_FIELDS)
    const answer = await call(real.url, stranger.token, operation.method, operation.url, body)
    expect(answer.status).toBeLessThan(500)
    expect(JSON.stringify(answer.body)).not.toContain(MARK)
    expect(await everyRow(real)).toEqual(expect.arrayContaining(before))
  })
})

describe('the walk over the operations', () => {
  it('knows a value of the owner for every id', () => {
    const names = new Set(
      operations.flatMap((operation) => [...operation.params, ...idsOf(operation)]),
    )
    expect([...names].filter((name) => owner.ids[name] === undefined)).toEqual([])
  })

  it('meets every operation under both versions', () => {
    const under = (version: string) =>
      operations
        .filter(({ url }) => url.startsWith(`/${version}/`))
        .map(({ method, url }) => `${method} ${url.slice(3)}`)
        .sort()
    expect(under('v1')).toEqual(under('v2'))
    expect(under('v1').length).toBeGreaterThan(30)
  })
})
