import { type CreateOrganization, type NewOrganization, newOrganization } from '@atelier/contract'
import type { CallOptions, Client } from '../client.ts'
import { request } from '../request.ts'

/** Creates an organization with a first token for its admin; the secret is in this answer alone. For the operator. */
export function createOrganization(
  client: Client,
  body: CreateOrganization,
  options: CallOptions = {},
): Promise<NewOrganization> {
  const path = '/v1/organizations'
  return request(client, { method: 'POST', path, body, answer: newOrganization, ...options })
}
