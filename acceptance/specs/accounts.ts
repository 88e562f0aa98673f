import {
  createOrganization,
  createOrganizationToken,
  createToken,
  getCurrentToken,
  getOrganization,
  getToken,
  listOrganizations,
  listProjects,
  listTokens,
  revokeToken,
  updateOrganization,
} from '@atelier/client'
import { describe, expect, it } from 'vitest'
import { needsOperator, newOrganization, withToken } from '../src/organizations.ts'
import { raw } from '../src/raw.ts'
import { faultOf, message } from '../src/shapes.ts'
import type { Target } from '../src/target.ts'
import { UNKNOWN_ID } from '../src/things.ts'

export function accounts(target: () => Target): void {
  organizations(target)
  tokens(target)
}

function organizations(target: () => Target): void {
  describe('organizations', () => {
    it('201, 200: one is made with the token of its admin, listed, read and changed', async (context) => {
      await needsOperator(context, target())
      const { client } = target()
      const body = { name: 'Acceptance', rate_limit: 'unlimited', total_quota: 1_000 } as const
      const { first_token, ...made } = await createOrganization(client, body)
      expect(made).toMatchObject({ ...body, operator: false, requests_used: 0 })
      expect(first_token).toMatchObject({ organization_id: made.id, role: 'admin' })
      expect(await listOrganizations(client)).toContainEqual(made)
      expect(await getOrganization(client, made.id)).toEqual(made)
      const changed = await updateOrganization(client, made.id, { rate_limit: 60 })
      expect(changed).toEqual({ ...made, rate_limit: 60 })
      await listProjects({ ...client, apiToken: first_token.token })
      expect(await getOrganization(client, made.id)).toEqual({ ...changed, requests_used: 1 })
    })

    it('201: another token for one, by the operator', async (context) => {
      await needsOperator(context, target())
      const { client } = target()
      const { id } = await createOrganization(client, { name: 'Acceptance' })
      const made = await createOrganizationToken(client, id, { role: 'viewer', name: 'help' })
      expect(made).toMatchObject({ organization_id: id, role: 'viewer', name: 'help' })
      const current = await getCurrentToken({ ...client, apiToken: made.token })
      expect(current).toMatchObject({ id: made.id, organization: { id } })
    })

    it.for<readonly [string, string, object, string]>([
      ['POST', '', { name: ' ' }, 'name'],
      ['POST', '', { name: 'A', rate_limit: 0 }, 'rate_limit'],
      ['PUT', `/${UNKNOWN_ID}`, { total_quota: 'endless' }, 'total_quota'],
      ['POST', `/${UNKNOWN_ID}/tokens`, { role: 'king' }, 'role'],
    ])(
      '400: %s /organizations%s %j, naming the field',
      async ([method, path, body, field], context) => {
        await needsOperator(context, target())
        const answer = await raw(target(), method, `/v1/organizations${path}`, { body })
        expect(answer).toMatchObject({ status: 400, body: faultOf(field) })
      },
    )

    it('404: an unknown one', async (context) => {
      await needsOperator(context, target())
      const path = `/v1/organizations/${UNKNOWN_ID}`
      for (const [method, address] of [
        ['GET', path],
        ['PUT', path],
        ['POST', `${path}/tokens`],
      ] as const)
        expect(
          await raw(target(), method, address, { body: method === 'GET' ? undefined : {} }),
        ).toMatchObject({
          status: 404,
          body: message,
        })
    })

    it('409: a key that was used for another body', async (context) => {
      await needsOperator(context, target())
      const { id } = await createOrganization(target().client, { name: 'Acceptance' })
      for (const path of ['/v1/organizations', `/v1/organizations/${id}/tokens`]) {
        const headers = { 'idempotency-key': crypto.randomUUID() }
        const post = (name: string) => raw(target(), 'POST', path, { headers, body: { name } })
        expect((await post('one')).status).toBe(201)
        expect(await post('two')).toMatchObject({ status: 409, body: message })
      }
    })
  })
}

function tokens(target: () => Target): void {
  describe('tokens', () => {
    it('201, 200, 204: one is made, listed without its secret, read and revoked', async (context) => {
      await needsOperator(context, target())
      const { client } = await newOrganization(target())
      const body = { name: 'ci', role: 'member', expires_in_days: 30 } as const
      const { token, ...made } = await createToken(client, body)
      expect(made).toMatchObject({ name: 'ci', role: 'member', test: false, revoked_at: null })
      expect(await listTokens(client)).toContainEqual(made)
      expect(await getToken(client, made.id)).toEqual(made)
      const own = { ...client, apiToken: token }
      expect(await getCurrentToken(own)).toMatchObject({ id: made.id, role: 'member' })
      await revokeToken(client, made.id)
      await expect(listProjects(own)).rejects.toMatchObject({ status: 401, body: message })
      // What was deleted is not found; the list remembers it.
      await expect(getToken(client, made.id)).rejects.toMatchObject({ status: 404 })
      const revoked = { ...made, revoked_at: expect.any(String), last_used_at: expect.any(String) }
      expect(await listTokens(client)).toContainEqual(revoked)
    })

    it('409: the last one that can manage tokens is revoked by force alone', async (context) => {
      await needsOperator(context, target())
      const { client } = await newOrganization(target())
      const { id } = await getCurrentToken(client)
      const path = `/v1/tokens/${id}`
      const admin = withToken(target(), client.apiToken)
      expect(await raw(admin, 'DELETE', path)).toMatchObject({ status: 409, body: message })
      expect((await raw(admin, 'DELETE', `${path}?force=perhaps`)).status).toBe(400)
      await revokeToken(client, id, { force: true })
      await expect(getCurrentToken(client)).rejects.toMatchObject({ status: 401 })
    })

    it.for<readonly [object, string]>([
      [{ role: 'king' }, 'role'],
      [{ expires_in_days: 0 }, 'expires_in_days'],
      [{ test: true, role: 'member' }, 'role'],
    ])('400: POST /tokens %j, naming the field', async ([body, field], context) => {
      await needsOperator(context, target())
      const answer = await raw(target(), 'POST', '/v1/tokens', { body })
      expect(answer).toMatchObject({ status: 400, body: faultOf(field) })
    })

    it('404: an unknown one, and one of another organization', async (context) => {
      await needsOperator(context, target())
      const { client } = await newOrganization(target())
      const { id } = await getCurrentToken(client)
      for (const known of [id, UNKNOWN_ID])
        for (const method of ['GET', 'DELETE'])
          expect(await raw(target(), method, `/v1/tokens/${known}`)).toMatchObject({
            status: 404,
            body: message,
          })
    })

    it('409: a key that was used for another body', async (context) => {
      await needsOperator(context, target())
      const admin = await newOrganization(target())
      const headers = { 'idempotency-key': crypto.randomUUID() }
      const post = (name: string) => raw(admin, 'POST', '/v1/tokens', { headers, body: { name } })
      expect((await post('one')).status).toBe(201)
      expect(await post('two')).toMatchObject({ status: 409, body: message })
      expect(await listTokens(admin.client)).toHaveLength(2)
    })
  })
}
