import { afterAll, describe, expect, it } from 'vitest'
import { startApp } from './real-app.ts'

const real = await startApp()
afterAll(() => real.close())

/** Every address there is, with the methods that were registered for it. */
const addresses = new Map<string, string[]>()
for (const { url, method } of real.app.routeTable) {
  addresses.set(url, [...(addresses.get(url) ?? []), method])
}
const named = [...addresses].map(([url, methods]) => {
  const path = url.replace(/:\w+/g, '7').replace('*', 'any/thing')
  return [path, [...methods, 'OPTIONS']] as const
})

const send = (method: string, path: string, init: RequestInit = {}) =>
  fetch(`${real.url}${path}`, { method, ...init })

function listed(answer: Response): string[] {
  return (answer.headers.get('allow') ?? '').split(', ')
}

function familyBody(path: string, code: number) {
  return /^\/v[12]\/(image|video|structured_prompt|status)\b/.test(path)
    ? { error: { code }, request_id: expect.any(String) }
    : { message: expect.any(String) }
}

describe('a known address', () => {
  it.each(named)(
    'answers another method with 405 and what is possible: %s',
    async (path, methods) => {
      const answer = await send('PATCH', path)
      expect(answer.status).toBe(405)
      // Another pattern may fit the same address: an id can be called anything.
      expect(listed(answer)).toEqual(expect.arrayContaining([...methods]))
      expect(await answer.json()).toMatchObject(familyBody(path, 405))
      for (const method of ['GET', 'POST', 'PUT', 'DELETE'].filter(
        (m) => !listed(answer).includes(m),
      )) {
        expect((await send(method, path)).status, method).toBe(405)
      }
    },
  )

  it.each(named)(
    'tells what is possible when it is asked, without a token: %s',
    async (path, methods) => {
      const answer = await send('OPTIONS', path)
      expect([answer.status, await answer.text()]).toEqual([204, ''])
      expect(listed(answer)).toEqual(expect.arrayContaining([...methods]))
      expect(answer.headers.get('access-control-allow-origin')).toBeNull()
    },
  )

  it('answers HEAD as GET, without the body', async () => {
    const token = (await real.store.accounts.createOrganization('studio')).token
    const headers = { api_token: token }
    const get = await send('GET', '/v1/tailored-gen/projects', { headers })
    const head = await send('HEAD', '/v1/tailored-gen/projects', { headers })
    expect([head.status, await head.text()]).toEqual([200, ''])
    expect(head.headers.get('content-length')).toBe(get.headers.get('content-length'))
    expect((await send('HEAD', '/v1/tailored-gen/projects')).status).toBe(401)
    expect((await send('HEAD', '/v2/image/generate/tailored')).status).toBe(405)
  })
})

describe('an unknown address', () => {
  it.each([
    ['GET', '/nothing'],
    ['OPTIONS', '/v1/nothing'],
    ['PATCH', '/v1/tailored-gen/projects/1/nothing'],
    ['DELETE', '/v2/image/nothing'],
    ['PUT', '/V1/tailored-gen/projects'],
  ])('stays 404: %s %s', async (method, path) => {
    const answer = await send(method, path)
    expect(answer.status).toBe(404)
    expect(answer.headers.get('allow')).toBeNull()
    expect(await answer.json()).toMatchObject(familyBody(path, 404))
  })

  it('stays 404 whatever is sent there', async () => {
    for (const type of ['text/xml', 'application/json', 'multipart/form-data']) {
      const init = { headers: { 'content-type': type }, body: '{broken' }
      expect((await send('POST', '/v1/nothing', init)).status).toBe(404)
      expect((await send('PATCH', '/v1/tailored-gen/projects', init)).status).toBe(405)
    }
  })
})
