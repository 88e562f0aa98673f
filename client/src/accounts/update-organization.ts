import { type Organization, organization, type UpdateOrganization } from '@atelier/contract'
import type { CallOptions, Client } from '../client.ts'
import { request } from '../request.ts'

/** Changes an organization's name and limits; what is left out stays. They hold from the next request on. For the operator. */
export function updateOrganization(
  client: Client,
  organizationId: number,
  body: UpdateOrganization,
  options: CallOptions = {},
): Promise<Organization> {
  const path = `/v1/organizations/${organizationId}`
  return request(client, { method: 'PUT', path, body, answer: organization, ...options })
}
