import {
  createOrganization,
  createToken,
  getCurrentToken,
  type Organization,
} from '@atelier/client'
import type { TestContext } from 'vitest'
import { once } from './once.ts'
import type { Target } from './target.ts'

const whoAmI = once(({ client }) => getCurrentToken(client))

/** Skips a test that makes organizations or tokens where the suite's token may not. */
export async function needsOperator(context: TestContext, target: Target): Promise<void> {
  const { role, organization } = await whoAmI(target)
  context.skip(role !== 'admin' || !organization.operator, 'the token is no operator of the server')
}

/** The suite's target, asked with another token. */
export function withToken(target: Target, apiToken: string): Target {
  return { ...target, client: { ...target.client, apiToken } }
}

/** The limits of a new organization; what is left out is the server's setting. */
type Limits = Partial<Pick<Organization, 'rate_limit' | 'total_quota'>>

/** An admin of a new organization. */
export async function newOrganization(
  target: Target,
  limits: Limits = { rate_limit: 'unlimited', total_quota: 'unlimited' },
): Promise<Target> {
  const made = await createOrganization(target.client, { name: 'Acceptance', ...limits })
  return withToken(target, made.first_token.token)
}

/** An organization that has nothing, for all tests that need a stranger. */
export const stranger = once((target) => newOrganization(target))

/** A test token, which brings up any documented answer. */
export const testToken = once(async (target) => {
  const { token } = await createToken(target.client, { name: 'acceptance', test: true })
  return withToken(target, token)
})
