import { type CurrentToken, currentToken } from '@atelier/contract'
import type { CallOptions, Client } from '../client.ts'
import { request } from '../request.ts'

/** The token that is sent, what it may do, and its organization with its limits. */
export function getCurrentToken(client: Client, options: CallOptions = {}): Promise<CurrentToken> {
  const path = '/v1/tokens/current'
  return request(client, { method: 'GET', path, answer: currentToken, ...options })
}
