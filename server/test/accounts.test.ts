import type {
  ApiToken,
  CurrentToken,
  NewApiToken,
  NewOrganization,
  Organization,
} from '@atelier/contract'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Answer, call, type RealApp, startApp } from './real-app.ts'

const PROJECTS = '/v1/tailored-gen/projects'

describe('accounts', () => {
  let real: RealApp
  let operator: string
  let studio: NewOrganization
  let admin: string
  const ask = <T>(token: string, method: string, path: string, body?: unknown) =>
    call<T>(real.url, token, method, path, body)

  beforeAll(async () => {
    real = await startApp()
    operator = (await real.store.accounts.ensureFirst()).drawn ?? ''
  })
  afterAll(() => real.close())
  beforeEach(async () => {
    const made = await ask<NewOrganization>(operator, 'POST', '/v1/organizations', {
      name: 'studio',
    })
    expect(made.status).toBe(201)
    studio = made.body
    admin = studio.first_token.token
  })

  async function makeToken(body: object = {}): Promise<NewApiToken> {
    const made = await ask<NewApiToken>(admin, 'POST', '/v1/tokens', body)
    expect(made.status).toBe(201)
    return made.body
  }

  describe('a token', () => {
    it('works as soon as it is made, and is a member that never expires unless said otherwise', async () => {
      const made = await makeToken()
      expect(made).toMatchObject({ role: 'member', test: false, expires_at: null, name: '' })
      expect((await ask(made.token, 'GET', PROJECTS)).status).toBe(200)
    })

    it('expires after the days that were asked for', async () => {
      const made = await makeToken({ name: 'ci', role: 'viewer', expires_in_days: 30 })
      const days = (Date.parse(made.expires_at ?? '') - Date.parse(made.created_at)) / 86_400_000
      expect(days).toBeCloseTo(30, 3)
    })

    it('is told once, and never again', async () => {
      const { token, ...rest } = await makeToken({ name: 'once' })
      const list = await ask<ApiToken[]>(admin, 'GET', '/v1/tokens')
      expect(list.body).toContainEqual(rest)
      expect(list.body).toHaveLength(2)
      const one = await ask(admin, 'GET', `/v1/tokens/${rest.id}`)
      expect(one).toMatchObject({ status: 200, body: rest })
      expect(JSON.stringify([list.body, one.body])).not.toContain(token.slice(4))
    })

    it('is refused from the moment it is revoked, and stays in the list', async () => {
      const { id, token } = await makeToken()
      expect(await ask(admin, 'DELETE', `/v1/tokens/${id}`)).toMatchObject({
        status: 204,
        body: '',
      })
      expect(await ask(token, 'GET', PROJECTS)).toMatchObject({
        status: 401,
        body: { message: 'The token was revoked' },
      })
      const { body } = await ask<ApiToken>(admin, 'GET', `/v1/tokens/${id}`)
      expect(body.revoked_at).not.toBeNull()
      expect((await ask(admin, 'DELETE', `/v1/tokens/${id}`)).status).toBe(204)
      expect((await ask(admin, 'GET', `/v1/tokens/${id}`)).body).toEqual(body)
    })

    it('tells who is asking, and for whom', async () => {
      const { id, token } = await makeToken({ role: 'viewer', name: 'console' })
      const { body } = await ask<CurrentToken>(token, 'GET', '/v1/tokens/current')
      expect(body).toMatchObject({ id, role: 'viewer', organization: { id: studio.id } })
    })

    it('has its last use written down', async () => {
      const { id, token } = await makeToken()
      await ask(token, 'GET', PROJECTS)
      const lastUse = async () =>
        (await ask<ApiToken>(admin, 'GET', `/v1/tokens/${id}`)).body.last_used_at
      await expect.poll(lastUse).not.toBeNull()
    })

    it.each([
      [{ role: 'owner' }],
      [{ expires_in_days: 0 }],
      [{ expires_in_days: 1.5 }],
      [{ expires_in_days: 100_000 }],
      [{ name: 'U+0000: \0' }],
      [{ name: 'x'.repeat(201) }],
      [{ test: true, role: 'admin' }],
    ])('is not made of what cannot be used: %j', async (body) => {
      expect(await ask(admin, 'POST', '/v1/tokens', body)).toMatchObject({
        status: 400,
        body: {
          errors: expect.arrayContaining([
            expect.objectContaining({ field_name: Object.keys(body).at(-1) }),
          ]),
        },
      })
      expect((await ask(admin, 'GET', '/v1/tokens')).body).toHaveLength(1)
    })
  })

  describe('the last token that can manage tokens', () => {
    const last = () => `/v1/tokens/${studio.first_token.id}`

    it('is not revoked by mistake', async () => {
      await makeToken({ role: 'member' })
      expect(await ask(admin, 'DELETE', last())).toMatchObject({
        status: 409,
        body: { message: expect.any(String) },
      })
      expect((await ask(admin, 'GET', '/v1/tokens')).status).toBe(200)
    })

    it('is revoked by force, and the operator can make another', async () => {
      expect((await ask(admin, 'DELETE', `${last()}?force=true`)).status).toBe(204)
      expect((await ask(admin, 'GET', '/v1/tokens')).status).toBe(401)
      const path = `/v1/organizations/${studio.id}/tokens`
      const made = await ask<NewApiToken>(operator, 'POST', path, { role: 'admin' })
      expect(made).toMatchObject({ status: 201, body: { organization_id: studio.id } })
      expect((await ask(made.body.token, 'GET', '/v1/tokens')).status).toBe(200)
    })

    it('is one of two that revoke each other at the same moment', async () => {
      const second = await makeToken({ role: 'admin' })
      const answers = await Promise.all([
        ask(admin, 'DELETE', `/v1/tokens/${second.id}`),
        ask(second.token, 'DELETE', last()),
      ])
      const works = await Promise.all(
        [admin, second.token].map((token) => ask(token, 'GET', '/v1/tokens')),
      )
      expect(answers.filter(({ status }) => status === 204)).toHaveLength(1)
      expect(works.filter(({ status }) => status === 200)).toHaveLength(1)
    })

    it('counts as the last beside one that has expired or was revoked', async () => {
      const second = await makeToken({ role: 'admin' })
      await ask(admin, 'DELETE', `/v1/tokens/${second.id}`)
      expect((await ask(admin, 'DELETE', last())).status).toBe(409)
    })
  })

  describe('an organization', () => {
    it('is made by the operator, with a first token that manages its tokens and nothing else', async () => {
      expect(studio).toMatchObject({ name: 'studio', operator: false, rate_limit: null })
      expect((await ask(admin, 'GET', '/v1/tokens')).status).toBe(200)
      expect((await ask(admin, 'GET', '/v1/organizations')).status).toBe(403)
      const own = await ask(admin, 'GET', `/v1/organizations/${studio.id}`)
      expect(own).toMatchObject({ status: 403, body: expect.any(String) })
    })

    it('keeps limits that are not named in a change', async () => {
      const path = `/v1/organizations/${studio.id}`
      await ask(operator, 'PUT', path, { rate_limit: 10, total_quota: 'unlimited' })
      const changed = await ask(operator, 'PUT', path, { name: 'renamed' })
      const now = { name: 'renamed', rate_limit: 10, total_quota: 'unlimited' }
      expect(changed).toMatchObject({ status: 200, body: now })
      expect((await ask(operator, 'PUT', path, { rate_limit: null })).body).toMatchObject({
        ...now,
        rate_limit: null,
      })
      expect((await ask(operator, 'PUT', path, {})).body).toMatchObject({ name: 'renamed' })
      const list = await ask<Organization[]>(operator, 'GET', '/v1/organizations')
      expect(list.body).toContainEqual((await ask(operator, 'GET', path)).body)
    })

    it.each([[{ rate_limit: 0 }], [{ total_quota: -1 }], [{ rate_limit: 'none' }], [{ name: '' }]])(
      'refuses a change that cannot be used: %j',
      async (body) => {
        const path = `/v1/organizations/${studio.id}`
        expect((await ask(operator, 'PUT', path, body)).status).toBe(400)
        expect((await ask(operator, 'GET', path)).body).toMatchObject({ name: 'studio' })
      },
    )

    it('that there is not is not found', async () => {
      for (const [method, path] of [
        ['GET', '/v1/organizations/999999'],
        ['PUT', '/v1/organizations/999999'],
        ['POST', '/v1/organizations/999999/tokens'],
      ] as const) {
        const answer = await ask(operator, method, path, method === 'GET' ? undefined : {})
        expect(answer).toMatchObject({ status: 404, body: { message: expect.any(String) } })
      }
    })

    it('is managed by admins of the operator alone, not by its members', async () => {
      const member = await ask<NewApiToken>(operator, 'POST', '/v1/tokens', { role: 'member' })
      expect((await ask(member.body.token, 'GET', '/v1/organizations')).status).toBe(403)
    })
  })

  describe('an address', () => {
    const from = async (remoteAddress: string, token: string): Promise<Answer> => {
      const headers = { api_token: token }
      const answer = await real.app.inject({ url: PROJECTS, headers, remoteAddress })
      const body = answer.json() as unknown
      return { status: answer.statusCode, headers: new Headers(answer.headers as never), body }
    }
    const guess = async (remoteAddress: string, times: number) => {
      const statuses: number[] = []
      for (let i = 0; i < times; i++) statuses.push((await from(remoteAddress, `no-${i}`)).status)
      return statuses
    }

    it('that tries too many tokens is refused, with the right one too, and told for how long', async () => {
      expect(await guess('203.0.113.1', 7)).toEqual([401, 401, 401, 401, 401, 429, 429])
      const refused = await from('203.0.113.1', admin)
      expect(refused).toMatchObject({ status: 429, body: { message: expect.any(String) } })
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
      expect((await from('203.0.113.2', admin)).status).toBe(200)
    })

    it('goes on with a token that it used before, whoever guesses beside it', async () => {
      expect((await from('203.0.113.3', admin)).status).toBe(200)
      await guess('203.0.113.3', 7)
      expect((await from('203.0.113.3', admin)).status).toBe(200)
      expect((await from('203.0.113.3', (await makeToken()).token)).status).toBe(429)
    })

    it('is not counted for a token that was revoked: that is no guess', async () => {
      const { id, token } = await makeToken()
      await ask(admin, 'DELETE', `/v1/tokens/${id}`)
      for (let i = 0; i < 7; i++) expect((await from('203.0.113.4', token)).status).toBe(401)
    })

    it('of the machine itself is never refused', async () => {
      expect(new Set(await guess('127.0.0.1', 12))).toEqual(new Set([401]))
      expect(new Set(await guess('::ffff:127.0.0.1', 12))).toEqual(new Set([401]))
    })
  })
})
