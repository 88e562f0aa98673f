import { type Organization, organization } from '@atelier/contract'
import type { CallOptions, Client } from '../client.ts'
import { request } from '../request.ts'

/** An organization with its limits; 404 when there is none with this id. For the operator. */
export function getOrganization(
  client: Client,
  organizationId: number,
  options: CallOptions = {},
): Promise<Organization> {
  const path = `/v1/organizations/${organizationId}`
  return request(client, { method: 'GET', path, answer: organization, ...options })
}
