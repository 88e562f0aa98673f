import { type CreateApiToken, type NewApiToken, newApiToken } from '@atelier/contract'
import type { CallOptions, Client } from '../client.ts'
import { request } from '../request.ts'

/** Creates a token for another organization, such as one that has no admin token left. For the operator. */
export function createOrganizationToken(
  client: Client,
  organizationId: number,
  body: CreateApiToken = {},
  options: CallOptions = {},
): Promise<NewApiToken> {
  const path = `/v1/organizations/${organizationId}/tokens`
  return request(client, { method: 'POST', path, body, answer: newApiToken, ...options })
}
