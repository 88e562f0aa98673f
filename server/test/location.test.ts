import { afterAll, describe, expect, it } from 'vitest'
import { call, startApp } from './real-app.ts'
import { operationsOf, pathOf, sampleBody } from './walk.ts'
import { ARCHIVE_HOST, createWorld, makeReady, SOUND_FIELDS } from './world.ts'

// Walks whatever is registered, as tenancy.test.ts does.

const real = await startApp({ outboundAllow: [ARCHIVE_HOST] })
afterAll(() => real.close())

const named = operationsOf(real.app)
  .filter(({ responses }) => '201' in responses || '202' in responses)
  .map((operation) => [`${operation.method} ${operation.url}`, operation] as const)

describe('what was made or taken', () => {
  it.each(named)('can be read where Location says: %s', async (_name, operation) => {
    const world = await createWorld(real, 'studio')
    await makeReady(real, world, operation)
    const values = { ...SOUND_FIELDS, ...world.ids }
    const path = pathOf(operation, values)
    const body = sampleBody(operation.body, values)
    const answer = await call(real.url, world.token, operation.method, path, body)
    expect([201, 202]).toContain(answer.status)
    const location = new URL(answer.headers.get('location') ?? '')
    expect(location.origin).toBe(real.url)
    const read = await call(real.url, world.token, 'GET', location.pathname)
    expect(read.status).toBe(200)
    if (answer.status === 202) return
    // The same thing, and not merely something.
    const made = answer.body as { id: number; organization_id?: number }
    expect([made.id, made.organization_id]).toContain((read.body as { id: number }).id)
  })

  it('is under the version that was asked', () => {
    const locations = named.map(([, { url }]) => url.slice(0, 4))
    expect(new Set(locations)).toEqual(new Set(['/v1/', '/v2/']))
  })
})
