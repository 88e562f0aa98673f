import { type CreateApiToken, type NewApiToken, newApiToken } from '@atelier/contract'
import type { CallOptions, Client } from '../client.ts'
import { request } from '../request.ts'

/** Creates a token for the caller's organization; its secret is in this answer alone. For admins. */
export function createToken(
  client: Client,
  body: CreateApiToken = {},
  options: CallOptions = {},
): Promise<NewApiToken> {
  const path = '/v1/tokens'
  return request(client, { method: 'POST', path, body, answer: newApiToken, ...options })
}
