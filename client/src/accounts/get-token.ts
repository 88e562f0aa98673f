import { type ApiToken, apiToken } from '@atelier/contract'
import type { CallOptions, Client } from '../client.ts'
import { request } from '../request.ts'

/** What is known of a token of the caller's organization; 404 when there is none with this id. For admins. */
export function getToken(
  client: Client,
  tokenId: number,
  options: CallOptions = {},
): Promise<ApiToken> {
  const path = `/v1/tokens/${tokenId}`
  return request(client, { method: 'GET', path, answer: apiToken, ...options })
}
