import { type Organization, organization } from '@atelier/contract'
import { z } from 'zod'
import type { CallOptions, Client } from '../client.ts'
import { request } from '../request.ts'

/** Every organization of the server, oldest first. For the operator. */
export function listOrganizations(
  client: Client,
  options: CallOptions = {},
): Promise<Organization[]> {
  const path = '/v1/organizations'
  return request(client, { method: 'GET', path, answer: z.array(organization), ...options })
}
